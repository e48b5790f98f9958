import RelationGraph

/// What yEd draws: labels are names, and places, sizes, colours and shapes properties.
extension GraphMLReader {
  mutating func readDetail(_ element: XMLElement, of owner: Owner) {
    switch element.name {
    case "Geometry": for name in ["x", "y", "width", "height"] { add(name, number: element[name], to: owner) }
    case "Fill": if element["hasColor"] != "false" { add("color", text: element["color"], to: owner) }
    case "Shape": add("shape", text: element["type"], to: owner)
    case "LineStyle":
      add("color", text: element["color"], to: owner)
      add("line", text: element["type"], to: owner)
      add("width", number: element["width"], to: owner)
    case "Arrows":
      add("arrow_source", text: element["source"], to: owner)
      add("arrow_target", text: element["target"], to: owner)
    case "NodeLabel", "EdgeLabel", "ShapeNode", "PolyLineEdge": break
    default: count.details[element.name, default: 0] += 1
    }
  }

  /// The text of a label; other texts belong to the `data` element that they stand in.
  mutating func endDetail(_ name: String, _ text: String) {
    let word = XMLTypedText.trimmed(text)
    guard !word.isEmpty else { return }
    if name == "NodeLabel" || name == "EdgeLabel" { labels.append(word) } else { addText(word) }
  }

  /// The first label is the name; a group that is drawn twice, open and closed, has the same one twice.
  mutating func addLabels(to owner: Owner) {
    guard let first = labels.first else { return }
    add("label", .text(first), to: owner)
    var seen: Set<String> = [first]
    let more = labels.filter { seen.insert($0).inserted }
    if !more.isEmpty { add("more_labels", .list(more.map(PropertyValue.text)), to: owner) }
  }

  private mutating func add(_ key: String, text: String?, to owner: Owner) {
    if let text, !text.isEmpty { addDrawing(key, .text(text), to: owner) }
  }

  private mutating func add(_ key: String, number: String?, to owner: Owner) {
    if let number, let value = XMLTypedText.real(number) { addDrawing(key, value, to: owner) }
  }

  /// Of a group that is drawn twice, the first drawing counts.
  private mutating func addDrawing(_ key: String, _ value: PropertyValue, to owner: Owner) {
    let repeated = count.repeated
    add(key, value, to: owner)
    count.repeated = repeated
  }
}
