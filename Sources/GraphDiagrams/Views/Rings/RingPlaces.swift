import Foundation

/// Angles and radii on which no box touches another one.
struct RingPlaces {
  private(set) var centres: [Int: DrawnPoint] = [:]
  /// The radius of every ring; the first is 0.
  private(set) var radii: [Double] = [0]
  private var angles: [Int: Double] = [:]

  private static let (between, beside) = (46.0, 9.0)
  private static let attempts = 60

  /// - Parameters:
  ///   - search: rings and the order on them.
  ///   - boxes: the outline of every node around the origin.
  init(_ search: RingSearch, boxes: [Int: DrawnBox]) {
    guard let middle = search.rings[0].first else { return }
    centres[middle] = DrawnPoint(0, 0)
    for depth in 1..<max(1, search.rings.count) {
      let members = search.rings[depth]
      let thickness = members.compactMap { boxes[$0]?.height }.max() ?? 20
      let inner = search.rings[depth - 1].compactMap { boxes[$0]?.height }.max() ?? 20
      var radius = radii[depth - 1] + (thickness + inner) / 2 + Self.between + (depth == 1 ? 24 : 0)
      for attempt in 0..<Self.attempts {
        let placed = place(search, depth, radius: radius, boxes)
        if attempt == Self.attempts - 1 || isFree(placed, radius: radius, boxes) {
          for (node, angle) in placed {
            angles[node] = angle
            centres[node] = Self.point(angle, radius)
          }
          break
        }
        radius *= 1.04
      }
      radii.append(radius)
    }
  }

  /// The place at an angle, clockwise from the top.
  static func point(_ angle: Double, _ radius: Double) -> DrawnPoint {
    DrawnPoint(radius * sin(angle), radius * cos(angle))
  }

  func angle(of node: Int) -> Double { angles[node] ?? 0 }

  /// The turn by which two boxes must be apart: side by side near the top and the foot, one above the other at the sides.
  private static func turn(
    _ a: (node: Int, angle: Double), _ b: (node: Int, angle: Double), radius: Double, _ boxes: [Int: DrawnBox]
  ) -> Double {
    let (p, q) = (boxes[a.node] ?? unknown, boxes[b.node] ?? unknown)
    let middle = (a.angle + b.angle) / 2
    let aside = ((p.width + q.width) / 2 + beside) / max(cos(middle).magnitude, 1e-6)
    let above = ((p.height + q.height) / 2 + beside) / max(sin(middle).magnitude, 1e-6)
    return min(aside, above) / radius
  }

  /// The nodes of a ring in their order: as close to the middle of their parents as the room allows.
  private func place(
    _ search: RingSearch, _ depth: Int, radius: Double, _ boxes: [Int: DrawnBox]
  ) -> [(node: Int, angle: Double)] {
    let members = search.rings[depth]
    let even = 2 * Double.pi / Double(members.count)
    var wishes = members.enumerated().map { place, node -> (node: Int, angle: Double) in
      let near = (search.parents[node] ?? []).filter { search.ring[$0] != 0 }.map(angle)
      guard depth > 1, !near.isEmpty else { return (node, (Double(place) + 0.5) * even) }
      let middle = atan2(near.reduce(0) { $0 + sin($1) }, near.reduce(0) { $0 + cos($1) })
      return (node, middle < 0 ? middle + 2 * .pi : middle)
    }
    wishes.sort { $0.angle < $1.angle }
    if depth > 1 {
      // Half way between the middle of the parents and an even distribution, or one side of the ring would stay empty.
      let evenly = wishes.indices.map { (Double($0) + 0.5) * even }
      let offsets = zip(wishes, evenly).map { $0.angle - $1 }
      let offset = atan2(offsets.reduce(0) { $0 + sin($1) }, offsets.reduce(0) { $0 + cos($1) })
      for index in wishes.indices {
        let other = evenly[index] + offset
        wishes[index].angle += 0.5 * remainder(other - wishes[index].angle, 2 * .pi)
      }
      wishes.sort { $0.angle < $1.angle }
    }
    var result = wishes
    for _ in 0..<6 {
      var offsets = [0.0]
      for (a, b) in zip(result, result.dropFirst()) {
        offsets.append(offsets[offsets.count - 1] + Self.turn(a, b, radius: radius, boxes))
      }
      let last = result[result.count - 1]
      let once = (node: result[0].node, angle: result[0].angle + 2 * .pi)
      let all = offsets[offsets.count - 1] + Self.turn(last, once, radius: radius, boxes)
      let slack = max(0, 2 * Double.pi - all)
      let moved = Self.rising(zip(wishes, offsets).map { $0.angle - $1 })
      // The last may come as close to the first as the first to the second, once around.
      let least = min(max(moved[0], -slack), slack)
      result = zip(wishes.indices, offsets).map { index, offset in
        (wishes[index].node, min(max(moved[index], least), least + slack) + offset)
      }
    }
    return result
  }

  private static let unknown = DrawnBox(DrawnPoint(-30, -12), DrawnPoint(30, 12))

  /// The rising sequence closest to `values` by squares (pool adjacent violators).
  private static func rising(_ values: [Double]) -> [Double] {
    var pools: [(sum: Double, count: Int)] = []
    for value in values {
      pools.append((value, 1))
      while pools.count > 1 {
        let (a, b) = (pools[pools.count - 2], pools[pools.count - 1])
        guard a.sum / Double(a.count) > b.sum / Double(b.count) else { break }
        pools.removeLast(2)
        pools.append((a.sum + b.sum, a.count + b.count))
      }
    }
    return pools.flatMap { [Double](repeating: $0.sum / Double($0.count), count: $0.count) }
  }

  /// Whether no box of a ring touches another one of it, or one inside.
  private func isFree(
    _ placed: [(node: Int, angle: Double)], radius: Double, _ boxes: [Int: DrawnBox]
  ) -> Bool {
    var taken = centres.sorted { $0.key < $1.key }.map { (boxes[$0.key] ?? Self.unknown).moved(by: $0.value) }
    for (node, angle) in placed {
      let box = (boxes[node] ?? Self.unknown).moved(by: Self.point(angle, radius)).grown(by: 3)
      if taken.contains(where: box.overlaps) { return false }
      taken.append(box)
    }
    return true
  }
}
