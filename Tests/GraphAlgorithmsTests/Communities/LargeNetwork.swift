import GraphProjection
import RelationGraph

/// A network with planted groups, loops, parallel ties and nodes without ties, large enough for several workers.
struct LargeNetwork {
  let graph: ProjectedGraph
  let ties: [(from: Int32, to: Int32)]
  let weights: [Double]

  init(
    _ random: inout TestRandom, nodes: Int, ties count: Int, isDirected: Bool = false, isWeighted: Bool = false
  ) throws {
    var draft = PropertyGraph(schema: .open)
    for node in 0..<nodes { try draft.insert(Node(id: String(1_000_000 + node))) }
    var projection = Projection()
    projection.direction = isDirected ? .directed : .undirected
    projection.loops = .keep
    if isWeighted {
      projection.weight = .count
      projection.weightMeaning = .strength
    }
    let groups = nodes / 40
    // The last nodes have no ties.
    let tied = nodes - 30
    ties = (0..<count).map { tie in
      let from = random.number(below: tied)
      if tie % 500 == 0 { return (Int32(from), Int32(from)) }
      let isBetween = random.number(below: 3) == 0
      let to = isBetween ? random.number(below: tied) : from % groups + groups * random.number(below: 39)
      return (Int32(from), Int32(to))
    }
    weights = ties.map { _ in isWeighted ? Double(random.number(below: 20)) / 4 : 1 }
    graph = try projection.apply(to: draft).rewired(ties, weights: isWeighted ? weights : nil)
  }

  /// Of every node, by going through the ties: the strengths to the groups, and the strengths from and to it.
  func strengths(_ group: [Int]) -> (to: [[Int: Double]], out: [Double], into: [Double]) {
    var to = [[Int: Double]](repeating: [:], count: graph.nodeCount)
    var out = [Double](repeating: 0, count: graph.nodeCount)
    var into = out
    for (tie, weight) in zip(ties, weights) {
      let (a, b) = (Int(tie.from), Int(tie.to))
      out[a] += weight
      into[b] += weight
      guard a != b else { continue }
      to[a][group[b], default: 0] += weight
      to[b][group[a], default: 0] += weight
    }
    return (to, out, into)
  }

  /// What a node gains at most by leaving its group for another one, or for none, in units of the modularity times m.
  func largestGain(_ group: [Int]) -> Double {
    let (to, out, into) = strengths(group)
    let total = weights.reduce(0, +)
    let count = (group.max() ?? -1) + 1
    var (outs, intos) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for node in group.indices {
      outs[group[node]] += out[node]
      intos[group[node]] += into[node]
    }
    var largest = -Double.infinity
    for node in group.indices {
      func worth(_ c: Int) -> Double {
        let own = c == group[node]
        let (a, b) = (outs[c] - (own ? out[node] : 0), intos[c] - (own ? into[node] : 0))
        let k = to[node][c] ?? 0
        if graph.isDirected { return k - (out[node] * b + into[node] * a) / total }
        return k - (out[node] + into[node]) * (a + b) / (2 * total)
      }
      let best = to[node].keys.map(worth).reduce(0) { max($0, $1) }
      largest = max(largest, best - worth(group[node]))
    }
    return largest
  }

  /// The number of connected parts.
  var partCount: Int { parts(of: [Int](repeating: 0, count: graph.nodeCount)) }

  /// Whether the members of every group reach each other by ties inside it.
  func areConnected(_ group: [Int]) -> Bool { parts(of: group) == (group.max() ?? -1) + 1 }

  private func parts(of group: [Int]) -> Int {
    var root = Array(group.indices)
    func find(_ node: Int) -> Int {
      var node = node
      while root[node] != node {
        root[node] = root[root[node]]
        node = root[node]
      }
      return node
    }
    for (tie, weight) in zip(ties, weights) where weight > 0 && group[Int(tie.from)] == group[Int(tie.to)] {
      root[find(Int(tie.from))] = find(Int(tie.to))
    }
    return Set(group.indices.map(find)).count
  }
}
