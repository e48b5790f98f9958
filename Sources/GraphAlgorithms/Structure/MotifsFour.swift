import GraphProjection

/// Four-node motifs: how many sets of four nodes are joined in each of the six ways.
///
/// Every set of four nodes that its own ties connect is counted once, by all of these (*induced* subgraphs): `path`, `star` (three
/// ties at one node), `cycle`, `paw` (a triangle with a tail), `diamond` (all ties but one), `clique`. Counted are first the
/// subgraphs that need not be induced, from degrees, triangles and common neighbours, then each less what larger ones hold of it.
///
/// On the undirected view: several ties of one pair count once, loops not at all; weights are ignored.
///
/// It has no options.
///
/// - Returns: ``Figures`` with the group `motifs` of the six names, and `connected_sets`, their sum.
/// - Complexity: O(Σ d² + m·κ²) time with the degeneracy κ; O(n + m) space.
///
/// N. K. Ahmed, J. Neville, R. A. Rossi, N. Duffield (2015). Efficient graphlet counting for large networks. IEEE International
/// Conference on Data Mining. https://doi.org/10.1109/ICDM.2015.141
///
/// The counts are those of igraph `motifs_randesu` of size 4.
public struct MotifsFour: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "motifs-four",
    title: "Four-node motifs",
    family: .structure,
    summary: "How many sets of four nodes are joined in each of the six ways.",
    citations: [
      Citation(
        "N. K. Ahmed, J. Neville, R. A. Rossi, N. Duffield", 2015,
        "Efficient graphlet counting for large networks", "IEEE International Conference on Data Mining",
        doi: "10.1109/ICDM.2015.141")
    ],
    time: "O(Σ d² + m·κ²)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let pairs = TiedPairs(rows)
    let closed = try pairs.triangles(in: context.quiet)
    let half = HalfGraph(rows, in: context)
    let atNodes = try half.trianglesPerNode(in: context.quiet)
    try context.checkpoint(0.3)
    let squares = try rows.squares(in: context.quiet)
    try context.checkpoint(0.7)
    let cliques = try half.cliquesOfFour(in: context.quiet)
    var (stars, paths, paws, diamonds): (Int128, Int128, Int128, Int128) = (0, 0, 0, 0)
    for node in 0..<rows.nodeCount {
      let d = Int128(rows.range(node).count)
      stars += d * (d - 1) * (d - 2) / 6
      paws += Int128(atNodes[node]) * max(0, d - 2)
    }
    for (pair, ends) in pairs.ends.enumerated() {
      let t = Int128(closed[pair])
      paths += Int128(rows.range(Int(ends.0)).count - 1) * Int128(rows.range(Int(ends.1)).count - 1) - t
      diamonds += t * (t - 1) / 2
    }
    let k = cliques
    let diamond = diamonds - 6 * k
    let cycle = squares - diamond - 3 * k
    let paw = paws - 4 * diamond - 12 * k
    let star = stars - paw - 2 * diamond - 4 * k
    let path = paths - 2 * paw - 4 * cycle - 6 * diamond - 12 * k
    func figure(_ name: String, _ count: Int128) -> Figures.Entry {
      Figures.Entry(name, Int(exactly: count).map { .integer($0) } ?? .real(Double(count)))
    }
    return Figures(
      [
        Figures.Entry(
          "motifs",
          .group([
            figure("path", path), figure("star", star), figure("cycle", cycle), figure("paw", paw),
            figure("diamond", diamond), figure("clique", k),
          ])),
        figure("connected_sets", path + star + cycle + paw + diamond + k),
      ], notes: ["induced subgraphs of four nodes; directions, parallel ties and loops ignored"])
  }
}

extension NeighbourRows {
  /// The number of cycles of four, whatever other ties their nodes have: of every pair of nodes the common neighbours, two by two.
  fileprivate func squares(in context: RunContext) throws(AlgorithmError) -> Int128 {
    let parts = try context.chunked(nodeCount, size: max(256, (nodeCount + 63) / 64)) { chunk in
      var common = [Int32](repeating: 0, count: nodeCount)
      var met: [Int32] = []
      var sum: Int128 = 0
      for node in chunk {
        guard !context.cancellation.isCancelled else { break }
        for arc in range(node) {
          for second in range(Int(targets[arc])) where targets[second] < node {
            let other = Int(targets[second])
            if common[other] == 0 { met.append(targets[second]) }
            common[other] &+= 1
          }
        }
        for other in met {
          let count = Int(common[Int(other)])
          sum += Int128(count * (count - 1) / 2)
          common[Int(other)] = 0
        }
        met.removeAll(keepingCapacity: true)
      }
      return sum
    }
    // Either pair of opposite nodes finds a cycle.
    return parts.reduce(0, +) / 2
  }
}

extension HalfGraph {
  /// The number of cliques of four nodes.
  fileprivate func cliquesOfFour(in context: RunContext) throws(AlgorithmError) -> Int128 {
    let n = nodes.count
    let parts = try context.chunked(n, size: max(256, (n + 63) / 64)) { chunk in
      var mark = [UInt8](repeating: 0, count: n)
      var sum: Int128 = 0
      for v in chunk {
        guard !context.cancellation.isCancelled else { break }
        let row = self.row(v)
        for arc in row { mark[Int(targets[arc])] = 1 }
        for arc in row {
          let u = Int(targets[arc])
          let common = targets[self.row(u)].filter { mark[Int($0)] > 0 }
          for w in common { mark[Int(w)] = 2 }
          var count = 0
          for w in common {
            for second in self.row(Int(w)) where mark[Int(targets[second])] == 2 { count &+= 1 }
          }
          sum += Int128(count)
          for w in common { mark[Int(w)] = 1 }
        }
        for arc in row { mark[Int(targets[arc])] = 0 }
      }
      return sum
    }
    return parts.reduce(0, +)
  }
}
