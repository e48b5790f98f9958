import Foundation

extension DrawnScene {
  /// The share of the font size above and below the line that text stands on.
  private static let (above, below) = (0.74, 0.21)
  /// Straight pieces a bend is cut into, and sides of an ellipse.
  private static let (pieces, sides) = (8, 48)

  /// Reads the output `GraphvizOutput.json` of a diagram of Entente.
  ///
  /// Nodes and lines are known by the ids that the DOT text gives them; what has none, as the invisible lines between
  /// columns, is no part of the scene.
  /// - Returns: `nil` for what is not such an output.
  /// - Complexity: O(bytes).
  public init?(json: Data) {
    guard let document = try? JSONDecoder().decode(GraphvizDocument.self, from: json) else { return nil }
    guard let page = DrawnBox(around: Self.outline(document.drawing ?? [])) else { return nil }
    self.init(page: page)
    heading = Self.texts(document.labelDrawing ?? [])
    for object in document.objects ?? [] {
      if let number = Self.number(object.id, after: "node-") {
        let points = Self.outline(object.drawing ?? [])
        guard let shape = ConvexShape(around: points) else { continue }
        nodes.append(
          Node(
            number: number, centre: Self.point(object.pos) ?? shape.box.centre, shape: shape,
            texts: Self.texts(object.labelDrawing ?? [])))
      } else if let index = Self.number(object.id, after: "cluster-"),
        let box = DrawnBox(around: Self.outline(object.drawing ?? []))
      {
        frames.append(Frame(index: index, box: box))
      }
    }
    for edge in document.edges ?? [] {
      guard let index = Self.number(edge.id, after: "edge-") else { continue }
      lines.append(
        Line(index: index, paths: Self.paths(edge.drawing ?? []), texts: Self.texts(edge.labelDrawing ?? [])))
    }
    nodes.sort { $0.number < $1.number }
    lines.sort { $0.index < $1.index }
    frames.sort { $0.index < $1.index }
  }

  private static func number(_ id: String?, after prefix: String) -> Int? {
    guard let id, id.hasPrefix(prefix) else { return nil }
    return Int(id.dropFirst(prefix.count))
  }

  private static func point(_ text: String?) -> DrawnPoint? {
    let parts = (text ?? "").split(separator: ",").compactMap { Double($0) }
    return parts.count >= 2 && parts.allSatisfy(\.isFinite) ? DrawnPoint(parts[0], parts[1]) : nil
  }

  private static func points(_ operation: GraphvizDocument.Operation) -> [DrawnPoint] {
    (operation.points ?? []).compactMap { $0.count >= 2 ? DrawnPoint($0[0], $0[1]) : nil }
  }

  /// Points of everything that encloses room.
  static func outline(_ drawing: [GraphvizDocument.Operation]) -> [DrawnPoint] {
    drawing.flatMap { operation -> [DrawnPoint] in
      switch operation.op {
      case "P", "p": return points(operation)
      case "B", "b": return flattened(points(operation))
      case "E", "e":
        guard let rect = operation.rect, rect.count == 4 else { return [] }
        return (0..<sides).map { side in
          let angle = 2 * Double.pi * Double(side) / Double(sides)
          return DrawnPoint(rect[0] + rect[2] * cos(angle), rect[1] + rect[3] * sin(angle))
        }
      default: return []
      }
    }
  }

  private static func paths(_ drawing: [GraphvizDocument.Operation]) -> [[DrawnPoint]] {
    drawing.compactMap { operation in
      switch operation.op {
      case "B", "b": flattened(points(operation))
      case "L": points(operation)
      default: nil
      }
    }
  }

  /// A chain of cubic Bézier curves as straight pieces.
  private static func flattened(_ controls: [DrawnPoint]) -> [DrawnPoint] {
    guard controls.count >= 4 else { return controls }
    var result = [controls[0]]
    for start in stride(from: 0, to: controls.count - 3, by: 3) {
      let (a, b, c, d) = (controls[start], controls[start + 1], controls[start + 2], controls[start + 3])
      for piece in 1...pieces {
        let t = Double(piece) / Double(pieces)
        let s = 1 - t
        let (p, q, r, u) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        result.append(
          DrawnPoint(p * a.x + q * b.x + r * c.x + u * d.x, p * a.y + q * b.y + r * c.y + u * d.y))
      }
    }
    return result
  }

  static func texts(_ drawing: [GraphvizDocument.Operation]) -> [Text] {
    var size = 14.0
    var texts: [Text] = []
    for operation in drawing {
      if operation.op == "F" { size = operation.size ?? size }
      guard operation.op == "T", let place = operation.pt, place.count >= 2, let words = operation.text,
        words.contains(where: { !$0.isWhitespace })
      else { continue }
      let width = operation.width ?? 0
      let left =
        switch operation.align {
        case "l": place[0]
        case "r": place[0] - width
        default: place[0] - width / 2
        }
      texts.append(
        Text(
          words,
          box: DrawnBox(
            DrawnPoint(left, place[1] - below * size), DrawnPoint(left + width, place[1] + above * size)),
          fontSize: size))
    }
    return texts
  }
}
