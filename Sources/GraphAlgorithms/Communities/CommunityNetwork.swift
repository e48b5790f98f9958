import GraphProjection

/// What community searches run on: a symmetric network without loops, at any level of contraction.
///
/// A partition is worth H = Σ_c [ M·L_c − γ'·A_c·B_c ], with L_c the strength inside community c and A_c, B_c the sums of two
/// masses of its nodes. All the objectives are of this form, so that one search serves them:
///
/// | objective | M | mass a | mass b | γ' |
/// |---|---|---|---|---|
/// | modularity, undirected | 2m | degree | degree | γ/2 |
/// | modularity, directed | m | out-degree | in-degree | γ |
/// | constant Potts model, undirected | 1 | 1 | 1 | γ/2 |
/// | constant Potts model, directed | 1 | 1 | 1 | γ |
///
/// Uniting two communities gains M·k − γ'·(a·B + b·A), with k the strength between them. Strengths are whole numbers
/// (``WholeStrengths``), so that all sums are exact.
struct CommunityNetwork: Sendable {
  /// The neighbours of node `v` are `targets[offsets[v] ..< offsets[v + 1]]`; a neighbour may stand there more than once.
  var offsets: [Int]
  var targets: [Int32]
  /// The strength of every arc, or `nil` where each is 1.
  var strengths: ArcStrengths?
  /// The strength of the ties inside each node.
  var inside: [Double]
  var mass: [Double]
  /// The second mass, or `nil` where it is the same.
  var otherMass: [Double]?
  /// M.
  let scale: Double
  /// γ'.
  let penalty: Double

  var nodeCount: Int { mass.count }
}

/// What a partition is valued by.
public enum CommunityObjective: String, Hashable, Sendable, CaseIterable {
  /// The ties inside communities against those expected from the degrees.
  case modularity
  /// The constant Potts model: the ties inside communities against γ a pair of nodes.
  case cpm
}

extension CommunityNetwork {
  /// The network of a graph.
  ///
  /// - Parameter strengths: of every tie; `nil`: each 1.
  init(_ graph: ProjectedGraph, strengths: [Double]?, objective: CommunityObjective, resolution: Double) {
    let whole = strengths.map(WholeStrengths.init)
    let ties = TieSums(graph, whole?.values)
    switch objective {
    case .modularity:
      mass = ties.degree
      otherMass = ties.inDegree
      scale = graph.isDirected ? ties.total : 2 * ties.total
      penalty = graph.isDirected ? resolution : resolution / 2
    case .cpm:
      mass = [Double](repeating: 1, count: graph.nodeCount)
      otherMass = nil
      scale = 1
      penalty =
        Double(sign: .plus, exponent: whole?.exponent ?? 0, significand: resolution) / (graph.isDirected ? 1 : 2)
    }
    inside = ties.loops
    if !graph.isDirected && whole == nil && !graph.hasLoops {
      (offsets, targets, self.strengths) = (graph.outgoing.offsets, graph.outgoing.targets, nil)
    } else {
      (offsets, targets, self.strengths) = Self.rows(graph, whole?.values)
    }
  }

  private struct TieSums {
    var total = 0.0
    /// Out-degree where directed.
    var degree: [Double]
    var inDegree: [Double]?
    var loops: [Double]

    init(_ graph: ProjectedGraph, _ strengths: [Double]?) {
      degree = [Double](repeating: 0, count: graph.nodeCount)
      loops = degree
      let arcs = graph.outgoing
      let ties = strengths == nil ? [] : arcs.ties
      for node in 0..<graph.nodeCount {
        if strengths == nil && !graph.hasLoops {
          degree[node] = Double(arcs.degree(node))
        } else {
          for arc in arcs.range(node) {
            let strength = strengths?[Int(ties[arc])] ?? 1
            let isLoop = Int(arcs.targets[arc]) == node
            degree[node] += isLoop && !graph.isDirected ? 2 * strength : strength
            if isLoop { loops[node] += strength }
          }
        }
        total += degree[node]
      }
      guard graph.isDirected else {
        total /= 2
        return
      }
      let incoming = graph.incoming
      let incomingTies = strengths == nil ? [] : incoming.ties
      inDegree = (0..<graph.nodeCount).map { node in
        guard strengths != nil else { return Double(incoming.degree(node)) }
        return incoming.range(node).reduce(0) { $0 + (strengths?[Int(incomingTies[$1])] ?? 1) }
      }
    }
  }

  /// The arcs of both directions without loops and without strength 0.
  private static func rows(
    _ graph: ProjectedGraph, _ strengths: [Double]?
  ) -> (offsets: [Int], targets: [Int32], strengths: ArcStrengths?) {
    let sides = graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing]
    let capacity = sides.reduce(0) { $0 + $1.targets.count }
    var offsets = [0]
    var targets: [Int32] = []
    var kept: [Double] = []
    offsets.reserveCapacity(graph.nodeCount + 1)
    targets.reserveCapacity(capacity)
    if strengths != nil { kept.reserveCapacity(capacity) }
    let ties = strengths == nil ? [] : sides.map(\.ties)
    for node in 0..<graph.nodeCount {
      for (number, side) in sides.enumerated() {
        for arc in side.range(node) where Int(side.targets[arc]) != node {
          if let strengths {
            let strength = strengths[Int(ties[number][arc])]
            guard strength > 0 else { continue }
            kept.append(strength)
          }
          targets.append(side.targets[arc])
        }
      }
      offsets.append(targets.count)
    }
    return (offsets, targets, strengths == nil ? nil : ArcStrengths(kept))
  }
}
