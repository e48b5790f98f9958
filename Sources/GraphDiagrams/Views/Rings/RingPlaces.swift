import Foundation

/// Angles and radii on which no box touches another one.
struct RingPlaces {
  private(set) var centres: [Int: DrawnPoint] = [:]
  /// The radius of every ring; the first is 0.
  private(set) var radii: [Double] = [0]
  private var angles: [Int: Double] = [:]

  private static let (between, beside) = (46.0, 9.0)
  private static let attempts = 80

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
        radius *= 1.05
      }
      radii.append(radius)
    }
  }

  /// The place at an angle, clockwise from the top.
  static func point(_ angle: Double, _ radius: Double) -> DrawnPoint {
    DrawnPoint(radius * sin(angle), radius * cos(angle))
  }

  func angle(of node: Int) -> Double { angles[node] ?? 0 }

  /// How much of a ring a box takes at an angle, as an angle.
  private static func extent(_ box: DrawnBox, at angle: Double, radius: Double) -> Double {
    let along = (box.width + beside) * cos(angle).magnitude
    let across = (box.height + beside) * sin(angle).magnitude
    return min(along + across, max(box.width, box.height) + beside) / radius
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
    var result = wishes
    for _ in 0..<4 {
      let extents = result.map { Self.extent(boxes[$0.node] ?? Self.unknown, at: $0.angle, radius: radius) }
      var offsets = [0.0]
      for (a, b) in zip(extents, extents.dropFirst()) { offsets.append(offsets[offsets.count - 1] + (a + b) / 2) }
      let all = offsets[offsets.count - 1] + ((extents.first ?? 0) + (extents.last ?? 0)) / 2
      let slack = max(0, 2 * Double.pi - all)
      let moved = Self.rising(zip(wishes, offsets).map { $0.angle - $1 })
      // The last may come as close to the first as the first to the second, once around.
      let least = min(max(moved.first ?? 0, -slack), slack)
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

extension DrawnBox {
  func moved(by way: DrawnPoint) -> DrawnBox { DrawnBox(least + way, most + way) }
}
