import RelationGraph

/// Writes GML that NetworkX, igraph and Gephi read: 7-bit ASCII, `id` a number, `name` our id, `label` a name that is unique.
enum GMLWriter {
  static let idKey = "name"

  static func bytes(_ graph: PropertyGraph) -> [UInt8] {
    let flat = FlatGraph(graph, shape: FlatShape(values: [.text, .integer, .real], reservedNodeKeys: [idKey]))
    var numbers: [String: Int] = [:]
    for (number, node) in flat.nodes.enumerated() { numbers[node.id] = number }
    var out = TextBuffer()
    out.line("Creator \"Entente\"")
    out.line("Version 1")
    out.line("graph [")
    out.line("  directed \(flat.isDirected ? 1 : 0)")
    // Without it NetworkX refuses a second edge between two nodes.
    if hasParallels(graph) { out.line("  multigraph 1") }
    write(flat.attributes, to: &out, indent: "  ")
    let labels = uniqueLabels(flat)
    for (number, node) in flat.nodes.enumerated() {
      out.line("  node [")
      out.line("    id \(number)")
      out.line("    \(idKey) \"\(GMLText.encoded(node.id))\"")
      let attributes = node.attributes.map { $0.key == "label" ? ("label", .text(labels[number])) : $0 }
      write(attributes, to: &out, indent: "    ")
      out.line("  ]")
    }
    for edge in flat.edges {
      guard let from = numbers[edge.from], let to = numbers[edge.to] else { continue }
      out.line("  edge [")
      out.line("    source \(from)")
      out.line("    target \(to)")
      write(edge.attributes, to: &out, indent: "    ")
      out.line("  ]")
    }
    out.line("]")
    return out.bytes
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
  private static func uniqueLabels(_ flat: FlatGraph) -> [String] {
    let labels = flat.nodes.map { node in node.attributes.first { $0.key == "label" }?.value.text ?? node.id }
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    return zip(labels, flat.nodes).map { label, node in
      (counts[label] ?? 0) > 1 || stem(of: label, id: node.id) != nil ? label + suffix(node.id) : label
    }
  }

  private static func hasParallels(_ graph: PropertyGraph) -> Bool {
    let isUndirected = ExportAttributes.isUndirected(graph)
    var seen: Set<SIMD2<Int>> = []
    return (0..<graph.relationCount).contains { index in
      let ends = graph.relationEnds(at: index)
      let isTurned = isUndirected && ends.from > ends.to
      return !seen.insert(isTurned ? SIMD2(ends.to, ends.from) : SIMD2(ends.from, ends.to)).inserted
    }
  }

  private static func write(_ attributes: [FlatGraph.Attribute], to out: inout TextBuffer, indent: String) {
    for (key, value) in attributes { out.line(indent + GMLKey.encoded(key) + " " + text(value)) }
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
