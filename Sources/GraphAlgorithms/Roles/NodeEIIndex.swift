import GraphProjection

/// E-I index of nodes: whether the contacts of a node are of other categories or of its own, (E − I)/(E + I).
///
/// E counts the contacts of another category, I those of the node's own: −1 all of its own, 1 all of others. A contact is a node tied
/// to it either way, once; contacts without the attribute do not count.
///
/// `attribute` gives the categories: `kind`, or a property of nodes.
///
/// - Returns: ``NodeScores`` with `ei_index`, `external` and `internal`; `ei_index` is undefined without contacts, all for nodes
///   without the attribute.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute.
/// - Complexity: O(n + m) time and space.
///
/// D. Krackhardt, R. N. Stern (1988). Informal networks and organizational crises: an experimental simulation. Social Psychology
/// Quarterly 51. https://doi.org/10.2307/2786835
///
/// UCINET gives it as the individual level of its E-I index.
public struct NodeEIIndex: GraphAlgorithm {
  /// `kind`, or the property that gives the categories.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "node-ei-index",
    title: "E-I index of nodes",
    family: .roles,
    summary: "Whether the contacts of a node are of other categories or of its own.",
    citations: [.krackhardtStern],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored: a contact is tied either way")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the categories: kind, or a property of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let network = try CategoryNetwork(graph, by: attribute, ignoresDirections: true)
    var (external, within) = ([Double](), [Double]())
    for node in 0..<graph.nodeCount {
      let contacts = network.rows.targets[network.rows.range(node)]
      let own = contacts.reduce(0) { $0 + (network.category[Int($1)] == network.category[node] ? 1 : 0) }
      let hasCategory = network.category[node] >= 0
      within.append(hasCategory ? Double(own) : .nan)
      external.append(hasCategory ? Double(contacts.count - own) : .nan)
    }
    let index = zip(external, within).map { $0 + $1 > 0 ? ($0 - $1) / ($0 + $1) : .nan }
    return NodeScores(
      [
        NodeScores.Column("ei_index", index), NodeScores.Column("external", external, isInteger: true),
        NodeScores.Column("internal", within, isInteger: true),
      ],
      notes: network.notes + ["contacts with directions ignored; undefined without contacts"])
  }
}
