import RelationGraph

/// Writes the tables of a graph and the file that describes them.
enum DataPackageWriter {
  private typealias Field = ColumnarTable.Field
  private typealias Reference = ColumnarTable.Reference

  static func files(_ graph: PropertyGraph) -> [WrittenFile] {
    let ids = relationIDs(graph)
    let tables = [
      nodes(graph), names(graph), aliases(graph), relations(graph, ids), sources(graph), evidence(graph, ids),
    ]
    let description = WrittenFile(name: DataPackage.descriptor, bytes: Array(descriptor(graph, tables).utf8))
    return [description] + tables.map { WrittenFile(name: $0.path, text: $0.text) }
  }

  private static func descriptor(_ graph: PropertyGraph, _ tables: [ColumnarTable]) -> String {
    func shown(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : JSONText.string($0) } }
    let own = JSONText.object([
      ("version", "1"), ("title", graph.title.map(JSONText.string)),
      ("description", graph.summary.map(JSONText.string)), ("language", graph.language.map(JSONText.string)),
      ("schema", JSONLinesWriter.schema(SchemaExtension(from: graph.schema))),
    ])
    let members: [(String, String?)] = [
      ("profile", "\"tabular-data-package\""), ("name", "\"graph\""), ("title", shown(graph.title)),
      ("description", shown(graph.summary)),
      ("resources", "[\n    " + tables.map(\.resource).joined(separator: ",\n    ") + "\n  ]"),
      (DataPackage.record, own),
    ]
    let lines = members.compactMap { key, value in value.map { "  \(JSONText.string(key)): \($0)" } }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  private static let record = Field(name: DataPackage.record, type: .object)

  private static func fields(_ names: [String]) -> [Field] {
    names.map { name in
      switch name {
      case "id", "from", "to": Field(name: name, isRequired: true)
      case "has_own_id", "directed": Field(name: name, type: .boolean, isRequired: true)
      case "sign": Field(name: name, type: .integer, isRequired: true)
      case "start", "end": Field(name: name, isPartialDate: true)
      case _ where DataPackage.period.contains(name): Field(name: name, type: .date)
      default: Field(name: name)
      }
    }
  }

  private static func nodes(_ graph: PropertyGraph) -> ColumnarTable {
    let properties = ColumnarProperties(
      graph.nodePropertyKeys, of: graph.nodes.lazy.map(\.properties), reserved: DataPackage.nodeColumns)
    var table = ColumnarTable(
      name: "nodes", title: "Nodes",
      fields: fields(DataPackage.nodeColumns) + properties.columns.map(\.field) + [record], primaryKey: ["id"])
    table.rows = RowList(graph.nodeCount) { index in
      let node = graph.nodes[index]
      var row = ColumnarRow()
      row.add(node.id)
      row.add(node.kind.rawValue, as: "kind")
      row.add(node.name, as: "name")
      row.add(node.validity)
      properties.add(node.properties, to: &row)
      let names = node.names.filter { !DataPackage.holds($0.key) || !DataPackage.holds($0.value) }
      if !names.isEmpty {
        let members = names.sorted { $0.key.precedes($1.key) }.map { ($0.key, Optional(JSONText.string($0.value))) }
        row.record(JSONText.object(members), as: "names")
      }
      if !node.aliases.allSatisfy(DataPackage.holds) {
        row.record(JSONText.array(node.aliases.map(JSONText.string)), as: "aliases")
      }
      return row.finished()
    }
    return table
  }

  private static func names(_ graph: PropertyGraph) -> ColumnarTable {
    var table = ColumnarTable(
      name: "names", title: "Names in other languages",
      fields: [
        Field(name: "node", isRequired: true), Field(name: "language", isRequired: true),
        Field(name: "name", isRequired: true),
      ],
      primaryKey: ["node", "language"], references: [Reference(field: "node", table: "nodes", to: "id")])
    var rows: [[String]] = []
    for node in graph.nodes {
      for (language, name) in node.names.sorted(by: { $0.key.precedes($1.key) })
      where DataPackage.holds(language) && DataPackage.holds(name) {
        rows.append([node.id, language, name])
      }
    }
    table.rows = RowList(rows)
    return table
  }

  private static func aliases(_ graph: PropertyGraph) -> ColumnarTable {
    var table = ColumnarTable(
      name: "aliases", title: "Aliases",
      fields: [
        Field(name: "node", isRequired: true), Field(name: "position", type: .integer, isRequired: true),
        Field(name: "alias", isRequired: true),
      ],
      primaryKey: ["node", "position"], references: [Reference(field: "node", table: "nodes", to: "id")])
    var rows: [[String]] = []
    for node in graph.nodes {
      for (position, alias) in node.aliases.enumerated() where DataPackage.holds(alias) {
        rows.append([node.id, String(position + 1), alias])
      }
    }
    table.rows = RowList(rows)
    return table
  }

  /// The ids of relations, each once also where characters of a kind cannot be written.
  private static func relationIDs(_ graph: PropertyGraph) -> RowList<String> {
    let texts = RowList(graph.relationCount) { graph.relationID(at: $0) }
    guard texts.hasRow(where: { !DataPackage.holds($0) }) else { return texts }
    var taken = Set(texts.lazy.filter(DataPackage.holds))
    return RowList(
      texts.map { text in
        guard !DataPackage.holds(text) else { return text }
        let base = DataPackage.cleaned(text)
        var (id, number) = (base, 2)
        while !taken.insert(id).inserted {
          id = "\(base)~\(number)"
          number += 1
        }
        return id
      })
  }

  private static func relations(_ graph: PropertyGraph, _ ids: RowList<String>) -> ColumnarTable {
    let properties = ColumnarProperties(
      graph.relationPropertyKeys, of: graph.relations.lazy.map(\.properties), reserved: DataPackage.relationColumns)
    var table = ColumnarTable(
      name: "relations", title: "Relations",
      fields: fields(DataPackage.relationColumns) + properties.columns.map(\.field) + [record], primaryKey: ["id"],
      references: ["from", "to"].map { Reference(field: $0, table: "nodes", to: "id") })
    table.rows = RowList(graph.relationCount) { index in
      let relation = graph.relations[index]
      var row = ColumnarRow()
      row.add(ids[index])
      row.add(relation.id == nil ? "false" : "true")
      row.add(relation.kind.rawValue, as: "kind")
      row.add(relation.from)
      row.add(relation.to)
      row.add(graph.isDirected(relationAt: index) ? "true" : "false")
      row.add(String(graph.relationSign(at: index).rawValue))
      // A sign that is not the schema's is the relation's own; so may one be that is the same.
      if let sign = relation.sign, sign == graph.schema.rule(for: relation.kind).sign {
        row.record(String(sign.rawValue), as: "sign")
      }
      row.add(relation.validity)
      properties.add(relation.properties, to: &row)
      return row.finished()
    }
    return table
  }
}
