import GraphProjection

/// Lower bounds of the distance from the start to every node, for an A* search from the target.
protocol StartBounds {
  /// Infinite where the start does not reach the node.
  func bound(_ node: Int) -> Double
}

/// Bounds from distances to and from a few landmarks, by the triangle inequality.
struct LandmarkBounds: StartBounds {
  let landmarks: [Int]
  /// Of every landmark: the distance from it to every node, and from every node to it.
  private let ahead: [[Double]]
  private let behind: [[Double]]
  private let start: Int

  /// Takes as landmark the node farthest from those before, beginning with the target.
  init(
    count: Int, _ graph: ProjectedGraph, lengths: [Double]?, from start: Int, to target: Int, _ context: RunContext
  ) throws(AlgorithmError) {
    var search = DijkstraSearch(nodeCount: graph.nodeCount)
    func distances(_ node: Int, _ rows: ProjectedGraph.ArcRows) throws(AlgorithmError) -> [Double] {
      try context.checkpoint()
      let ties = lengths == nil ? [] : rows.ties
      search.run(from: node, offsets: rows.offsets, targets: rows.targets) {
        lengths?[Int(ties[$0])] ?? 1
      } until: { _ in
        context.cancellation.isCancelled
      }
      return search.distance
    }
    var landmarks: [Int] = []
    var (ahead, behind): ([[Double]], [[Double]]) = ([], [])
    var nearest = count > 0 ? try distances(target, graph.incoming) : []
    while landmarks.count < count {
      let candidates = nearest.indices.filter { nearest[$0] < .infinity && nearest[$0] > 0 }
      guard let next = candidates.max(by: { (nearest[$0], -$0) < (nearest[$1], -$1) }) else { break }
      landmarks.append(next)
      ahead.append(try distances(next, graph.outgoing))
      behind.append(try distances(next, graph.incoming))
      for node in nearest.indices { nearest[node] = min(nearest[node], behind[behind.count - 1][node]) }
    }
    self.landmarks = landmarks
    self.ahead = ahead
    self.behind = behind
    self.start = start
  }

  func bound(_ node: Int) -> Double {
    var bound = 0.0
    for landmark in ahead.indices {
      // A difference of two infinite distances says nothing; a comparison with NaN is false.
      let beyond = ahead[landmark][node] - ahead[landmark][start]
      if beyond > bound { bound = beyond }
      let before = behind[landmark][start] - behind[landmark][node]
      if before > bound { bound = before }
    }
    return bound
  }
}

/// Bounds from coordinates: the straight line, scaled so that no tie is shorter than its own.
struct CoordinateBounds: StartBounds {
  private let scaled: [Double]

  init(
    x: String, y: String, _ graph: ProjectedGraph, lengths: [Double]?, from start: Int
  ) throws(AlgorithmError) {
    let (xs, ys) = (try graph.numbers(of: x), try graph.numbers(of: y))
    if let node = xs.indices.first(where: { !(abs(xs[$0]) < 1e150 && abs(ys[$0]) < 1e150) }) {
      throw .unsuitable(
        "\(graph.nodeID(node)) has no usable '\(x)' and '\(y)'",
        hint: "a search by coordinates needs two moderate numbers on every node; leave x and y out to use landmarks")
    }
    func line(_ a: Int, _ b: Int) -> Double {
      let (dx, dy) = (xs[a] - xs[b], ys[a] - ys[b])
      return (dx * dx + dy * dy).squareRoot()
    }
    var scale = Double.infinity
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      let straight = line(ends.from, ends.to)
      if straight > 0 { scale = min(scale, (lengths?[tie] ?? 1) / straight) }
    }
    if scale == .infinity { scale = 0 }
    scaled = xs.indices.map { line($0, start) * scale }
  }

  func bound(_ node: Int) -> Double { scaled[node] < .infinity ? scaled[node] : 0 }
}
