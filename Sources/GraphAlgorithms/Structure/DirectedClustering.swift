import Foundation
import GraphProjection

/// Directed clustering (Fagiolo): how many of the triangles that a node could be in there are, by the part it has in them.
///
/// With arc matrix A, in-degree dᵢⁿ, out-degree dᵢᵒ and bᵢ neighbours tied both ways, of node i:
/// - `cycle` i → j → h → i: [A³]ᵢᵢ / (dᵢⁿdᵢᵒ − bᵢ).
/// - `middleman` i → j, h → i, h → j: [A Aᵀ A]ᵢᵢ / (dᵢⁿdᵢᵒ − bᵢ).
/// - `in` j → i, h → i, j → h: [Aᵀ A²]ᵢᵢ / dᵢⁿ(dᵢⁿ − 1).
/// - `out` i → j, i → h, j → h: [A² Aᵀ]ᵢᵢ / dᵢᵒ(dᵢᵒ − 1).
/// - `all`: the sum of the four numerators over the sum of the four denominators.
///
/// 0 where there could be none. With weights, ŵ^⅓ stands for A in the numerators, ŵ the weight over the largest one. Several ties of
/// one ordered pair add up, loops do not count. In an undirected graph all five are the same, the clustering coefficient.
///
/// It has no options.
///
/// - Returns: ``NodeScores`` with `all`, `cycle`, `middleman`, `in`, `out`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and ones declared distances.
/// - Complexity: O(m·Δ) time with the largest degree Δ; O(n + m) space, and O(n) for each of at most 64 chunks.
///
/// G. Fagiolo (2007). Clustering in complex directed networks. Physical Review E 76. https://doi.org/10.1103/PhysRevE.76.026107
///
/// `all` is NetworkX `clustering` of a directed graph; the R package DirectedClustering has the five.
public struct DirectedClustering: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "directed-clustering",
    title: "Directed clustering",
    family: .centrality,
    summary: "Which share of the possible cycles, middleman, in and out triangles of a node there is.",
    citations: [.fagiolo],
    time: "O(m·Δ)", space: "O(n + m)", weights: .strength,
    direction: "followed; in an undirected graph all columns are the same")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let ties = MutualTies(of: graph, strengths: try graph.tieStrengths(for: Self.card.id))
    let largest = max(ties.out.max() ?? 0, ties.into.max() ?? 0)
    // Without weights the number of parallel ties is none.
    func root(_ weight: Double) -> Double { graph.tieWeights == nil ? min(1, weight) : cbrt(weight / largest) }
    let roots = (out: ties.out.map(root), into: ties.into.map(root))
    let n = graph.nodeCount
    let parts = try context.chunked(n, size: max(256, (n + 63) / 64)) { chunk in
      Self.shares(chunk, ties, roots, context.cancellation)
    }
    try context.checkpoint(1)
    let names = ["all", "cycle", "middleman", "in", "out"]
    let columns = names.indices.map { column in
      NodeScores.Column(names[column], parts.flatMap { $0.map { $0[column] } })
    }
    return NodeScores(
      columns,
      notes: [
        graph.tieWeights == nil
          ? "every tie counts 1" : "cube roots of the weights relative to the largest one count (Fagiolo)",
        "0 where a node could be in no such triangle; loops ignored, the weights of parallel ties add up",
      ])
  }

  /// For every node of a chunk the five shares.
  private static func shares(
    _ chunk: Range<Int>, _ ties: MutualTies, _ roots: (out: [Double], into: [Double]), _ cancellation: Cancellation
  ) -> [[Double]] {
    var place = [Int](repeating: -1, count: ties.nodeCount)
    return chunk.map { i in
      let own = ties.range(i)
      guard own.count > 1, !cancellation.isCancelled else { return [0, 0, 0, 0, 0] }
      for arc in own { place[Int(ties.targets[arc])] = arc }
      var (cycle, middleman, into, out) = (0.0, 0.0, 0.0, 0.0)
      for first in own {
        let (ij, ji) = (roots.out[first], roots.into[first])
        for arc in ties.range(Int(ties.targets[first])) {
          let second = place[Int(ties.targets[arc])]
          guard second >= 0 else { continue }
          let (ih, hi) = (roots.out[second], roots.into[second])
          let (jh, hj) = (roots.out[arc], roots.into[arc])
          cycle += ij * jh * hi
          middleman += ij * hj * hi
          into += ji * jh * hi
          out += ij * jh * ih
        }
      }
      for arc in own { place[Int(ties.targets[arc])] = -1 }
      let inDegree = Double(own.count { ties.into[$0] > 0 })
      let outDegree = Double(own.count { ties.out[$0] > 0 })
      let mutual = Double(own.count { ties.into[$0] > 0 && ties.out[$0] > 0 })
      let through = inDegree * outDegree - mutual
      let possible = [through, through, inDegree * (inDegree - 1), outDegree * (outDegree - 1)]
      let found = [cycle, middleman, into, out]
      let shares = zip(found, possible).map { $1 > 0 ? $0 / $1 : 0 }
      let whole = possible.reduce(0, +)
      return [whole > 0 ? found.reduce(0, +) / whole : 0] + shares
    }
  }
}
