import RelationGraph

/// Writes CX2 as Cytoscape and NDEx read it: numbers for ids, declared columns, `y` downwards.
enum CX2Writer {
  private static let shape: FlatShape = {
    var shape = FlatShape.json(
      nodeKeys: ["name", "represents", "shared name"],
      edgeKeys: ["interaction", "directed", "name", "shared name", "shared interaction"])
    shape.isColumnTyped = true
    return shape
  }()

  static func bytes(_ graph: PropertyGraph, _ picture: GraphPicture) -> [UInt8] {
    var flat = FlatGraph(graph, shape: shape)
    if !hasPlainLists(flat.nodes.map(\.attributes)) || !hasPlainLists(flat.edges.map(\.attributes)) {
      var shape = shape
      shape.values.remove(.list)
      flat = FlatGraph(graph, shape: shape)
    }
    let nodeRows = flat.nodes.map { node in
      [("id", PropertyValue.text(node.id))] + renamed(node.attributes, ["label": "name"])
    }
    let edgeRows = flat.edges.map { edge in
      renamed(edge.attributes, ["kind": "interaction", "is_directed": "directed"])
    }
    let head = renamed(flat.attributes, ["title": "name"])
    var numbers: [String: Int] = [:]
    for (number, node) in flat.nodes.enumerated() { numbers[node.id] = number }
    var out = TextBuffer()
    out.line("[{\"CXVersion\":\"2.0\",\"hasFragments\":false},")
    out.line("{\"metaData\":[" + metadata(nodes: nodeRows.count, edges: edgeRows.count) + "]},")
    let declarations = JSONText.object([
      ("networkAttributes", self.declarations([head])), ("nodes", self.declarations(nodeRows)),
      ("edges", self.declarations(edgeRows)),
    ])
    out.line("{\"attributeDeclarations\":[\(declarations)]},")
    out.line("{\"networkAttributes\":[\(JSONText.object(JSONText.members(head)))]},")
    out.write("{")
    out.list("nodes", Array(zip(flat.nodes, nodeRows).enumerated())) { number, node in
      let mark = picture.marks[node.0.id]
      return JSONText.object([
        ("id", String(number)), ("x", mark.map { JSONText.number($0.x) }), ("y", mark.map { JSONText.number(-$0.y) }),
        ("v", JSONText.object(JSONText.members(node.1))),
      ])
    }
    out.line("},")
    out.write("{")
    out.list("edges", Array(zip(flat.edges, edgeRows).enumerated())) { number, edge in
      JSONText.object([
        ("id", String(number)), ("s", numbers[edge.0.from].map { String($0) }),
        ("t", numbers[edge.0.to].map { String($0) }), ("v", JSONText.object(JSONText.members(edge.1))),
      ])
    }
    out.line("},")
    out.line("{\"status\":[{\"success\":true}]}]")
    return out.bytes
  }

  private static func renamed(
    _ attributes: [FlatGraph.Attribute], _ names: [String: String]
  ) -> [FlatGraph.Attribute] {
    attributes.map { (names[$0.key] ?? $0.key, $0.value) }
  }

  private static func metadata(nodes: Int, edges: Int) -> String {
    [("attributeDeclarations", 1), ("networkAttributes", 1), ("nodes", nodes), ("edges", edges)].map { name, count in
      JSONText.object([("elementCount", String(count)), ("name", JSONText.string(name))])
    }.joined(separator: ",")
  }

  /// The columns with their types.
  private static func declarations(_ rows: [[FlatGraph.Attribute]]) -> String {
    let items = itemTypes(rows) ?? [:]
    let columns = FlatGraph.columns(rows).map { column in
      (column.key, Optional(JSONText.object([("d", JSONText.string(type(of: column, items)))])))
    }
    return JSONText.object(columns)
  }

  private static func type(of column: (key: String, type: PropertyType), _ items: [String: PropertyType]) -> String {
    column.type == .list ? "list_of_" + name(of: items[column.key] ?? .text) : name(of: column.type)
  }

  /// Whether all lists of an attribute hold items of one simple type, as CX2 asks; the others are written as text.
  private static func hasPlainLists(_ rows: [[FlatGraph.Attribute]]) -> Bool { itemTypes(rows) != nil }

  /// The type of the items of every list, by key; `nil` if one holds several types, or lists.
  private static func itemTypes(_ rows: [[FlatGraph.Attribute]]) -> [String: PropertyType]? {
    var types: [String: PropertyType] = [:]
    for (key, value) in rows.joined() {
      guard case .list(let items) = value else { continue }
      for item in items {
        if item.type == .list || types[key] ?? item.type != item.type { return nil }
        types[key] = item.type
      }
    }
    return types
  }

  private static func name(of type: PropertyType) -> String {
    switch type {
    case .integer: "long"
    case .real: "double"
    case .flag: "boolean"
    case .text, .date, .list: "string"
    }
  }
}
