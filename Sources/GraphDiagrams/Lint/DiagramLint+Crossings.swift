extension DiagramLint {
  /// How often two lines cross that share no end.
  ///
  /// - Complexity: O(m² + c) for m lines with c pairs of pieces close to each other.
  func crossings() -> Int? {
    guard drawing.lines.count <= Self.crossingLimit else { return nil }
    let lines = drawing.lines.compactMap { line -> (ends: [Int], box: DrawnBox, paths: [[DrawnPoint]])? in
      guard scene.lines.indices.contains(line.index), let box = DrawnBox(around: line.paths.joined()) else {
        return nil
      }
      return ([scene.lines[line.index].from, scene.lines[line.index].to], box, line.paths)
    }.sorted { $0.box.least.x < $1.box.least.x }
    var count = 0
    for (place, line) in lines.enumerated() {
      for other in lines[(place + 1)...] {
        guard other.box.least.x < line.box.most.x else { break }
        guard line.box.overlaps(other.box), !line.ends.contains(where: other.ends.contains) else { continue }
        for path in line.paths { for rival in other.paths { count += Self.crossings(path, rival) } }
      }
    }
    return count
  }

  private static func crossings(_ a: [DrawnPoint], _ b: [DrawnPoint]) -> Int {
    var count = 0
    for (p, q) in zip(a, a.dropFirst()) {
      let (left, right) = (min(p.x, q.x), max(p.x, q.x))
      let (low, high) = (min(p.y, q.y), max(p.y, q.y))
      for (r, s) in zip(b, b.dropFirst()) {
        guard max(r.x, s.x) >= left, min(r.x, s.x) <= right, max(r.y, s.y) >= low, min(r.y, s.y) <= high else {
          continue
        }
        // Half open, so that a crossing at a joint of pieces counts once.
        let isAcross = (DrawnPoint.turn(p, q, r) > 0) != (DrawnPoint.turn(p, q, s) > 0)
        if isAcross, (DrawnPoint.turn(r, s, p) > 0) != (DrawnPoint.turn(r, s, q) > 0) { count += 1 }
      }
    }
    return count
  }
}
