import RelationGraph

/// Who is tied to whom, and how strongly: all that formats hold that know neither attributes nor schemas.
///
/// Their writers begin with it, and what comes back from them is made of it.
struct TieGraph: Sendable {
  struct Tie: Sendable {
    /// Places in ``TieGraph/ids``.
    var from, to: Int
    var kind: RelationKind
    var isDirected: Bool
    /// An integer or a real.
    var weight: PropertyValue?
    var validity: Validity
    var sign: Sign
  }

  private(set) var ids: [String]
  /// The mode of every node, 1 or 2, where the graph has two.
  private(set) var modes: [Int]?
  var ties: [Tie]

  init(_ graph: PropertyGraph) {
    let graph = graph.canonical()
    ids = (0..<graph.nodeCount).map { graph.nodeID(at: $0) }
    ties = graph.relations.enumerated().map { index, relation in
      let ends = graph.relationEnds(at: index)
      let weight = relation.properties["weight"]
      return Tie(
        from: ends.from, to: ends.to, kind: relation.kind == "" ? .unspecified : relation.kind,
        isDirected: graph.isDirected(relationAt: index), weight: weight?.number == nil ? nil : weight,
        validity: relation.validity, sign: graph.relationSign(at: index))
    }
  }

  /// Makes weights of the signs, as signed networks are written: where every tie has a sign, and none has a weight.
  mutating func useSigns() {
    guard isSigned else { return }
    for index in ties.indices { ties[index].weight = .integer(Int(ties[index].sign.rawValue)) }
  }

  private var isSigned: Bool { !ties.isEmpty && ties.allSatisfy { $0.sign != .neutral && $0.weight == nil } }

  /// The kinds of ties in their order, each with whether it is directed.
  var kinds: [(kind: RelationKind, isDirected: Bool)] {
    var directions: [RelationKind: Set<Bool>] = [:]
    for tie in ties { directions[tie.kind, default: []].insert(tie.isDirected) }
    return directions.keys.sorted().flatMap { kind in
      [true, false].filter { directions[kind]?.contains($0) == true }.map { (kind, $0) }
    }
  }

  /// The places of the nodes with those of the first mode before the others.
  var nodesByMode: [Int] {
    guard let modes else { return Array(ids.indices) }
    return ids.indices.filter { modes[$0] == 1 } + ids.indices.filter { modes[$0] != 1 }
  }

  /// Finds the two modes: two kinds of nodes, and all ties across. The kind that ties start from is the first one.
  mutating func findModes(in graph: PropertyGraph) {
    let graph = graph.canonical()
    let kinds = Set((0..<graph.nodeCount).map { graph.nodeKind(at: $0) })
    guard kinds.count == 2, !ties.isEmpty, let other = kinds.max(), kinds.min() != other else { return }
    let isOther = (0..<graph.nodeCount).map { graph.nodeKind(at: $0) == other }
    guard ties.allSatisfy({ isOther[$0.from] != isOther[$0.to] }) else { return }
    let startsAtOther = ties.filter(\.isDirected).allSatisfy { isOther[$0.from] } && ties.contains(where: \.isDirected)
    modes = isOther.map { $0 == startsAtOther ? 1 : 2 }
  }

  /// Leaves out the kinds of ties.
  mutating func dropKinds() {
    for index in ties.indices { ties[index].kind = .unspecified }
  }

  mutating func dropDates() {
    for index in ties.indices { ties[index].validity = .unknown }
  }

  /// Numbers the nodes from 1.
  mutating func dropIDs() { ids = ids.indices.map { String($0 + 1) } }

