import GraphProjection

/// The neighbours of every node in either direction, each once, with the strength of its ties there and back.
///
/// Parallel ties add up, loops are left out, and so are neighbours whose ties have strength 0. Strengths are scaled by a power of
/// two so that none is over 2: for measures that depend on their ratios only.
struct MutualTies: Sendable {
  /// The neighbours of node `v` are at `offsets[v] ..< offsets[v + 1]`, ascending.
  private(set) var offsets = [0]
  private(set) var targets: [Int32] = []
  /// The strength from the node to its neighbour.
  private(set) var out: [Double] = []
  /// The strength from the neighbour to the node; in an undirected graph the same.
  private(set) var into: [Double] = []
  /// What the strengths were divided by.
  let scale: Double

  var nodeCount: Int { offsets.count - 1 }

  func range(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }
  func degree(_ node: Int) -> Int { offsets[node + 1] - offsets[node] }

  /// - Parameter strengths: One number a tie, not negative; `nil` where each counts 1.
  /// - Complexity: O(n + m).
  init(of graph: ProjectedGraph, strengths: [Double]?) {
    let largest = strengths?.max() ?? 1
    let scale = largest > 0 ? largest.binade : 1
    self.scale = scale
    let (first, second) = (graph.outgoing, graph.incoming)
    let (firstTies, secondTies) = strengths == nil ? ([], []) : (first.ties, second.ties)
    for node in 0..<graph.nodeCount {
      let (aEnd, bEnd) = (first.offsets[node + 1], second.offsets[node + 1])
      var (a, b) = (first.offsets[node], second.offsets[node])
      while a < aEnd || b < bEnd {
        let target = min(a < aEnd ? first.targets[a] : .max, b < bEnd ? second.targets[b] : .max)
        var (there, back) = (0.0, 0.0)
        while a < aEnd, first.targets[a] == target {
          there += (strengths?[Int(firstTies[a])] ?? 1) / scale
          a += 1
        }
        while b < bEnd, second.targets[b] == target {
          back += (strengths?[Int(secondTies[b])] ?? 1) / scale
          b += 1
        }
        guard target != node, there > 0 || back > 0 else { continue }
        targets.append(target)
        out.append(there)
        into.append(back)
      }
      offsets.append(targets.count)
    }
  }

  /// a(v, u) + a(u, v) for every neighbour.
  var sums: [Double] { zip(out, into).map { $0 + $1 } }
}
