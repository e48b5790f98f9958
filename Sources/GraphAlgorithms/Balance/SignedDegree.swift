import GraphProjection

/// Signed degree: the positive and the negative ties of every node.
///
/// `positive` and `negative` are numbers of neighbours P and N; `net` is P − N; `ratio` is (P − N)/(P + N), from −1 to 1, undefined
/// for a node without signed ties.
///
/// In a directed graph `direction` says which ties count: `in` (to the node, the default), `out` (from it), `all` (directions
/// ignored). Left out are loops, ties without a sign and pairs whose ties are of both signs: with a direction, ordered pairs. Weights
/// are ignored, but where no relation declares a sign, a negative weight is a negative tie.
///
/// - Returns: ``NodeScores`` with `positive`, `negative`, `net` (leading) and `ratio`.
/// - Complexity: O(n + m log m) time, O(n + m) space.
///
/// P. Doreian, A. Mrvar (1996). A partitioning approach to structural balance. https://doi.org/10.1016/0378-8733(95)00259-6
///
/// The R package signnet has `degree_signed`, with the ratio P/(P + N).
public struct SignedDegree: GraphAlgorithm {
  /// Which ties count, in a directed graph.
  public var direction = DistanceDirection.in

  public init() {}

  public static let card = AlgorithmCard(
    id: "signed-degree",
    title: "Signed degree",
    family: .balance,
    summary: "The positive and the negative ties of every node.",
    citations: [.doreianMrvar],
    time: "O(n + m log m)", space: "O(n + m)", weights: .ignored, direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [
    .choice("direction", \.direction, help: "ties to the node, from it, or with directions ignored")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let network = SignedTies(graph, keepsDirections: direction != .all)
    let rows = network.rows(graph.isDirected ? direction.sense : .both)
    let signs = (0..<graph.nodeCount).map { node in rows.range(node).map { rows.weights?[$0] ?? 0 } }
    let positive = signs.map { Double($0.count { $0 > 0 }) }
    let negative = signs.map { Double($0.count { $0 < 0 }) }
    let net = zip(positive, negative).map { $0 - $1 }
    let ratio = zip(net, signs).map { $0 / Double($1.count) }
    var notes = network.notes
    if graph.isDirected, direction != .all { notes.append("ties \(direction == .in ? "to" : "from") the node count") }
    return NodeScores(
      [
        NodeScores.Column("positive", positive, isInteger: true),
        NodeScores.Column("negative", negative, isInteger: true), NodeScores.Column("net", net, isInteger: true),
        NodeScores.Column("ratio", ratio),
      ], leading: 2, notes: notes)
  }
}
