import GraphProjection
import RelationGraph

extension SceneBuilder {
  /// What one line shows.
  private struct Key: Hashable {
    var from: Int
    var to: Int
    var kind: RelationKind
    var sign: Sign
    var isDirected: Bool
    var isPossible: Bool
    var hasEnded = false
    /// In tenths.
    var opacity = 10

    static func precedes(_ a: Key, _ b: Key) -> Bool {
      if (a.from, a.to) != (b.from, b.to) { return (a.from, a.to) < (b.from, b.to) }
      if a.kind != b.kind { return a.kind < b.kind }
      if a.sign != b.sign { return a.sign.rawValue < b.sign.rawValue }
      if a.isPossible != b.isPossible { return b.isPossible }
      return a.hasEnded != b.hasEnded ? b.hasEnded : a.opacity > b.opacity
    }
  }

  /// One line for all relations of a kind, direction, sign and certainty between two nodes.
  ///
  /// A relation is drawn in its own direction, whatever that of the projection; only `undirected` takes the arrowheads away.
  func makeLines() -> [DiagramScene.Line] {
    var rows: [Key: [Int]] = [:]
    if let shared = graph.projection.through {
      for tie in 0..<graph.tieCount {
        let ends = graph.ends(ofTie: tie)
        guard isDrawn[ends.from], isDrawn[ends.to] else { continue }
        let key = Key(
          from: ends.from, to: ends.to, kind: RelationKind(rawValue: "share " + shared.rawValue), sign: .neutral,
          isDirected: false, isPossible: false)
        rows[key, default: []] += graph.relations(ofTie: tie).map(Int.init)
      }
    } else {
      for row in drawnRelations() {
        if let key = key(of: row) { rows[key, default: []].append(row) }
      }
    }
    let unknownKinds = unknownRelationKinds
    let tooltip = Tooltip(graph: graph.source)
    return rows.sorted { Key.precedes($0.key, $1.key) }.map { key, rows in
      let look = LineLook.of(key.kind, sign: key.sign, isDirected: key.isDirected, unknownKinds: unknownKinds)
      return DiagramScene.Line(
        from: key.from, to: key.to, kind: key.kind, count: graph.projection.through == nil ? rows.count : 1, look: look,
        isPossible: key.isPossible, hasEnded: key.hasEnded, opacity: Double(key.opacity) / 10,
        label: nil, tooltip: tooltip.text(ofRelations: rows),
        address: tooltip.address(of: rows.flatMap { graph.source.relationEvidence(at: $0) }), relations: rows)
    }
  }

  /// The relations behind the ties, each once, although an undirected one may stand behind two.
  func drawnRelations() -> [Int] {
    var isSeen = [Bool](repeating: false, count: graph.source.relationCount)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      guard isDrawn[ends.from], isDrawn[ends.to] else { continue }
      for row in graph.relations(ofTie: tie) { isSeen[Int(row)] = true }
    }
    if recipe.endedRelations == .grey, let moment = graph.projection.asOf {
      for row in isSeen.indices where !isSeen[row] && isOver(row, by: moment) { isSeen[row] = true }
    }
    return isSeen.indices.filter { isSeen[$0] }
  }

  private func key(of row: Int) -> Key? {
    let ends = graph.source.relationEnds(at: row)
    guard var from = graph.node(ofSource: ends.from), var to = graph.node(ofSource: ends.to) else { return nil }
    let isDirected =
      switch graph.projection.direction {
      case .undirected: false
      case .directed: true
      case .declared, .reversed: graph.source.isDirected(relationAt: row)
      }
    if !isDirected, from > to { swap(&from, &to) }
    return Key(
      from: from, to: to, kind: graph.source.relationKind(at: row), sign: graph.source.relationSign(at: row),
      isDirected: isDirected, isPossible: recipe.certainty.showsDashes && isPossible(row),
      hasEnded: graph.projection.asOf.map { isOver(row, by: $0) } ?? false,
      opacity: recipe.certainty.showsOpacity ? opacity(of: row) : 10)
  }

  /// Whether a relation that the projection would have had before is certainly over.
  private func isOver(_ row: Int, by moment: PartialDate) -> Bool {
    let source = graph.source
    guard source.relationValidity(at: row).hasEnded(before: moment) == .certainly,
      graph.projection.relationKinds?.contains(source.relationKind(at: row)) ?? true
    else { return false }
    let ends = source.relationEnds(at: row)
    guard let from = graph.node(ofSource: ends.from), let to = graph.node(ofSource: ends.to) else { return false }
    return isDrawn[from] && isDrawn[to] && (from != to || graph.projection.loops == .keep)
  }

  /// The confidence of the surest source in four steps, as tenths of opacity. Below the last step a line could not be seen.
  private func opacity(of row: Int) -> Int {
    switch graph.source.relationEvidence(at: row).map({ $0.confidence ?? 1 }).max() ?? 1 {
    case 0.9...: 10
    case 0.75..<0.9: 8
    case 0.5..<0.75: 6
    default: 4
    }
  }

  /// Possible only: by its dates at the moment of the projection, or because nobody has much confidence in it.
  func isPossible(_ row: Int) -> Bool {
    if let moment = graph.projection.asOf, graph.source.relationValidity(at: row).contains(moment) == .possibly {
      return true
    }
    let evidence = graph.source.relationEvidence(at: row)
    guard let best = evidence.map({ $0.confidence ?? 1 }).max() else { return false }
    return best < recipe.possibleBelow
  }

  /// The kinds without a look of their own, in the whole graph.
  var unknownRelationKinds: [RelationKind] {
    Set((0..<graph.source.relationCount).map { graph.source.relationKind(at: $0) })
      .filter { !LineLook.isKnown($0) && $0 != .unspecified }.sorted()
  }

  /// The most lines that carry their kind in words.
  static let labelledLines = 25

  /// - Parameter layer: the column of a node; the words of a line within one would stand on the line.
  func labelLines(_ lines: inout [DiagramScene.Line], _ plan: LayoutPlan, layer: (Int) -> Int?) {
    let isWanted =
      switch recipe.relationLabels {
      case .all: true
      case .none: false
      case .auto:
        plan.engine == .dot && lines.count <= Self.labelledLines && Set(lines.map(\.kind)).count > 1
      }
    guard isWanted else { return }
    for index in lines.indices {
      if plan.isLayered, layer(lines[index].from) == layer(lines[index].to) { continue }
      lines[index].label = Tooltip.words(lines[index].kind.rawValue)
    }
  }
}
