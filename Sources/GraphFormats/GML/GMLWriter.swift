import RelationGraph

/// Writes GML that NetworkX, igraph and Gephi read: 7-bit ASCII, `id` a number, `name` our id, `label` a name that is unique.
enum GMLWriter {
  static let idKey = "name"

  static func text(_ graph: PropertyGraph) -> TextParts {
    let flat = FlatRows(graph, shape: FlatShape(values: [.text, .integer, .real], reservedNodeKeys: [idKey]))
    var out = TextDocument()
    out.line("Creator \"Entente\"")
    out.line("Version 1")
    out.line("graph [")
    out.line("  directed \(flat.isDirected ? 1 : 0)")
    // Without it NetworkX refuses a second edge between two nodes.
    if hasParallels(graph) { out.line("  multigraph 1") }
    for attribute in flat.attributes { out.line(line(attribute, indent: "  ")) }
    let labels = uniqueLabels(flat)
    out.rows(flat.nodes.count) { number, out in
      let node = flat.nodes[number]
      out.line("  node [")
      out.line("    id \(number)")
      out.line("    \(idKey) \"\(GMLText.encoded(node.id))\"")
      let attributes = node.attributes.map { $0.key == "label" ? ("label", .text(labels[number])) : $0 }
      write(attributes, to: &out, indent: "    ")
      out.line("  ]")
    }
    out.rows(flat.edgeAttributes.count) { index, out in
      let (from, to) = flat.ends(of: index)
      out.line("  edge [")
      out.line("    source \(from)")
      out.line("    target \(to)")
      write(flat.edgeAttributes[index], to: &out, indent: "    ")
      out.line("  ]")
    }
    out.line("]")
    return out.text
  }

  /// What stands behind a label that is not unique.
  private static func suffix(_ id: String) -> String { " (\(id))" }

  /// The label without the id behind it; `nil` if there is none.
  static func stem(of label: String, id: String) -> String? {
    let suffix = suffix(id).utf8
    // Bytes, because a character may join what stands before it.
    guard label.utf8.suffix(suffix.count).elementsEqual(suffix) else { return nil }
    return String(decoding: label.utf8.dropLast(suffix.count), as: UTF8.self)
  }

  /// NetworkX refuses two nodes of one label: these have their ids behind it.
  private static func uniqueLabels(_ flat: FlatRows) -> [String] {
    let labels = flat.nodes.map { node in node.attributes.first { $0.key == "label" }?.value.text ?? node.id }
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    return zip(labels, flat.nodes).map { label, node in
      (counts[label] ?? 0) > 1 || stem(of: label, id: node.id) != nil ? label + suffix(node.id) : label
    }
  }

  private static func hasParallels(_ graph: PropertyGraph) -> Bool {
    // In canonical order they stand behind each other, the ends of undirected ones smaller first.
    (1..<max(1, graph.relationCount)).contains { graph.relationEnds(at: $0 - 1) == graph.relationEnds(at: $0) }
  }

  private static func write(_ attributes: [FlatGraph.Attribute], to out: inout TextBuffer, indent: String) {
    for attribute in attributes { out.line(line(attribute, indent: indent)) }
  }

  private static func line(_ attribute: FlatGraph.Attribute, indent: String) -> String {
    indent + GMLKey.encoded(attribute.key) + " " + text(attribute.value)
  }

  private static func text(_ value: PropertyValue) -> String {
    switch value {
    case .integer(let number): String(number)
    case .real(let number): real(number)
    default: "\"" + GMLText.encoded(value.text) + "\""
    }
  }

  /// GML has a point in every real.
  private static func real(_ number: Double) -> String {
    let text = number.description
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}
