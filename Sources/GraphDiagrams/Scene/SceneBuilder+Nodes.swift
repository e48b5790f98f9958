import GraphProjection
import RelationGraph

extension SceneBuilder {
  /// The kinds without a role of their own in the whole graph, so that a focus does not change colours.
  private var unknownKinds: [NodeKind] {
    Set((0..<graph.nodeCount).map { graph.nodeKind($0) }).filter { !NodeRole.isKnown($0) }.sorted()
  }

  func makeNodes() -> [DiagramScene.Node] {
    let tooltip = Tooltip(graph: graph.source)
    let unknownKinds = self.unknownKinds
    let shares = self.shares(analysis.size)
    let halos = self.shares(analysis.halo)
    let isLabelled = labelled(shares)
    return numbers.map { number in
      let index = graph.sourceIndex(number)
      let node = graph.source.nodes[index]
      var category: String?
      if case .text(let text)? = node.properties["category"] { category = text }
      let role = NodeRole.of(node.kind, category: category, unknownKinds: unknownKinds)
      return DiagramScene.Node(
        number: number,
        labelLines: isLabelled[number]
          ? labelLines(of: node, country: countries[index].map { graph.source.nodes[$0] }) : [],
        tooltip: tooltip.text(ofNode: index, role: role),
        role: role,
        fontSize: shares.map { Self.fontSize(ofShare: $0[number]) } ?? role.fontSize,
        share: shares?[number],
        group: recipe.colourBy == .community ? analysis.groups?.membership[number] : nil,
        layer: LayoutPlan.layer(of: node.kind, hasCountry: countries[index] != nil),
        halo: halos?[number],
        address: tooltip.address(of: node.evidence))
    }
  }

  /// The size of a label whose node has this share of the greatest measure.
  static func fontSize(ofShare share: Double) -> Double { 9 + 8 * share.squareRoot() }

  private func labelLines(of node: Node, country: Node?) -> [String] {
    func wrapped(_ name: String) -> [String] {
      LabelWrapping.lines(of: DOTEscaping.cleaned(name, limit: 200), width: recipe.labelWidth, limit: 5)
    }
    var lines = wrapped(node.label)
    if lines.isEmpty { lines = wrapped(node.id) }
    // An empty label is a dot without a name.
    if lines.isEmpty { lines = ["?"] }
    let second = NativeNames.secondName(
      of: node, country: country, wanted: recipe.secondName, graphLanguage: graph.source.language)
    if let second {
      lines += LabelWrapping.lines(of: DOTEscaping.cleaned(second, limit: 80), width: recipe.labelWidth, limit: 2)
    }
    if recipe.showsEventDates, node.kind == .event, let date = Tooltip.shortDate(node.validity) { lines.append(date) }
    return lines
  }

  /// The measure of every node as a share of the greatest, or `nil` where it tells nothing.
  private func shares(_ measure: DiagramAnalysis.Measure?) -> [Double]? {
    guard let measure else { return nil }
    let most = numbers.map { measure.values[$0] }.filter(\.isFinite).max() ?? 0
    guard most > 0 else { return nil }
    return measure.values.map { $0.isFinite ? min(max($0 / most, 0), 1) : 0 }
  }

  private func labelled(_ shares: [Double]?) -> [Bool] {
    switch recipe.nodeLabels {
    case .all: return isDrawn
    case .none: return [Bool](repeating: false, count: graph.nodeCount)
    case .auto:
      guard numbers.count > Self.labelledNodes else { return isDrawn }
      func importance(_ number: Int) -> Double {
        shares?[number] ?? Double(graph.outgoing.degree(number) + graph.incoming.degree(number))
      }
      let best = numbers.sorted { a, b in
        let (x, y) = (importance(a), importance(b))
        return x == y ? a < b : x > y
      }
      var isLabelled = [Bool](repeating: false, count: graph.nodeCount)
      for number in best.prefix(Self.labelledOfMany) { isLabelled[number] = true }
      for number in focus + (analysis.path?.nodes ?? []) { isLabelled[number] = true }
      return isLabelled
    }
  }
}
