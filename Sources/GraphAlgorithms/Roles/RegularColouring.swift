import GraphProjection

/// Regular colouring: the coarsest division into classes in which nodes of one class are tied to the same classes.
///
/// Nodes of one class send ties to the same classes and receive ties from the same classes, however many: two ministers are
/// regularly equivalent when each answers to some head of state and commands some ministry. It is the maximal regular
/// equivalence, found by splitting classes until nothing changes (CATREGE).
///
/// In an undirected graph without `start` only isolates stand out: all others are tied to others, and share one class. `start`
/// names a property of nodes, or `kind`, whose values keep nodes apart from the outset, so that `start=kind` asks which nodes of
/// one kind are tied to the same kinds; empty, the default: none. Weights, loops and the number of ties do not count.
///
/// - Returns: ``NodeGroups`` with `class`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the property.
/// - Complexity: O((n + m) log n) as a rule, O(n m) at worst; O(n + m) space.
///
/// M. G. Everett, S. P. Borgatti (1991). Role colouring a graph. Mathematical Social Sciences 21.
/// https://doi.org/10.1016/0165-4896(91)90080-B —
/// S. P. Borgatti, M. G. Everett (1993). Two algorithms for computing regular equivalence. Social Networks 15.
/// https://doi.org/10.1016/0378-8733(93)90012-A
///
/// UCINET has it as CATREGE and R sna as `redist`; both give the step at which two nodes part, here stands the end of it.
public struct RegularColouring: GraphAlgorithm {
  /// `kind`, or the property that keeps nodes apart; empty: none.
  public var start = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "regular-colouring",
    title: "Regular colouring",
    family: .roles,
    summary: "The coarsest division into classes in which nodes of one class are tied to the same classes.",
    citations: [
      Citation(
        "M. G. Everett, S. P. Borgatti", 1991, "Role colouring a graph", "Mathematical Social Sciences 21",
        doi: "10.1016/0165-4896(91)90080-B"), .borgattiEverettRegular,
    ],
    time: "O((n + m) log n) as a rule", space: "O(n + m)", weights: .ignored,
    direction: "followed: ties sent and ties received")

  public static let parameters: [Parameter<Self>] = [
    .name("start", \.start, domain: "PROPERTY", help: "property whose values keep nodes apart; empty: none")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let colours = try graph.refinedColours(start: start, countsArcs: false, in: context)
    var groups = NodeGroups(colours, name: "class")
    groups.figures = ImageMatrix(graph, groups).figures
    groups.notes = [
      "nodes of one class are tied to the same classes" + (start.isEmpty ? "" : ", and have one '\(start)'"),
      graph.isDirected ? "ties sent and ties received count" : "undirected: without 'start' only isolates stand out",
      ImageMatrix.note,
    ]
    return groups
  }
}
