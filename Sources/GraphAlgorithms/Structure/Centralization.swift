import GraphProjection

/// Centralization: how far a network depends on its most central node.
///
/// Freeman's index: Σ (max − xᵥ) over the values x of a measure of nodes, divided by the largest sum that a graph of n nodes without
/// loops and parallel ties has, which for the measures below is that of a star. So it is 1 for a star and 0 where all nodes are equal.
/// The largest sum is known, without weights and from three nodes on,
/// - undirected: `degree` (n − 1)(n − 2), `betweenness` n − 1, `closeness` (n − 1)(n − 2)/(2n − 3), `harmonic` (n − 2)/2;
/// - directed: `degree` 2(n − 1)(n − 2), `betweenness` n − 1, `closeness` and `harmonic` n − 1.
///
/// The values are those of the column that ranks nodes, of `betweenness` the normalised ones; undefined ones are left out. The Gini
/// coefficient Σ (2i − k − 1) xᵢ / (k Σ x), over the k values in ascending order, is 0 where all are equal and near 1 where one node has
/// nearly all; the variance is that of a population.
///
/// Option: `measure`, the id of any algorithm of the family `centrality`, which runs with its default options.
///
/// - Returns: ``Figures`` with `centralization` (undefined where the largest sum is not known), `sum_of_differences`, `maximum_node`,
///   `maximum`, `mean`, `variance` and `gini_coefficient` (undefined with negative values or without positive ones).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for an unknown measure; what the measure itself throws.
/// - Complexity: that of the measure, and O(n log n).
///
/// L. C. Freeman (1978). Centrality in social networks: conceptual clarification. Social Networks 1.
/// https://doi.org/10.1016/0378-8733(78)90021-7
///
/// igraph's `centr_degree` allows loops by default, with a larger maximum; sna's `centralization` measures the maximum by a call of the
/// measure. NetworkX has no such function.
public struct Centralization: GraphAlgorithm {
  /// The id of a measure of nodes.
  public var measure = "degree"

  public init() {}

  public static let card = AlgorithmCard(
    id: "centralization",
    title: "Centralization",
    family: .structure,
    summary: "How far a network depends on its most central node, by any measure of nodes.",
    citations: [.freeman],
    time: "O(n log n), and the time of the measure", space: "O(n), and the space of the measure", weights: .ignored,
    direction: "as the measure has it")

  public static let parameters: [Parameter<Self>] = [
    .name("measure", \.measure, domain: "MEASURE", help: "id of a measure of the family centrality")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let measures = AlgorithmCatalog.family(.centrality)
    guard let type = measures.first(where: { $0.card.id == measure }) else {
      throw .unsuitable(
        "there is no measure '\(measure)' of the family centrality",
        hint: "one of: " + measures.map { $0.card.id }.joined(separator: ", "))
    }
    guard let scores = try type.init().run(on: graph, in: context) as? NodeScores else {
      throw .unsuitable("'\(measure)' gives no scores of nodes", hint: "choose another measure")
    }
    let column = measure == "betweenness" ? 1 : scores.leading
    let values = scores.columns[column].values
    let defined = values.filter { !$0.isNaN }
    let largest = defined.max() ?? .nan
    let count = Double(defined.count)
    let sum = defined.reduce(0) { $0 + (largest - $1) }
    // As shares of the largest value none of the sums overflows.
    let scale = max(abs(largest), abs(defined.min() ?? 0))
    let mean = defined.reduce(0) { $0 + $1 / count }
    let variance = defined.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }
    func figure(_ value: Double) -> Figures.Value { value.isFinite ? .real(value) : .undefined }
    let star = Self.starSum(measure, of: graph)
    return Figures(
      [
        Figures.Entry("centralization", figure(defined.isEmpty ? .nan : sum / (star ?? .nan))),
        Figures.Entry("sum_of_differences", figure(defined.isEmpty ? .nan : sum)),
        Figures.Entry("maximum_node", .nodes(values.firstIndex { $0 == largest }.map { [$0] } ?? [])),
        Figures.Entry("maximum", figure(largest)),
        Figures.Entry("mean", figure(defined.isEmpty ? .nan : mean)),
        Figures.Entry("variance", figure(defined.isEmpty ? .nan : variance)),
        Figures.Entry("gini_coefficient", figure(Self.gini(defined.map { $0 / scale }))),
      ],
      notes: [
        "measure '\(measure)' with its default options, column \(scores.columns[column].name)",
        star == nil
          ? "the largest possible sum of differences is not known for this measure and graph: no centralization"
          : "sum of differences from the maximum, divided by that of a star",
      ] + scores.notes.filter { !$0.hasPrefix("Freeman centralisation") })
  }

  /// The largest sum of differences of a graph without loops, parallel ties and weights; `nil` where it is not known.
  private static func starSum(_ measure: String, of graph: ProjectedGraph) -> Double? {
    let n = Double(graph.nodeCount)
    let isSimple = graph.neighbourRows().targets.count == graph.tieCount * (graph.isDirected ? 1 : 2)
    guard n >= 3, isSimple, graph.tieWeights == nil else { return nil }
    return switch (measure, graph.isDirected) {
    case ("degree", false): (n - 1) * (n - 2)
    case ("degree", true): 2 * (n - 1) * (n - 2)
    case ("betweenness", _): n - 1
    case ("closeness", false): (n - 1) * (n - 2) / (2 * n - 3)
    case ("harmonic", false): (n - 2) / 2
    case ("closeness", true), ("harmonic", true): n - 1
    default: nil
    }
  }

  private static func gini(_ values: [Double]) -> Double {
    let total = values.reduce(0, +)
    guard total > 0, values.allSatisfy({ $0 >= 0 }) else { return .nan }
    let count = Double(values.count)
    return values.sorted().enumerated().reduce(0) {
      $0 + (2 * Double($1.offset + 1) - count - 1) * $1.element
    } / (count * total)
  }
}
