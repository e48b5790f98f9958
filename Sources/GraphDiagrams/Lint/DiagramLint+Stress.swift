extension DiagramLint {
  /// How far distances on paper are from distances in the graph: Σ (s·‖xᵢ − xⱼ‖ / dᵢⱼ − 1)² over the connected pairs, divided
  /// by their number, at the scale s that makes it least.
  ///
  /// The stress that Gansner, Koren and North majorise, with weights d⁻² (Graph Drawing 2004, LNCS 3383, 2005,
  /// doi:10.1007/978-3-540-31843-9_25), made comparable between pictures; 0 is perfect, about 0.1 good. `nil` without a
  /// connected pair, or where all nodes are in one place.
  /// - Complexity: O(n · (n + m)).
  func stress() -> Double? {
    guard drawing.nodes.count <= Self.stressLimit else { return nil }
    var place: [Int: Int] = [:]
    for (index, node) in drawing.nodes.enumerated() { place[node.number] = index }
    var neighbours = [[Int]](repeating: [], count: drawing.nodes.count)
    for line in scene.lines {
      guard let a = place[line.from], let b = place[line.to], a != b else { continue }
      neighbours[a].append(b)
      neighbours[b].append(a)
    }
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for start in drawing.nodes.indices {
      var distance = [Int](repeating: -1, count: drawing.nodes.count)
      distance[start] = 0
      var queue = [start]
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        for other in neighbours[node] where distance[other] < 0 {
          distance[other] = distance[node] + 1
          queue.append(other)
        }
      }
      for other in queue where other > start {
        let ratio =
          drawing.nodes[start].centre.distance(to: drawing.nodes[other].centre) / Double(distance[other])
        count += 1
        sum += ratio
        squares += ratio * ratio
      }
    }
    // With s = Σr / Σr², the least of Σ(s·r − 1)² is count − (Σr)² / Σr².
    guard count > 0, squares > 0 else { return nil }
    return max(0, count - sum * sum / squares) / count
  }
}
