import RelationGraph

extension MappingReader {
  private static let relationKeys = [
    "table", "where", "split", "kind", "id", "from", "to", "directed", "sign", "weight", "start", "end", "dates",
    "properties", "evidence",
  ]

  /// The relations that the rows of a table give, one a row.
  mutating func readRelations(_ entry: YAMLNode) throws(ReadError) {
    guard let fields = fields(of: entry, "a relation", Self.relationKeys), let name = tableName(fields, entry),
      var table = tables[name]
    else { return }
    defer { tables[name]?.used = table.used }
    func optional(_ key: String, _ reading: Reading = .column) -> MappingValue? {
      fields[key].flatMap { value($0, key, reading, in: &table) }
    }
    let (from, to) = (optional("from"), optional("to"))
    for key in ["from", "to"] where fields[key] == nil {
      yaml.report("missing-end", "a relation has a 'from' and a 'to'", entry, hint: "\(key): column, or \"x:{column}\"")
    }
    let (kind, id) = (optional("kind", .constant), optional("id"))
    let (start, end, dates) = (optional("start"), optional("end"), optional("dates"))
    let sign = fields["sign"].flatMap { node in
      ["+", "-"].contains(node.text) ? value(node, "sign", .constant, in: &table) : number(node, "sign", in: &table)
    }
    let isDirected = fields["directed"].map { direction($0) } ?? true
    let mapped = evidence(fields, in: &table)
    let rows = try rows(fields, in: &table)
    let properties = properties(fields, rows: rows, in: &table)
    guard let from, let to else { return }
    for row in rows {
      let start = validity(row, start, end, dates)
      guard let source = from.text(row, &tally) else {
        skip(row, "from", "no relation", from)
        continue
      }
      guard let target = to.text(row, &tally) else {
        skip(row, "to", "no relation", to)
        continue
      }
      var relation = Relation(from: source, to: target)
      if let kind = kind?.text(row, &tally) { relation.kind = RelationKind(rawValue: kind) }
      relation.id = id?.text(row, &tally)
      relation.sign = sign.flatMap { self.sign($0, row, in: table) }
      relation.validity = start
      relation.properties = values(properties, row, in: table)
      relation.evidence = evidence(mapped, row, in: table)
      if !isDirected, let node = fields["directed"] { undirectedKinds[relation.kind] = node }
      directedKinds.formUnion(isDirected ? [relation.kind] : [])
      yaml.draft.relations.append(GraphDraft.Located(relation, at: row.location))
    }
  }

  private mutating func direction(_ node: YAMLNode) -> Bool {
    switch node.text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      yaml.report("unknown-value", "'directed' is true or false, not '\(node.text)'", node)
      return true
    }
  }

  private mutating func sign(_ value: MappingValue, _ row: MappingRow, in table: MappingTable) -> Sign? {
    guard let text = value.text(row, &tally) else { return nil }
    switch table.number(text) {
    case "+", "+1", "1", "1.0": return .positive
    case "-", "-1", "−1", "-1.0": return .negative
    case "0", "0.0": return .neutral
    default:
      tally.add(
        Diagnostic(
          .error, "out-of-range", "a sign is 1, -1 or 0, not '\(text)'", at: row.location,
          hint: "say what stands for what: sign: {column: …, values: {yes: 1, no: -1}}"), key: "sign \(value.place)")
      return nil
    }
  }
}
