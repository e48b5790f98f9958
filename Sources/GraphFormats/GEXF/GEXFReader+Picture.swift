import RelationGraph

/// What the module `viz` says: colours, places, sizes and shapes, as properties that begin with `viz_`.
extension GEXFReader {
  mutating func readPicture(_ element: XMLElement, of owner: Owner) {
    switch element.name {
    case "color": if let color = Self.color(element) { add("viz_color", .text(color), to: owner) }
    case "position": for name in ["x", "y", "z"] { add("viz_" + name, number: element[name], to: owner) }
    case "size", "thickness": add("viz_" + element.name, number: element["value"], to: owner)
    case "shape":
      if let shape = element["value"] { add("viz_shape", .text(shape), to: owner) }
      if let address = element["uri"] { add("viz_uri", .text(address), to: owner) }
    default: count.unknown[element.name, default: 0] += 1
    }
  }

  private mutating func add(_ key: String, number: String?, to owner: Owner) {
    guard let number else { return }
    add(key, XMLTypedText.real(XMLTypedText.trimmed(number)) ?? .text(number), to: owner)
  }

  /// `#rrggbb`, with `aa` behind it where it is not opaque.
  private static func color(_ element: XMLElement) -> String? {
    let alpha = element["a"].flatMap { XMLTypedText.real($0)?.number }.flatMap { $0.isNaN ? nil : $0 } ?? 1
    let opacity = alpha < 1 ? hexadecimal(Int((max(alpha, 0) * 255).rounded())) : ""
    if let text = element["hex"], text.hasPrefix("#") { return text.utf8.count == 7 ? text + opacity : text }
    let channels = ["r", "g", "b"].map { name in
      element[name].flatMap { XMLTypedText.real(XMLTypedText.trimmed($0))?.number }
        .flatMap { Int(exactly: $0.rounded()) }.flatMap { (0...255).contains($0) ? $0 : nil }
    }
    let known = channels.compactMap(\.self)
    return known.count == 3 ? "#" + known.map(hexadecimal).joined() + opacity : nil
  }

  private static func hexadecimal(_ byte: Int) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }
}
