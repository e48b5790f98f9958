import RelationGraph

/// What nodes and edges look like: the module `viz` of GEXF.
enum GEXFMarks {
  struct Parts {
    /// Elements of `viz`, ready to be written.
    var elements: [String] = []
    /// The attributes that they do not hold.
    var rest: [FlatGraph.Attribute] = []
  }

  /// One size, four shapes.
  static func elements(_ mark: GraphPicture.Mark) -> [String] {
    let (red, green, blue) = (mark.fill >> 16 & 0xFF, mark.fill >> 8 & 0xFF, mark.fill & 0xFF)
    let shape =
      switch mark.shape {
      case .ellipse: "disc"
      case .triangle: "triangle"
      case .diamond: "diamond"
      case .rectangle, .hexagon, .octagon: "square"
      }
    return [
      "<viz:color r=\"\(red)\" g=\"\(green)\" b=\"\(blue)\"/>",
      "<viz:position x=\"\(JSONText.number(mark.x))\" y=\"\(JSONText.number(mark.y))\" z=\"0.0\"/>",
      "<viz:size value=\"\(JSONText.number(max(mark.width, mark.height)))\"/>",
      "<viz:shape value=\"\(shape)\"/>",
    ]
  }

  /// Whether rows may have something that ``split(_:isNode:isMarked:)`` takes out.
  static func isMark(_ column: FlatRows.Column) -> Bool { column.key.hasPrefix("viz_") }

  /// Takes out of the attributes what elements of `viz` hold exactly.
  ///
  /// - Parameter isMarked: whether a picture gives the elements.
  static func split(_ attributes: [FlatGraph.Attribute], isNode: Bool, isMarked: Bool) -> Parts {
    var parts = Parts(rest: attributes)
    guard !isMarked, attributes.contains(where: { $0.key.hasPrefix("viz_") }) else { return parts }
    func take(_ keys: [String], _ element: String?) {
      guard let element else { return }
      parts.elements.append(element)
      parts.rest.removeAll { keys.contains($0.key) }
    }
    func value(_ key: String) -> PropertyValue? { attributes.first { $0.key == key }?.value }
    func number(_ key: String) -> String? {
      if case .real(let number)? = value(key) { number.description } else { nil }
    }
    take(["viz_color"], value("viz_color").flatMap(color))
    let size = isNode ? "size" : "thickness"
    if value("viz_" + size)?.number ?? -1 >= 0 {
      take(["viz_" + size], number("viz_" + size).map { "<viz:\(size) value=\"\($0)\"/>" })
    }
    if case .text(let shape)? = value("viz_shape"), (isNode ? nodeShapes : edgeShapes).contains(shape) {
      take(["viz_shape"], "<viz:shape value=\"\(shape)\"/>")
    }
    guard isNode, let x = number("viz_x"), let y = number("viz_y") else { return parts }
    let z = number("viz_z")
    take(
      ["viz_x", "viz_y"] + (z == nil ? [] : ["viz_z"]),
      "<viz:position x=\"\(x)\" y=\"\(y)\"\(z.map { " z=\"\($0)\"" } ?? "")/>")
    return parts
  }

  private static let nodeShapes = ["disc", "square", "triangle", "diamond"]
  private static let edgeShapes = ["solid", "dotted", "dashed", "double"]

  /// `#rrggbb` or `#rrggbbaa`, in small letters.
  private static func color(_ value: PropertyValue) -> String? {
    guard case .text(let text) = value, text.hasPrefix("#"), text.utf8.count == 7 || text.utf8.count == 9 else {
      return nil
    }
    let digits = Array(text.utf8.dropFirst())
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index -> Int? in
      let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
      return pair == pair.lowercased() && pair.allSatisfy(\.isHexDigit) ? Int(pair, radix: 16) : nil
    }
    guard bytes.count * 2 == digits.count, bytes.count < 4 || bytes[3] < 255 else { return nil }
    let alpha = bytes.count == 4 ? " a=\"\(JSONText.real(Double(bytes[3]) / 255))\"" : ""
    return "<viz:color r=\"\(bytes[0])\" g=\"\(bytes[1])\" b=\"\(bytes[2])\"\(alpha)/>"
  }
}
