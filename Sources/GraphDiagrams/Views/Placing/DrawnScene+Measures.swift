import Foundation

extension DrawnScene {
  /// The widths of texts and the outlines of shapes that were drawn to be measured, in their order.
  static func measures(json: Data) -> [(width: Double, shape: ConvexShape?)]? {
    guard let document = try? JSONDecoder().decode(GraphvizDocument.self, from: json) else { return nil }
    return (document.objects ?? []).map { object in
      let widths = (object.labelDrawing ?? []).compactMap { $0.op == "T" ? $0.width : nil }
      return (widths.max() ?? 0, ConvexShape(around: outline(object.drawing ?? [])))
    }
  }

  /// Makes words beside a node a part of it, so that they count where nodes must not overlap.
  mutating func includeWordsInNodes() {
    for index in nodes.indices {
      let corners = nodes[index].texts.flatMap(\.box.corners)
      guard !corners.isEmpty, let shape = ConvexShape(around: nodes[index].shape.corners + corners) else { continue }
      nodes[index].shape = shape
    }
  }
}

extension ConvexShape {
  func moved(by way: DrawnPoint) -> ConvexShape {
    ConvexShape(around: corners.map { DrawnPoint($0.x + way.x, $0.y + way.y) }) ?? self
  }

  /// Where a ray from inside leaves the shape.
  func exit(from inside: DrawnPoint, towards target: DrawnPoint) -> DrawnPoint {
    var best = 1.0
    let way = target - inside
    for (index, corner) in corners.enumerated() {
      let side = corners[(index + 1) % corners.count] - corner
      let determinant = way.x * side.y - way.y * side.x
      guard determinant.magnitude > 1e-9 else { continue }
      let offset = corner - inside
      let along = (offset.x * side.y - offset.y * side.x) / determinant
      let across = (offset.x * way.y - offset.y * way.x) / determinant
      if along > 0, along < best, across >= -1e-9, across <= 1 + 1e-9 { best = along }
    }
    return DrawnPoint(inside.x + way.x * best, inside.y + way.y * best)
  }
}
