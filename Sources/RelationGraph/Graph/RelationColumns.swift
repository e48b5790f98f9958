/// Relations in columns, as readers of large files have them: no value is made for a row.
package struct RelationColumns: Sendable {
  /// The ids that relations name, each once.
  package var nodeIDs: [String]
  /// Whether these stand in canonical order, and are ASCII without control characters.
  package var areIDsPlain = false
  /// The place in `nodeIDs` of both ends of every relation.
  private var ends: Ends
  package var kindValues: [RelationKind] = [.unspecified]
  /// The place in `kindValues` of every relation's kind.
  package var kinds: SharedColumn<Int32>
  package var validityValues: [Validity] = [.unknown]
  package var validities: SharedColumn<Int32>
  package var signs: SharedColumn<Int8>
  package var properties: [(key: String, column: PropertyColumn)] = []
  package var file: String
  /// The line of every relation: row + this number.
  package var firstLine: Int
  /// The line of every relation where they are not one behind the other; empty: they are.
  package var lines: [Int32] = []

  /// The sign of relations that have none of their own.
  package static let noSign = RelationTable.noSign

  package init(nodeIDs: [String], from: [Int32], to: [Int32], file: String, firstLine: Int) {
    self.init(nodeIDs, .columns(from: from, to: to), file, firstLine)
  }

  package init(nodeIDs: [String], ends: EndPieces, file: String, firstLine: Int) {
    self.init(nodeIDs, .pieces(ends), file, firstLine)
  }

  private init(_ nodeIDs: [String], _ ends: Ends, _ file: String, _ firstLine: Int) {
    self.nodeIDs = nodeIDs
    self.ends = ends
    kinds = SharedColumn(0, count: ends.count)
    validities = SharedColumn(0, count: ends.count)
    signs = SharedColumn(RelationTable.noSign, count: ends.count)
    self.file = file
    self.firstLine = firstLine
  }

  private enum Ends {
    case columns(from: [Int32], to: [Int32])
    case pieces(EndPieces)

    var count: Int {
      switch self {
      case .columns(let from, _): from.count
      case .pieces(let pieces): pieces.count
      }
    }
  }

  package var count: Int { ends.count }

  /// The places of both ends of a relation.
  func ends(_ row: Int) -> (from: Int32, to: Int32) {
    switch ends {
    case .columns(let from, let to): return (from[row], to[row])
    case .pieces(let pieces):
      var ends: (from: Int32, to: Int32) = (0, 0)
      pieces.forEach(in: row..<row + 1) { ends = ($1, $2) }
      return ends
    }
  }

  /// The ends of all relations; `numbers`: what stands for every place, `nil` for the place itself.
  fileprivate func endColumns(_ numbers: [Int32]?) -> (from: [Int32], to: [Int32]) {
    switch ends {
    case .columns(let from, let to):
      guard let numbers else { return (from, to) }
      return (from.map { numbers[Int($0)] }, to.map { numbers[Int($0)] })
    case .pieces(let pieces):
      var (from, to): ([Int32], [Int32]) = ([], [])
      let stretch = 1 << 20
      from = Array(count: count) { from in
        to = Array(count: count) { to in
          let (from, to) = (SharedMemory(from), SharedMemory(to))
          Parallelism.forEach((count + stretch - 1) / stretch) { part in
            let (from, to) = (from.base, to.base)
            pieces.forEach(in: part * stretch..<min(count, (part + 1) * stretch)) { row, start, end in
              from[row] = numbers.map { $0[Int(start)] } ?? start
              to[row] = numbers.map { $0[Int(end)] } ?? end
            }
          }
        }
      }
      return (from, to)
    }
  }

  /// The ends of all relations in canonical order, where nothing besides them differs and `nodeIDs` are the nodes in order.
  fileprivate func orderedEnds(nodeCount: Int, isDirected: Bool) -> (from: [Int32], to: [Int32])? {
    guard case .pieces(let pieces) = ends, kinds.isUniform, signs.isUniform, validities.isUniform, properties.isEmpty
    else { return nil }
    let bits = NodeTable.numberBits(nodeCount)
    // Numbers in order are places in order. Looked up where they stand in order, places are near each other.
    let areNumbersSorted = NodeTable.numberBits(pieces.places.count) == bits
    let columns = EndOrder.order(
      count: count, nodeBits: bits, tracksRows: false, places: areNumbersSorted ? pieces.places : nil
    ) { rows, keys in
      func add(_ row: Int, _ from: Int32, _ to: Int32) {
        let (first, second) = isDirected || from < to ? (from, to) : (to, from)
        keys[row &- rows.lowerBound] = EndOrder.key(first, second, bits)
      }
      if areNumbersSorted { pieces.forEachNumber(in: rows, add) } else { pieces.forEach(in: rows, add) }
    }
    return (columns.from, columns.to)
  }

  func location(_ row: Int) -> SourceLocation {
    SourceLocation(file: file, line: lines.isEmpty ? row + firstLine : Int(lines[row]), column: 1)
  }

  /// The relations as values, for a schema that has rules for them.
  var records: [GraphDraft.Located<Relation>] {
    (0..<count).map { row in
      let ends = ends(row)
      var relation = Relation(
        kind: kindValues[Int(kinds[row])], from: nodeIDs[Int(ends.from)], to: nodeIDs[Int(ends.to)],
        sign: Sign(rawValue: signs[row]), validity: validityValues[Int(validities[row])])
      for (key, column) in properties { relation.properties[key] = column[row] }
      return GraphDraft.Located(relation, at: location(row))
    }
  }
}

