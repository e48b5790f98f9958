import GraphProjection
import RelationGraph

/// Multiple regression QAP: which relations and likenesses explain a relation, when all are held against each other.
///
/// The outcome matrix is regressed on the predictors over all ordered pairs i ≠ j by ordinary least squares. For the test of a predictor
/// it is regressed on the others, the nodes of its residuals are renamed at random, and its t with these in its place is compared with
/// the observed one (double semi-partialling): so predictors may go together.
///
/// Options: `outcome`, a kind of relations (default: the first by name); `predictors`, joined by `+`: kinds of relations,
/// `same.ATTRIBUTE` (1 where both nodes agree, `same.kind` too) and `difference.ATTRIBUTE` (absolute difference of numbers); default: all
/// other kinds, at most five; `samples` (1 ≤ whole number ≤ 100000, default 1000), permutations; `seed` (1).
///
/// - Returns: ``Figures`` with `r_squared`, `adjusted_r_squared`, `pairs`, `intercept`, and a group for every predictor: `coefficient`,
///   `standardised`, `t`, `p` (two-sided), `p_greater`, `p_less`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where there is nothing to regress on, and where a predictor follows from the others;
///   ``AlgorithmError/limit(_:hint:)`` above 3000 nodes.
/// - Complexity: O(samples·k³·n²) time with k predictors, O(k·n²) space per worker.
///
/// D. Dekker, D. Krackhardt, T. A. B. Snijders (2007). Sensitivity of MRQAP tests to collinearity and autocorrelation conditions.
/// Psychometrika 72. https://doi.org/10.1007/s11336-007-9016-1
///
/// It is `netlm` of the R package sna with `nullhyp = "qapspp"`, and UCINET's *Double Dekker Semi-Partialling*. UCINET and sna use one
/// triangle of symmetric matrices, which halves the pairs and changes t, but not coefficients.
public struct MatrixRegression: GraphAlgorithm {
  public var outcome = ""
  /// Joined by `+`; empty: all other kinds of relations.
  public var predictors = ""
  public var samples = 1000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "mrqap",
    title: "Multiple regression QAP",
    family: .inference,
    summary: "Which relations and likenesses explain a relation, when all are held against each other.",
    citations: [
      Citation(
        "D. Dekker, D. Krackhardt, T. A. B. Snijders", 2007,
        "Sensitivity of MRQAP tests to collinearity and autocorrelation conditions", "Psychometrika 72",
        doi: "10.1007/s11336-007-9016-1"),
      .krackhardt,
    ],
    time: "O(samples·k³·n²)", space: "O(k·n²)", weights: .strength, direction: "followed where the graph is directed")

  public var memory: MemoryGrowth { .pairs(bytes: 40) }

  public static let parameters: [Parameter<Self>] = [
    .name("outcome", \.outcome, domain: "KIND", help: "the relations to explain; empty: the first kind by name"),
    .name(
      "predictors", \.predictors, domain: "KIND+same.PROPERTY+difference.PROPERTY…",
      help: "what explains them; empty: all other kinds of relations"),
    .samples(\.samples), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let outcome = try RelationMatrix.kind(outcome, option: "outcome", except: [], of: graph)
    let given = predictors.split(separator: "+").map(String.init)
    let names = given.isEmpty ? try others(than: outcome, of: graph) : given
    guard Set(names).count == names.count, !names.contains(outcome) else {
      throw .unsuitable("a predictor is named twice, or is the outcome", hint: "name every relation once")
    }
    let result = try RelationMatrix(outcome, of: graph, isDirected: graph.isDirected).entries()
    var matrices: [RelationMatrix] = []
    for name in names {
      if name.hasPrefix("same.") || name.hasPrefix("difference.") {
        matrices.append(try RelationMatrix(attribute: name, of: graph))
      } else {
        let kind = try RelationMatrix.kind(name, option: "predictors", except: [], of: graph)
        matrices.append(try RelationMatrix(kind, of: graph, isDirected: graph.isDirected))
      }
    }
    let columns = [[Double](repeating: 1, count: result.count)] + matrices.map { $0.entries() }
    guard let fit = LeastSquares(columns, result) else {
      throw .unsuitable(
        "a predictor is the same for all pairs, or follows from the others", hint: "leave predictors out")
    }
    var groups: [Figures.Entry] = []
    for (place, name) in names.enumerated() {
      let random = try statistics(of: place + 1, columns, result, nodeCount: graph.nodeCount, in: context)
      groups.append(Self.group(name, place + 1, fit, columns, result, random))
    }
    let mean = result.reduce(0, +) / Double(result.count)
    let total = result.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let explained = total > 0 ? 1 - fit.residualSum / total : .nan
    let free = Double(result.count - columns.count)
    return Figures(
      [
        Figures.Entry("r_squared", ChanceComparison.real(explained)),
        Figures.Entry(
          "adjusted_r_squared",
          free > 0 ? ChanceComparison.real(1 - (1 - explained) * Double(result.count - 1) / free) : .undefined),
        Figures.Entry("pairs", .integer(result.count)),
        Figures.Entry("intercept", ChanceComparison.real(fit.coefficients[0])),
      ] + groups,
      notes: [
        "outcome '\(outcome)' over ordered pairs of \(graph.nodeCount) nodes; least squares; \(graph.strengthNote)",
        "p by double semi-partialling with \(samples) permutations, (r + 1)/(N + 1); seed \(seed)",
      ])
  }

  private func others(than outcome: String, of graph: ProjectedGraph) throws(AlgorithmError) -> [String] {
    let kinds = RelationMatrix.kinds(of: graph).map(\.rawValue).filter { $0 != outcome }
    guard !kinds.isEmpty else {
      throw .unsuitable(
        "'\(outcome)' is the only kind of relations", hint: "say predictors=same.kind or another attribute")
    }
    guard kinds.count <= 5 else {
      throw .unsuitable(
        "there are \(kinds.count) other kinds of relations", hint: "choose by predictors=KIND+KIND")
    }
    return kinds
  }

  /// The t of one predictor with its residuals' nodes renamed, in every sample.
  private func statistics(
    of column: Int, _ columns: [[Double]], _ outcome: [Double], nodeCount: Int, in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    let others = columns.indices.filter { $0 != column }.map { columns[$0] }
    guard let partial = LeastSquares(others, columns[column]) else { return [] }
    let residuals = SquareEntries(partial.residuals, nodeCount: nodeCount)
    var generator = SplitMix64(seed: seed &+ UInt64(column - 1))
    let seeds = (0..<samples).map { _ in generator.next() }
    return try context.chunked(samples, size: 1) { range in
      guard !context.cancellation.isCancelled else { return .nan }
      var own = SplitMix64(seed: seeds[range.lowerBound])
      let renamed = residuals.renamed(own.permutation(nodeCount))
      return LeastSquares(others + [renamed], outcome)?.statistics.last ?? .nan
    }
  }

  private static func group(
    _ name: String, _ column: Int, _ fit: LeastSquares, _ columns: [[Double]], _ outcome: [Double], _ random: [Double]
  ) -> Figures.Entry {
    let observed = fit.statistics[column]
    let test = ChanceComparison(observed, samples: random)
    let size = ChanceComparison(abs(observed), samples: random.map(abs))
    func deviation(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
    }
    let standardised = fit.coefficients[column] * deviation(columns[column]) / deviation(outcome)
    return Figures.Entry(
      name,
      .group(
        [
          ("coefficient", fit.coefficients[column]), ("standardised", standardised), ("t", observed),
          ("p", size.pGreater), ("p_greater", test.pGreater), ("p_less", test.pLess),
        ].map { Figures.Entry($0.0, ChanceComparison.real($0.1)) }))
  }
}

/// The entries of a square matrix without its diagonal, by rows, for renaming its nodes.
private struct SquareEntries: Sendable {
  let values: [Double]
  let nodeCount: Int

  init(_ entries: [Double], nodeCount: Int) {
    var values: [Double] = []
    var next = 0
    for i in 0..<nodeCount {
      for j in 0..<nodeCount {
        values.append(i == j ? 0 : entries[next])
        if i != j { next += 1 }
      }
    }
    self.values = values
    self.nodeCount = nodeCount
  }

  func renamed(_ order: [Int32]) -> [Double] {
    var list: [Double] = []
    list.reserveCapacity(nodeCount * (nodeCount - 1))
    for i in 0..<nodeCount {
      for j in 0..<nodeCount where i != j { list.append(values[Int(order[i]) * nodeCount + Int(order[j])]) }
    }
    return list
  }
}
