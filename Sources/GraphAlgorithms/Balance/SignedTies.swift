import GraphProjection

/// The positive and negative ties of a graph, one a pair of nodes.
///
/// Left out are loops, ties without a sign, and pairs whose relations are of both signs. Several ties of one pair and sign are one.
struct SignedTies: Sendable {
  struct Edge: Sendable {
    var from: Int32
    var to: Int32
    var sign: Int8
    /// The first tie of the graph behind it.
    var tie: Int32
  }

  let nodeCount: Int
  /// By their ends; the smaller one comes first where directions are ignored.
  private(set) var edges: [Edge]
  /// The ties left out, in words.
  let notes: [String]

  /// - Parameter keepsDirections: Whether a → b and b → a are pairs of their own in a directed graph.
  /// - Complexity: O(n + m log m).
  init(_ graph: ProjectedGraph, keepsDirections: Bool = false) {
    nodeCount = graph.nodeCount
    let (signs, areWeights) = graph.signsOrSignsOfWeights()
    let isOrdered = keepsDirections && graph.isDirected
    var candidates: [Edge] = []
    var (neutral, loops) = (0, 0)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      if signs[tie] == .neutral {
        neutral += 1
      } else if ends.from == ends.to {
        loops += 1
      } else {
        let (from, to) = isOrdered ? ends : (min(ends.from, ends.to), max(ends.from, ends.to))
        candidates.append(Edge(from: Int32(from), to: Int32(to), sign: signs[tie].rawValue, tie: Int32(tie)))
      }
    }
    candidates.sort { ($0.from, $0.to, $0.tie) < ($1.from, $1.to, $1.tie) }
    var edges: [Edge] = []
    var contradictions = 0
    var place = 0
    while place < candidates.count {
      let first = candidates[place]
      var isContradictory = first.sign == TieSign.mixed.rawValue
      while place < candidates.count, candidates[place].from == first.from, candidates[place].to == first.to {
        if candidates[place].sign != first.sign { isContradictory = true }
        place += 1
      }
      if isContradictory { contradictions += 1 } else { edges.append(first) }
    }
    self.edges = edges
    let isUnsigned = graph.tieCount > 0 && neutral == graph.tieCount
    var notes =
      isUnsigned ? ["no tie has a sign: kinds of relations declare one, or a column 'sign', or negative weights"] : []
    notes += [areWeights ? "the sign of a tie is that of its weight" : "signs as the relations declare them"]
    if graph.isDirected && !isOrdered { notes.append("directions ignored") }
    if neutral > 0 { notes.append("\(neutral) ties without a sign left out") }
    if loops > 0 { notes.append("\(loops) loops left out") }
    if contradictions > 0 { notes.append("\(contradictions) pairs with ties of both signs left out") }
    self.notes = notes
  }

  var negativeCount: Int { edges.count { $0.sign < 0 } }

  /// The ties of every node, by neighbour, with their signs as weights.
  ///
  /// - Parameter sense: In a network with directions the arcs that count.
  func rows(_ sense: ArcSense = .both) -> NeighbourRows {
    var degrees = [Int](repeating: 0, count: nodeCount + 1)
    for edge in edges {
      if sense != .incoming { degrees[Int(edge.from) + 1] += 1 }
      if sense != .outgoing { degrees[Int(edge.to) + 1] += 1 }
    }
    for node in 0..<nodeCount { degrees[node + 1] += degrees[node] }
    var next = degrees
    var targets = [Int32](repeating: 0, count: degrees[nodeCount])
    var signs = [Double](repeating: 0, count: targets.count)
    func put(_ from: Int32, _ to: Int32, _ sign: Int8) {
      targets[next[Int(from)]] = to
      signs[next[Int(from)]] = Double(sign)
      next[Int(from)] += 1
    }
    // Edges are sorted by both ends, so that smaller neighbours of a node come before larger ones.
    if sense != .outgoing { for edge in edges { put(edge.to, edge.from, edge.sign) } }
    if sense != .incoming { for edge in edges { put(edge.from, edge.to, edge.sign) } }
    return NeighbourRows(offsets: degrees, targets: targets, weights: signs)
  }

  /// The network with the sign of one tie turned.
  func flipping(_ edge: Int) -> SignedTies {
    var copy = self
    copy.edges[edge].sign *= -1
    return copy
  }

  /// The number of frustrated ties under a colouring by ±1.
  func frustration(_ colours: [Int8]) -> Int {
    edges.count { colours[Int($0.from)] * colours[Int($0.to)] != $0.sign }
  }
}

extension ProjectedGraph {
  /// The signs of ties; where no relation declares one and some weights are negative, those of the weights.
  fileprivate func signsOrSignsOfWeights() -> (signs: [TieSign], areWeights: Bool) {
    let signs = tieSigns()
    guard let weights = tieWeights, weights.contains(where: { $0 < 0 }) else { return (signs, false) }
    // A positive sign can only be a declared one.
    let areDeclared = zip(signs, weights).contains { sign, weight in
      sign == .positive || sign == .mixed || (sign == .negative && !(weight < 0))
    }
    guard !areDeclared else { return (signs, false) }
    return (weights.map { $0 > 0 ? .positive : $0 < 0 ? .negative : .neutral }, true)
  }
}