extension GraphDraft {
  /// Adds the columns, of which alone the relations consist; whether they are in canonical order then.
  func addColumns(
    _ columns: RelationColumns, to graph: inout PropertyGraph, _ found: inout [Diagnostic]
  ) -> Bool {
    guard let numbers = nodeNumbers(columns, in: &graph, &found) else { return false }
    for (place, validity) in columns.validityValues.enumerated() where !validity.isPossible {
      guard let row = (0..<columns.count).first(where: { columns.validities[$0] == place }) else { continue }
      found += FactCheck.violations(of: validity, evidence: [], properties: [:], sources: [:]).map {
        $0.diagnostic(at: columns.location(row))
      }
    }
    let kinds = columns.kindValues.map { graph.shared.relationKinds.intern($0) }
    let validities = columns.validityValues.map { graph.shared.validities.intern($0) }
    var ordered: (from: [Int32], to: [Int32])?
    if numbers == nil, columns.areIDsPlain, let kind = columns.kindValues.first, columns.kindValues.count == 1 {
      WorkProgress.current.begin("Ordering the graph")
      ordered = columns.orderedEnds(
        nodeCount: graph.nodeCount, isDirected: graph.schema.rule(for: kind).isDirected)
    }
    let ends = ordered ?? columns.endColumns(numbers)
    graph.relationTable = RelationTable(
      from: ends.from, to: ends.to, kinds: columns.kinds.mapped(by: kinds), signs: columns.signs,
      validities: columns.validities.mapped(by: validities), properties: columns.properties)
    return ordered != nil
  }

  /// The row of every id that the columns name; `nil` within where ids are the rows.
  private func nodeNumbers(
    _ columns: RelationColumns, in graph: inout PropertyGraph, _ found: inout [Diagnostic]
  ) -> [Int32]?? {
    if graph.nodeCount == 0, impliesNodes {
      let bad = columns.areIDsPlain ? [] : columns.nodeIDs.flatMap(FactCheck.violations(ofID:))
      found += bad.map { $0.diagnostic(at: SourceLocation(file: columns.file)) }
      guard bad.isEmpty else { return nil }
      graph.nodeTable = NodeTable(
        ids: columns.areIDsPlain ? NodeIDs(ordered: columns.nodeIDs) : NodeIDs(columns.nodeIDs),
        kind: graph.shared.nodeKinds.intern(Node(id: "").kind))
      return .some(nil)
    }
    var numbers: [Int32] = []
    numbers.reserveCapacity(columns.nodeIDs.count)
    var missing: Set<Int32> = []
    // Both stand in canonical order, as a rule: the next id is the next node, and few are looked for.
    var next = 0
    for (place, id) in columns.nodeIDs.enumerated() {
      if let row = graph.nodeIndex(id, from: &next) {
        numbers.append(Int32(row))
      } else if impliesNodes, FactCheck.violations(ofID: id).isEmpty {
        graph.nodeTable.append(Node(id: id), shared: &graph.shared)
        numbers.append(Int32(graph.nodeCount - 1))
      } else {
        missing.insert(Int32(place))
        numbers.append(-1)
      }
    }
    guard missing.isEmpty else {
      // Every relation that leads to one is a problem, as where relations are values.
      for row in 0..<columns.count where found.count <= Self.diagnosticLimit {
        let kind = columns.kindValues[Int(columns.kinds[row])].rawValue
        let ends = columns.ends(row)
        for end in [ends.from, ends.to] where missing.contains(end) {
          let id = columns.nodeIDs[Int(end)]
          found +=
            impliesNodes
            ? FactCheck.violations(ofID: id).map { $0.diagnostic(at: columns.location(row)) }
            : [self.missing(id, "'\(kind)' leads to", in: graph, at: columns.location(row), after: found)]
        }
      }
      return nil
    }
    let isIdentity = numbers.count == graph.nodeCount && numbers.indices.allSatisfy { numbers[$0] == $0 }
    return .some(isIdentity ? nil : numbers)
  }
}

extension PropertyGraph {
  /// The row of an id, looked for at and behind `next` where ids stand in order; `next` is then the row behind it.
  fileprivate func nodeIndex(_ id: String, from next: inout Int) -> Int? {
    let ids = nodeTable.ids
    if ids.areInOrder {
      while next < ids.count, IDOrder.precedes(ids.values[next], id) { next += 1 }
      if next < ids.count, ids.values[next] == id {
        next += 1
        return next - 1
      }
    }
    return nodeIndex(id)
  }
}
