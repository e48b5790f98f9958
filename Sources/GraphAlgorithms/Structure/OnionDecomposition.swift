import GraphProjection

/// Onion decomposition: the layer in which a node falls when the graph is peeled from the outside.
///
/// All nodes that have no more neighbours left than the present core number k are one layer and are taken off together; where there
/// are none, k rises to the smallest number of neighbours left. So layers subdivide the shells of the cores: nodes of one core that
/// go late are further from its rim. On the undirected view: several ties of one pair count once, loops not at all; weights are
/// ignored.
///
/// It has no options.
///
/// - Returns: ``NodeScores`` with `layer`, from 1, and `core`.
/// - Complexity: O(n + m) time and space.
///
/// L. Hébert-Dufresne, J. A. Grochow, A. Allard (2016). Multi-scale structure and topological anomaly detection via a new network
/// statistic: the onion decomposition. Scientific Reports 6. https://doi.org/10.1038/srep31708
///
/// The layers are those of NetworkX `onion_layers`: nodes without neighbours are a layer of their own, before that of the leaves.
public struct OnionDecomposition: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "onion",
    title: "Onion decomposition",
    family: .centrality,
    summary: "The layer in which a node falls when the graph is peeled from the outside.",
    citations: [
      Citation(
        "L. Hébert-Dufresne, J. A. Grochow, A. Allard", 2016,
        "Multi-scale structure and topological anomaly detection via a new network statistic: the onion decomposition",
        "Scientific Reports 6", doi: "10.1038/srep31708")
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    var undirected = Coreness()
    undirected.degree = .all
    let cores = try undirected.run(on: graph, in: context.quiet).values
    let rows = graph.neighbourRows(.both)
    let n = rows.nodeCount
    var shells = [[Int32]](repeating: [], count: Int(cores.max() ?? 0) + 1)
    for node in 0..<n { shells[Int(cores[node])].append(Int32(node)) }
    var left = (0..<n).map { rows.range($0).count }
    var layers = [Double](repeating: 0, count: n)
    var layer = 0.0
    for (core, shell) in shells.enumerated() where !shell.isEmpty {
      try context.checkpoint(Double(core) / Double(shells.count))
      // Only nodes of the shell ever get down to this number of neighbours while it is peeled.
      var peeled = shell.filter { left[Int($0)] <= core }
      while !peeled.isEmpty {
        layer += 1
        for node in peeled { layers[Int(node)] = layer }
        var next: [Int32] = []
        for node in peeled {
          for target in rows.targets[rows.range(Int(node))] where layers[Int(target)] == 0 {
            left[Int(target)] -= 1
            if left[Int(target)] == core { next.append(target) }
          }
        }
        peeled = next
      }
    }
    return NodeScores(
      [
        NodeScores.Column("layer", layers, isInteger: true), NodeScores.Column("core", cores, isInteger: true),
      ], notes: ["layer 1 is the outermost; distinct neighbours, directions and loops ignored"])
  }
}
