extension DiagramLint {
  /// Pairs of nodes that reach more than ``tolerance`` into each other, by their true shapes.
  ///
  /// - Complexity: O(n log n + n · k) for n nodes of which k stand above or below each other.
  func overlaps() -> [DiagramFinding] {
    Self.overlapping(drawing.nodes).map { a, b, depth in
      let elements = [name(drawing.nodes[a].number), name(drawing.nodes[b].number)]
      return DiagramFinding(
        .overlap, "'\(elements[0])' and '\(elements[1])' overlap by \(Self.short(depth)) pt", elements: elements)
    }
  }

  /// The places of overlapping nodes in `nodes`, in ascending order.
  static func overlapping(_ nodes: [DrawnScene.Node]) -> [(first: Int, second: Int, depth: Double)] {
    let order = nodes.indices.sorted { (nodes[$0].shape.box.least.x, $0) < (nodes[$1].shape.box.least.x, $1) }
    var found: [(first: Int, second: Int, depth: Double)] = []
    for (place, index) in order.enumerated() {
      let node = nodes[index]
      for other in order[(place + 1)...] {
        guard nodes[other].shape.box.least.x < node.shape.box.most.x else { break }
        let depth = node.shape.depth(ofOverlapWith: nodes[other].shape)
        if depth > tolerance { found.append((min(index, other), max(index, other), depth)) }
      }
    }
    return found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
