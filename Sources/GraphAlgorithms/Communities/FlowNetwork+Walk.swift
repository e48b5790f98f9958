import GraphProjection

/// Whether the jumps of a directed walk are steps that the map has to describe.
public enum Teleportation: String, Hashable, Sendable, CaseIterable {
  /// They are: the walk of PageRank itself.
  case recorded
  /// They only decide how often nodes are visited; steps along ties are described.
  case unrecorded
}

extension FlowNetwork {
  /// The walk on an undirected graph, which visits nodes in proportion to their strength. A loop counts 2.
  init(undirected graph: ProjectedGraph, strengths: [Double]?) {
    let rows = graph.matrixRows(.outgoing, strengths: strengths, loops: 2)
    let sums = (0..<rows.nodeCount).map { node in rows.range(node).reduce(0.0) { $0 + (rows.weights?[$1] ?? 1) } }
    let total = sums.reduce(0, +)
    self.init(rows, tieFlows: { _, arc in total > 0 ? (rows.weights?[arc] ?? 1) / total : 0 })
    visits = sums.map { total > 0 ? $0 / total : 0 }
    nodeTerm = visits.reduce(0) { $0 + Self.term($1) }
    into = out
  }

  /// The walk on a directed graph: PageRank with uniform jumps.
  ///
  /// - Parameter strengths: Of every tie, with finite sums.
  init(
    directed graph: ProjectedGraph, strengths: [Double]?, jumping probability: Double, teleportation: Teleportation,
    in context: RunContext
  ) throws(AlgorithmError) {
    var pageRank = PageRank()
    pageRank.damping = 1 - probability
    let ranks = try pageRank.run(on: graph, in: context.quiet).columns[0].values
    let rows = graph.matrixRows(.outgoing, strengths: strengths, loops: 1)
    let sums = (0..<rows.nodeCount).map { node in rows.range(node).reduce(0.0) { $0 + (rows.weights?[$1] ?? 1) } }
    let followed = teleportation == .recorded ? 1 - probability : 1
    // Without the jumps the flow does not add up to 1.
    let walked = ranks.indices.reduce(0) { $0 + (sums[$1] > 0 ? ranks[$1] : 0) }
    let scale = teleportation == .recorded ? 1 : (walked > 0 ? 1 / walked : 0)
    self.init(rows) { node, arc in scale * followed * ranks[node] * ((rows.weights?[arc] ?? 1) / sums[node]) }
    if teleportation == .recorded {
      visits = ranks
      jumps = ranks.indices.map { sums[$0] > 0 ? ranks[$0] * probability : ranks[$0] }
    } else {
      for node in 0..<rows.nodeCount where sums[node] > 0 {
        for arc in rows.range(node) {
          visits[Int(rows.targets[arc])] += scale * ranks[node] * ((rows.weights?[arc] ?? 1) / sums[node])
        }
      }
    }
    nodeTerm = visits.reduce(0) { $0 + Self.term($1) }
  }

  /// The flows along ties; nothing else.
  private init(_ rows: NeighbourRows, tieFlows: (Int, Int) -> Double) {
    let n = rows.nodeCount
    visits = [Double](repeating: 0, count: n)
    jumps = visits
    sizes = [Double](repeating: 1 / Double(max(1, n)), count: n)
    nodeTerm = 0
    var back = [[(node: Int32, flow: Double)]](repeating: [], count: n)
    for node in 0..<n {
      let start = out.targets.count
      for arc in rows.range(node) where Int(rows.targets[arc]) != node {
        let target = rows.targets[arc]
        let flow = tieFlows(node, arc)
        guard flow > 0 else { continue }
        if out.targets.count > start, out.targets[out.targets.count - 1] == target {
          out.flows[out.targets.count - 1] += flow
        } else {
          out.targets.append(target)
          out.flows.append(flow)
        }
      }
      for arc in start..<out.targets.count { back[Int(out.targets[arc])].append((Int32(node), out.flows[arc])) }
      out.offsets.append(out.targets.count)
    }
    for row in back {
      into.targets += row.map(\.node)
      into.flows += row.map(\.flow)
      into.offsets.append(into.targets.count)
    }
  }
}