  /// Leaves the first of several ties of one kind between two nodes.
  mutating func mergeParallels() {
    var numbers: [RelationKind: Int] = [:]
    var seen: Set<SIMD2<Int>> = []
    // In its place: beside a second array of ten million ties these formats took 5 GB.
    ties.removeAll { tie in
      let number = numbers[tie.kind, default: numbers.count]
      numbers[tie.kind] = number
      let isTurned = !tie.isDirected && tie.from > tie.to
      let (from, to) = isTurned ? (tie.to, tie.from) : (tie.from, tie.to)
      return !seen.insert(SIMD2(from << 32 | to, number << 1 | (tie.isDirected ? 1 : 0))).inserted
    }
  }
}

extension TieGraph {
  /// The graph as it comes back.
  var graph: PropertyGraph {
    (try? flat.draft().build())?.graph ?? PropertyGraph()
  }

  private var flat: FlatGraph {
    var flat = FlatGraph()
    flat.nodes = ids.indices.map { index in
      FlatGraph.Node(id: ids[index], attributes: modes.map { [("kind", .text(TwoMode.kind($0[index])))] } ?? [])
    }
    flat.edges = ties.map { tie in
      var edge = FlatGraph.Edge(from: ids[tie.from], to: ids[tie.to], isDirected: tie.isDirected)
      if tie.kind != .unspecified { edge.attributes.append(("kind", .text(tie.kind.rawValue))) }
      if let weight = tie.weight { edge.attributes.append(("weight", weight)) }
      if tie.validity != .unknown { edge.attributes.append(("dates", .text(tie.validity.description))) }
      return edge
    }
    return flat
  }

  /// What a format that keeps weights, and signs as weights, loses.
  static func losses(of graph: PropertyGraph, in format: GraphFormat) -> [Loss] {
    let isSigned = TieGraph(graph).isSigned
    let words = graph.relations.count { relation in relation.properties["weight"].map { $0.number == nil } ?? false }
    // Which kinds are undirected is no schema: it comes back with the ties.
    let schema = SchemaExtension(from: graph.schema)
    let isPlain =
      schema.base == "open" && schema.nodes.isEmpty
      && schema.relations.values.allSatisfy { $0 == RelationRule(isDirected: $0.isDirected) }
    let losses = format.keeps.losses(of: graph).filter { !isPlain || $0.field != "the schema" }.map { loss in
      isSigned && loss.field == "signs" ? Loss("signs, which become weights", facts: loss.facts) : loss
    }
    return losses + (words == 0 ? [] : [Loss("weights of relations that are not numbers", facts: words)])
  }
}

/// Networks of two modes: persons and events, members and clubs.
enum TwoMode {
  /// The kind of the nodes of a mode, in files that do not name it.
  static func kind(_ mode: Int) -> String { "mode-\(mode)" }
}

/// Numbers of nodes that files announce before they show any.
enum AnnouncedCount {
  /// How many nodes a file of this size may announce without showing them.
  static func allowance(_ bytes: Int) -> Int { 10_000 + bytes }

  /// The error for a number beyond that.
  static func tooMany(_ count: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "too-many", "\(count) nodes are announced, far more than this file can hold", at: location,
      hint: "correct the number")
  }
}

/// Numbers as all these formats write them.
enum TieNumber {
  static func text(_ value: PropertyValue) -> String {
    if case .real(let number) = value { return JSONText.real(number) }
    return value.text
  }

  /// An integer or a real, as written; `nan` and infinities are left to whoever makes a property of it.
  static func value(_ text: String) -> PropertyValue? {
    if let value = PlainScalar.number(text) { return value }
    guard text.utf8.count <= 40, !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return nil }
    // `+1`, `1.`, `.5` and `007` are numbers in files of other tools.
    if let integer = Int(text) { return .integer(integer) }
    return Double(text).map(PropertyValue.real)
  }

  static func isZero(_ value: PropertyValue) -> Bool { value.number == 0 }

  /// The same value with the other sign.
  static func negated(_ value: PropertyValue) -> PropertyValue {
    switch value {
    case .integer(let number) where number > .min: .integer(-number)
    default: .real(-(value.number ?? 0))
    }
  }
}
