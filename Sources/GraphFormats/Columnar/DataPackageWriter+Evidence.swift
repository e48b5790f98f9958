import RelationGraph

extension DataPackageWriter {
  private typealias Field = ColumnarTable.Field
  private typealias Reference = ColumnarTable.Reference

  static func sources(_ graph: PropertyGraph) -> ColumnarTable {
    var table = ColumnarTable(
      name: "sources", title: "Sources",
      fields: [
        Field(name: "id", isRequired: true), Field(name: "title"), Field(name: "author"), Field(name: "publisher"),
        Field(name: "date", isPartialDate: true), Field(name: "url"), Field(name: "retrieved", isPartialDate: true),
        Field(name: "language"), Field(name: "reliability", type: .number), Field(name: "note"),
        Field(name: DataPackage.record, type: .object),
      ],
      primaryKey: ["id"])
    table.rows = RowList(
      graph.sources.map { source in
        var row = ColumnarRow()
        row.add(source.id)
        row.add(source.title, as: "title")
        row.add(source.author, as: "author")
        row.add(source.publisher, as: "publisher")
        row.add(source.date?.description ?? "")
        row.add(source.url, as: "url")
        row.add(source.retrieved?.description ?? "")
        row.add(source.language, as: "language")
        row.add(source.reliability.map(JSONText.real) ?? "")
        row.add(source.note, as: "note")
        return row.finished()
      })
    return table
  }

  /// One row a statement; either `node` or `relation` says what it is about.
  static func evidence(_ graph: PropertyGraph, _ ids: RowList<String>) -> ColumnarTable {
    var table = ColumnarTable(
      name: "evidence", title: "Evidence",
      fields: [
        Field(name: "node"), Field(name: "relation"), Field(name: "position", type: .integer, isRequired: true),
        Field(name: "source", isRequired: true), Field(name: "statement"), Field(name: "locator"),
        Field(name: "confidence", type: .number), Field(name: "recorded", isPartialDate: true),
        Field(name: DataPackage.record, type: .object),
      ],
      references: [
        Reference(field: "node", table: "nodes", to: "id"), Reference(field: "relation", table: "relations", to: "id"),
        Reference(field: "source", table: "sources", to: "id"),
      ])
    var rows: [[String]] = []
    func add(_ evidence: [Evidence], node: String, relation: String) {
      for (position, item) in evidence.enumerated() {
        var row = ColumnarRow()
        row.add(node)
        row.add(relation)
        row.add(String(position + 1))
        row.add(item.source)
        row.add(item.statement, as: "statement")
        row.add(item.locator, as: "locator")
        row.add(item.confidence.map(JSONText.real) ?? "")
        row.add(item.recorded?.description ?? "")
        rows.append(row.finished())
      }
    }
    for node in graph.nodes { add(node.evidence, node: node.id, relation: "") }
    for index in 0..<graph.relationCount {
      let evidence = graph.relationEvidence(at: index)
      if !evidence.isEmpty { add(evidence, node: "", relation: ids[index]) }
    }
    table.rows = RowList(rows)
    return table
  }
}
