/// Points grouped round means, so that the sum of the squared distances to these is small: k-means, begun as by Arthur and
/// Vassilvitskii.
///
/// D. Arthur, S. Vassilvitskii (2007). k-means++: the advantages of careful seeding. SODA.
struct NearestMeans {
  static let starts = 20
  /// The group of every point.
  private(set) var labels: [Int]
  private var cost = Double.infinity

  /// - Parameter count: of groups, at most that of the points.
  /// - Complexity: O(n·k·d) a round for n points of d numbers.
  init(_ points: [[Double]], count: Int, seed: UInt64, in context: RunContext) throws(AlgorithmError) {
    labels = [Int](repeating: 0, count: points.count)
    guard count > 1 else { return }
    var random = SplitMix64(seed: seed)
    for _ in 0..<Self.starts {
      var means = Self.first(points, count, &random)
      var found = labels
      var sum = Double.infinity
      for _ in 0..<100 {
        try context.checkpoint()
        let (nearest, total) = Self.assign(points, &means)
        found = nearest
        guard total < sum * (1 - 1e-12) else { break }
        sum = total
        means = Self.means(points, found, count)
      }
      if sum < cost * (1 - 1e-9) { (labels, cost) = (found, sum) }
    }
  }

  private static func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += (a[index] - b[index]) * (a[index] - b[index]) }
    return sum
  }

  /// Points, each drawn in proportion to its squared distance from those before.
  private static func first(_ points: [[Double]], _ count: Int, _ random: inout SplitMix64) -> [[Double]] {
    var means = [points[random.next(below: points.count)]]
    var distance = points.map { squaredDistance($0, means[0]) }
    while means.count < count {
      var rest = Double(random.next() >> 11) * 0x1p-53 * distance.reduce(0, +)
      var chosen = distance.indices.max { (distance[$0], $1) < (distance[$1], $0) } ?? 0
      for index in distance.indices where distance[index] > 0 {
        rest -= distance[index]
        if rest <= 0 {
          chosen = index
          break
        }
      }
      means.append(points[chosen])
      for index in points.indices {
        distance[index] = min(distance[index], squaredDistance(points[index], points[chosen]))
      }
    }
    return means
  }

  /// The nearest mean of every point. A mean that is none's nearest goes to the point that is farthest from its own.
  private static func assign(_ points: [[Double]], _ means: inout [[Double]]) -> (labels: [Int], total: Double) {
    var labels = [Int](repeating: 0, count: points.count)
    var distance = [Double](repeating: 0, count: points.count)
    var sizes = [Int](repeating: 0, count: means.count)
    for (index, point) in points.enumerated() {
      var best = Double.infinity
      for mean in means.indices {
        let far = squaredDistance(point, means[mean])
        if far < best { (labels[index], best) = (mean, far) }
      }
      distance[index] = best
      sizes[labels[index]] += 1
    }
    for mean in means.indices where sizes[mean] == 0 {
      let movable = points.indices.filter { sizes[labels[$0]] > 1 }
      guard let farthest = movable.max(by: { (distance[$0], $1) < (distance[$1], $0) }) else { break }
      sizes[labels[farthest]] -= 1
      sizes[mean] = 1
      labels[farthest] = mean
      distance[farthest] = 0
      means[mean] = points[farthest]
    }
    return (labels, distance.reduce(0, +))
  }

  private static func means(_ points: [[Double]], _ labels: [Int], _ count: Int) -> [[Double]] {
    var sums = [[Double]](repeating: [Double](repeating: 0, count: points[0].count), count: count)
    var sizes = [Double](repeating: 0, count: count)
    for (point, label) in zip(points, labels) {
      sizes[label] += 1
      for index in point.indices { sums[label][index] += point[index] }
    }
    for label in sums.indices where sizes[label] > 0 { sums[label] = sums[label].map { $0 / sizes[label] } }
    return sums
  }
}
