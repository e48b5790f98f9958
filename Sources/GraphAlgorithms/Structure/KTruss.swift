import GraphProjection

/// Trussness: the largest k for which a tie is in the k-truss, the largest part of the graph in which every tie closes at least
/// k − 2 triangles of that part.
///
/// A tie in no triangle has trussness 2. Ties are taken off by the smallest number of triangles left, with buckets. On the
/// undirected view: two ties of one pair have one trussness; loops have none. Weights are ignored.
///
/// It has no options.
///
/// - Returns: ``PairScores`` of all ties with `trussness` and `triangles`; figures `largest_trussness`, `innermost_ties` (tied pairs
///   of it) and `innermost_nodes`.
/// - Complexity: O(m^(3/2)) steps, each with a search in a row, O(log Δ); O(n + m) space.
///
/// J. Wang, J. Cheng (2012). Truss decomposition in massive networks. PVLDB 5. https://doi.org/10.14778/2311906.2311909
///
/// The k-truss is that of NetworkX `k_truss`; Cohen's, and some programs, number it by the triangles, k − 2.
public struct KTruss: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "k-truss",
    title: "Trussness",
    family: .structure,
    summary: "How deep every tie lies in the nested parts whose ties all close k − 2 triangles.",
    citations: [
      Citation(
        "J. Wang, J. Cheng", 2012, "Truss decomposition in massive networks", "PVLDB 5",
        doi: "10.14778/2311906.2311909")
    ],
    time: "O(m^(3/2) log Δ)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let pairs = TiedPairs(graph.neighbourRows(.both))
    let triangles = try pairs.triangles(in: context)
    let trussness = try pairs.trussness(triangles, in: context)
    let pairOfTie = (0..<graph.tieCount).map { tie in
      let ends = graph.ends(ofTie: tie)
      return pairs.arc(ends.from, Int32(ends.to)).map { Int(pairs.pairs[$0]) }
    }
    func column(_ name: String, _ values: [Int32]) -> NodeScores.Column {
      NodeScores.Column(name, pairOfTie.map { $0.map { Double(values[$0]) } ?? .nan }, isInteger: true)
    }
    var result = PairScores(
      tiesOf: graph, columns: [column("trussness", trussness), column("triangles", triangles)],
      notes: ["every tie of a k-truss closes k − 2 triangles in it; directions ignored, loops have none"])
    let largest = trussness.max()
    let innermost = trussness.indices.filter { trussness[$0] == largest }
    let nodes = Set(innermost.flatMap { [Int(pairs.ends[$0].0), Int(pairs.ends[$0].1)] }).sorted()
    result.figures = [
      Figures.Entry("largest_trussness", largest.map { .integer(Int($0)) } ?? .undefined),
      Figures.Entry("innermost_ties", .integer(innermost.count)),
      Figures.Entry("innermost_nodes", .nodes(nodes)),
    ]
    return result
  }
}

extension TiedPairs {
  /// The number of triangles that every pair closes.
  ///
  /// - Complexity: O(m^(3/2) log Δ): the shorter of two rows is looked up in the longer.
  func triangles(in context: RunContext) throws(AlgorithmError) -> [Int32] {
    try context.chunked(count, size: max(1024, (count + 63) / 64)) { chunk in
      chunk.map { pair -> Int32 in
        guard !context.cancellation.isCancelled else { return 0 }
        var found: Int32 = 0
        forEachTriangle(pair) { _, _ in found &+= 1 }
        return found
      }
    }.flatMap(\.self)
  }

  /// Calls `body` with the two other pairs of every triangle that a pair is in.
  private func forEachTriangle(_ pair: Int, _ body: (Int, Int) -> Void) {
    var (u, v) = (Int(ends[pair].0), Int(ends[pair].1))
    if rows.range(u).count > rows.range(v).count { swap(&u, &v) }
    for arc in rows.range(u) {
      guard let other = self.arc(v, rows.targets[arc]) else { continue }
      body(Int(pairs[arc]), Int(pairs[other]))
    }
  }

  fileprivate func trussness(_ triangles: [Int32], in context: RunContext) throws(AlgorithmError) -> [Int32] {
    var support = triangles
    // Pairs by support, as in the decomposition into cores: `starts[s]` is where those of support s begin.
    var starts = [Int](repeating: 0, count: Int(triangles.max() ?? 0) + 2)
    for s in triangles { starts[Int(s) + 1] += 1 }
    for s in 1..<starts.count { starts[s] += starts[s - 1] }
    var next = starts
    var order = [Int32](repeating: 0, count: count)
    var position = [Int](repeating: 0, count: count)
    for pair in 0..<count {
      position[pair] = next[Int(support[pair])]
      order[position[pair]] = Int32(truncatingIfNeeded: pair)
      next[Int(support[pair])] += 1
    }
    for index in 0..<count {
      if index & 0x3FF == 0 { try context.checkpoint(Double(index) / Double(count)) }
      let pair = Int(order[index])
      let least = support[pair]
      forEachTriangle(pair) { a, b in
        guard position[a] > index, position[b] > index else { return }
        for other in [a, b] where support[other] > least {
          let s = Int(support[other])
          let first = max(starts[s], index + 1)
          let moved = Int(order[first])
          order[position[other]] = Int32(truncatingIfNeeded: moved)
          position[moved] = position[other]
          order[first] = Int32(truncatingIfNeeded: other)
          position[other] = first
          starts[s] = first + 1
          support[other] &-= 1
        }
      }
    }
    return support.map { $0 + 2 }
  }
}
