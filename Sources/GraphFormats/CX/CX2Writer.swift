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

  static func text(_ graph: PropertyGraph, _ picture: GraphPicture) -> TextParts {
    let flat = rows(graph)
    let (nodes, edges) = (flat.nodes.mapped { _, node in ofNode(node) }, flat.edges.mapped { _, edge in ofEdge(edge) })
    let head = renamed(flat.attributes, ["title": "name"])
    var out = TextDocument()
    out.line("[{\"CXVersion\":\"2.0\",\"hasFragments\":false},")
    out.line("{\"metaData\":[" + metadata(nodes: nodes.count, edges: edges.count) + "]},")
    let declarations = JSONText.object([
      ("networkAttributes", self.declarations(RowList(1) { _ in head })), ("nodes", self.declarations(nodes)),
      ("edges", self.declarations(edges)),
    ])
    out.line("{\"attributeDeclarations\":[\(declarations)]},")
    out.line("{\"networkAttributes\":[\(JSONText.object(JSONText.members(head)))]},")
    out.write("{")
    out.list("nodes", flat.nodes) { number, node in
      let mark = picture.marks[node.id]
      return JSONText.object([
        ("id", String(number)), ("x", mark.map { JSONText.number($0.x) }), ("y", mark.map { JSONText.number(-$0.y) }),
        ("v", JSONText.object(JSONText.members(ofNode(node)))),
      ])
    }
    out.line("},")
    out.write("{")
    out.list("edges", edges) { number, attributes in
      let ends = flat.ends(of: number)
      return JSONText.object([
        ("id", String(number)), ("s", String(ends.from)), ("t", String(ends.to)),
        ("v", JSONText.object(JSONText.members(attributes))),
      ])
    }
    out.line("},")
    out.line("{\"status\":[{\"success\":true}]}]")
    return out.text
  }

  /// The rows, with lists that CX2 does not hold as text.
  private static func rows(_ graph: PropertyGraph) -> FlatRows {
    let flat = FlatRows(graph, shape: shape)
    guard itemTypes(flat.nodeAttributes) == nil || itemTypes(flat.edgeAttributes) == nil else { return flat }
    var shape = shape
    shape.values.remove(.list)
    return FlatRows(graph, shape: shape)
  }

  private static func ofNode(_ node: FlatGraph.Node) -> [FlatGraph.Attribute] {
    [("id", PropertyValue.text(node.id))] + renamed(node.attributes, ["label": "name"])
  }

  private static func ofEdge(_ edge: FlatGraph.Edge) -> [FlatGraph.Attribute] {
    renamed(edge.attributes, ["kind": "interaction", "is_directed": "directed"])
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
  private static func declarations(_ rows: RowList<[FlatGraph.Attribute]>) -> String {
    let items = itemTypes(rows) ?? [:]
    let columns = FlatColumnTypes(rows).columns.map { column in
      (column.key, Optional(JSONText.object([("d", JSONText.string(type(of: column, items)))])))
    }
    return JSONText.object(columns)
  }

  private static func type(of column: (key: String, type: PropertyType), _ items: [String: PropertyType]) -> String {
    column.type == .list ? "list_of_" + name(of: items[column.key] ?? .text) : name(of: column.type)
  }

  /// The type of the items of every list, by key; `nil` if one holds several types, or lists.
  ///
  /// CX2 asks for lists with items of one simple type: the others are written as text.
  private static func itemTypes(_ rows: RowList<[FlatGraph.Attribute]>) -> [String: PropertyType]? {
    let found = rows.reduced([String: Set<PropertyType>]()) { types, attributes in
      for case (let key, .list(let items)) in attributes { types[key, default: []].formUnion(items.map(\.type)) }
    } merge: { types, next in
      types.merge(next) { $0.union($1) }
    }
    guard found.values.allSatisfy({ $0.count <= 1 && !$0.contains(.list) }) else { return nil }
    return found.compactMapValues(\.first)
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
