import Foundation
import RelationGraph

extension DataPackageReader {
  mutating func readTables() throws(ReadError) {
    try readSources()
    try readNodes()
    try readNames()
    try readRelations()
    try readEvidence()
  }

  /// The table of this name, with the columns that it must have; `nil`, and a problem if it is needed, where there is none.
  private mutating func table(_ name: String, _ columns: [String], isNeeded: Bool = false) throws(ReadError)
    -> DataPackageTable?
  {
    let file = SourceLocation(file: (folder as NSString).appendingPathComponent(DataPackage.descriptor))
    guard let resource = resources.first(where: { $0.name == name }) else {
      if isNeeded { report("missing-table", "there is no resource '\(name)'", file) }
      return nil
    }
    var path = (folder as NSString).appendingPathComponent(resource.path)
    if !FileManager.default.fileExists(atPath: path), FileManager.default.fileExists(atPath: path + ".gz") {
      path += ".gz"
    }
    let table = try CSVTable(GraphSource(path: path), separator: UInt8(ascii: ","))
    draft.diagnostics += table.problems
    var isWhole = !table.isCutOff
    for column in columns where table.column(column) == nil {
      isWhole = false
      report(
        "missing-column", "there is no column '\(column)'", SourceLocation(file: table.file, line: 1, column: 1),
        hint: Suggestion.hint(for: column, among: table.header))
    }
    return isWhole ? DataPackageTable(table, resource.fields) : nil
  }

  private mutating func readSources() throws(ReadError) {
    guard let table = try table("sources", ["id"]) else { return }
    for row in table.csv.rows.indices {
      let fields = DataPackageRow(table, row, &records)
      let source = Source(
        id: fields["id"], title: fields.text("title"), author: fields.text("author"),
        publisher: fields.text("publisher"), date: date(fields, "date"), url: fields.text("url"),
        retrieved: date(fields, "retrieved"), language: fields.text("language"),
        reliability: number(fields, "reliability"), note: fields.text("note"))
      draft.sources.append(.init(source, at: fields.location))
    }
  }

  private mutating func readNodes() throws(ReadError) {
    guard let table = try table("nodes", ["id"], isNeeded: true) else {
      draft.impliesNodes = true
      return
    }
    let columns = table.properties(besides: DataPackage.nodeColumns)
    for row in table.csv.rows.indices {
      let fields = DataPackageRow(table, row, &records)
      var node = Node(id: fields["id"], kind: NodeKind(rawValue: fields.text("kind") ?? "node"))
      node.name = fields.text("name")
      node.validity = validity(fields)
      node.properties = properties(fields, columns)
      for member in fields.record {
        switch member.key {
        case "names": for name in records.members(member) { node.names[name.key] = records.text(name) }
        case "aliases": node.aliases = records.texts(member)
        default: continue
        }
      }
      if nodeRows[node.id] == nil { nodeRows[node.id] = draft.nodes.count }
      draft.nodes.append(.init(node, at: fields.location))
    }
  }

  private mutating func readNames() throws(ReadError) {
    if let table = try table("names", ["node", "language", "name"]) {
      for row in table.csv.rows.indices {
        let fields = DataPackageRow(table, row, &records)
        if let node = node(fields) { draft.nodes[node].value.names[fields["language"]] = fields["name"] }
      }
    }
    if let table = try table("aliases", ["node", "alias"]) {
      // Where the record has them all, those in the table are some of them.
      let recorded = Set(draft.nodes.indices.filter { !draft.nodes[$0].value.aliases.isEmpty })
      for row in table.csv.rows.indices {
        let fields = DataPackageRow(table, row, &records)
        if let node = node(fields), !recorded.contains(node) {
          draft.nodes[node].value.aliases.append(fields["alias"])
        }
      }
    }
  }

  private mutating func readRelations() throws(ReadError) {
    guard let table = try table("relations", ["from", "to"], isNeeded: true) else { return }
    let columns = table.properties(besides: DataPackage.relationColumns)
    for row in table.csv.rows.indices {
      let fields = DataPackageRow(table, row, &records)
      var relation = Relation(from: fields["from"], to: fields["to"])
      if let kind = fields.text("kind") { relation.kind = RelationKind(rawValue: kind) }
      let id = fields["id"]
      if fields["has_own_id"].lowercased() == "true", !id.isEmpty { relation.id = id }
      relation.sign = sign(fields, of: relation.kind)
      relation.validity = validity(fields)
      relation.properties = properties(fields, columns)
      if !id.isEmpty, relationRows.updateValue(draft.relations.count, forKey: id) != nil, relation.id == nil {
        report("duplicate-id", "relation '\(id)' is already there", fields.location("id"))
      }
      draft.relations.append(.init(relation, at: fields.location))
    }
  }

  private mutating func readEvidence() throws(ReadError) {
    guard let table = try table("evidence", ["source"]) else { return }
    for row in table.csv.rows.indices {
      let fields = DataPackageRow(table, row, &records)
      let evidence = Evidence(
        source: fields["source"], locator: fields.text("locator"), confidence: number(fields, "confidence"),
        recorded: date(fields, "recorded"), statement: fields.text("statement"))
      let relation = fields["relation"]
      if !relation.isEmpty {
        if let index = relationRows[relation] {
          draft.relations[index].value.evidence.append(evidence)
        } else {
          report("unknown-relation", "there is no relation '\(relation)'", fields.location("relation"))
        }
      } else if let node = node(fields) {
        draft.nodes[node].value.evidence.append(evidence)
      }
    }
  }

  private mutating func node(_ fields: DataPackageRow) -> Int? {
    if let node = nodeRows[fields["node"]] { return node }
    report("unknown-node", "there is no node '\(fields["node"])'", fields.location("node"))
    return nil
  }
}
