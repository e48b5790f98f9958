import GraphProjection

/// QAP correlation: whether two kinds of relations go together, pair by pair.
///
/// Both are matrices over the same nodes; their agreement over all ordered pairs i ≠ j is compared with that after the nodes of the
/// second are renamed at random, which keeps both networks as they are and breaks what joins them.
///
/// Options: `first` and `second`, kinds of relations (default: the first two by name); `agreement`, `pearson` (default), `matching` (the
/// share of pairs on which both agree whether there is a tie) or `jaccard` (ties of both / ties of either); `samples` (1 ≤ whole number ≤
/// 100000, default 1000), permutations; `seed` (1). The projection decides on directions and weights; without one every tie counts 1.
///
/// - Returns: ``Figures`` with `correlation` (whatever the agreement is), `expected`, `deviation`, `z`, `p_greater`, `p_less`, `p`,
///   `lowest`, `highest` and `samples`; undefined where one kind ties all pairs alike.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where there are not two kinds of relations; ``AlgorithmError/limit(_:hint:)`` above
///   3000 nodes.
/// - Complexity: O(samples·n²) time, O(n²) space.
///
/// D. Krackhardt (1988). Predicting with networks: nonparametric multiple regression analysis of dyadic data. Social Networks 10.
/// https://doi.org/10.1016/0378-8733(88)90004-4
///
/// UCINET *QAP Correlation* and sna `qaptest` with `gcor` measure the same; both give r/N, here the observed order counts as one.
public struct QAPCorrelation: GraphAlgorithm {
  public enum Agreement: String, CaseIterable, Sendable {
    case pearson, matching, jaccard

    func value(_ a: [Double], _ b: [Double]) -> Double {
      switch self {
      case .pearson: return Self.correlation(a, b)
      case .matching: return Double(zip(a, b).count { ($0 != 0) == ($1 != 0) }) / Double(a.count)
      case .jaccard:
        let either = zip(a, b).count { $0 != 0 || $1 != 0 }
        return either > 0 ? Double(zip(a, b).count { $0 != 0 && $1 != 0 }) / Double(either) : .nan
      }
    }

    static func correlation(_ a: [Double], _ b: [Double]) -> Double {
      let count = Double(a.count)
      let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
      var (both, ofA, ofB) = (0.0, 0.0, 0.0)
      for (x, y) in zip(a, b) {
        both += (x - meanA) * (y - meanB)
        ofA += (x - meanA) * (x - meanA)
        ofB += (y - meanB) * (y - meanB)
      }
      return ofA > 0 && ofB > 0 ? both / ofA.squareRoot() / ofB.squareRoot() : .nan
    }
  }

  /// Kinds of relations; empty: the first of the graph.
  public var first = ""
  public var second = ""
  public var agreement = Agreement.pearson
  public var samples = 1000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "qap-correlation",
    title: "QAP correlation",
    family: .inference,
    summary: "Whether two kinds of relations tie the same pairs of nodes, against random renaming.",
    citations: [.krackhardt],
    time: "O(samples·n²)", space: "O(n²)", weights: .strength,
    direction: "followed where the graph is directed")

  public var memory: MemoryGrowth { .pairs(bytes: 24) }

  public static let parameters: [Parameter<Self>] = [
    .name("first", \.first, domain: "KIND", help: "a kind of relations; empty: the first by name"),
    .name("second", \.second, domain: "KIND", help: "another kind, whose nodes are renamed; empty: the next by name"),
    .choice("agreement", \.agreement, help: "how two matrices are compared"), .samples(\.samples), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let first = try RelationMatrix.kind(first, option: "first", except: [second], of: graph)
    let second = try RelationMatrix.kind(second, option: "second", except: [first], of: graph)
    guard first != second else {
      throw .unsuitable("'first' and 'second' are the same kind, '\(first)'", hint: "choose two kinds of relations")
    }
    let fixed = try RelationMatrix(first, of: graph, isDirected: graph.isDirected).entries()
    let renamed = try RelationMatrix(second, of: graph, isDirected: graph.isDirected)
    let observed = agreement.value(fixed, renamed.entries())
    var generator = SplitMix64(seed: seed)
    let seeds = (0..<samples).map { _ in generator.next() }
    let random = try context.chunked(samples, size: 1) { range in
      var own = SplitMix64(seed: seeds[range.lowerBound])
      return agreement.value(fixed, renamed.entries(own.permutation(graph.nodeCount)))
    }
    let comparison = ChanceComparison(observed, samples: random)
    var entries = comparison.entries
    entries[0].name = "correlation"
    return Figures(
      entries,
      notes: [
        "\(agreement.rawValue) of '\(first)' and '\(second)' over ordered pairs of \(graph.nodeCount) nodes",
        "expected of '\(second)' with its nodes renamed at random; seed \(seed); \(graph.strengthNote)",
      ] + comparison.notes)
  }
}
