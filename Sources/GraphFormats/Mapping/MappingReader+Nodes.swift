import RelationGraph

extension MappingReader {
  private static let nodeKeys = [
    "table", "where", "split", "kind", "id", "name", "names", "aliases", "start", "end", "dates", "properties",
    "evidence",
  ]

  /// The nodes that the rows of a table give; rows with one id give one node.
  mutating func readNodes(_ entry: YAMLNode) throws(ReadError) {
    guard let fields = fields(of: entry, "a node", Self.nodeKeys), let name = tableName(fields, entry),
      var table = tables[name]
    else { return }
    defer { tables[name]?.used = table.used }
    func optional(_ key: String, _ reading: Reading = .column) -> MappingValue? {
      fields[key].flatMap { value($0, key, reading, in: &table) }
    }
    let id = optional("id")
    if fields["id"] == nil {
      yaml.report("missing-id", "a node has an 'id'", entry, hint: "id: column, or \"x:{column}\"")
    }
    let (kind, label, aliases) = (optional("kind", .constant), optional("name"), optional("aliases"))
    let (start, end, dates) = (optional("start"), optional("end"), optional("dates"))
    var names: [(language: String, value: MappingValue)] = []
    if let section = fields["names"] {
      if case .mapping(let languages) = section.content {
        for (language, node) in languages {
          if let value = value(node, language.text, .column, in: &table) { names.append((language.text, value)) }
        }
      } else {
        yaml.report("wrong-structure", "'names' is a mapping from languages to columns", section)
      }
    }
    let mapped = evidence(fields, in: &table)
    let rows = try rows(fields, in: &table)
    let properties = properties(fields, rows: rows, in: &table)
    guard let id else { return }
    for row in rows {
      guard let text = id.text(row, &tally) else {
        skip(row, "id", "no node", id)
        continue
      }
      var node = Node(id: text)
      if let kind = kind?.text(row, &tally) { node.kind = NodeKind(rawValue: kind) }
      node.name = label?.text(row, &tally)
      node.aliases = aliases?.texts(row, &tally) ?? []
      for name in names { if let text = name.value.text(row, &tally) { node.names[name.language] = text } }
      node.validity = validity(row, start, end, dates)
      node.properties = values(properties, row, in: table)
      node.evidence = evidence(mapped, row, in: table)
      add(node, row)
    }
  }

  mutating func skip(_ row: MappingRow, _ key: String, _ result: String, _ value: MappingValue) {
    tally.add(
      Diagnostic(.note, "empty-field", "without '\(key)' this row gives \(result)", at: row.location),
      key: "skip \(value.place)")
  }

  mutating func fields(of entry: YAMLNode, _ owner: String, _ known: [String]) -> YAMLNode.Mapping? {
    guard case .mapping(let fields) = entry.content else {
      yaml.report("wrong-structure", "an entry is a mapping, this is \(entry.shape)", entry)
      return nil
    }
    for key in fields.keys where !known.contains(key.text) { reportKey(key, owner, known) }
    return fields
  }

  /// Adds a node, or what it says more of one that is there.
  private mutating func add(_ node: Node, _ row: MappingRow) {
    guard let index = nodeIndices[node.id] else {
      nodeIndices[node.id] = yaml.draft.nodes.count
      yaml.draft.nodes.append(GraphDraft.Located(node, at: row.location))
      return
    }
    var known = yaml.draft.nodes[index].value
    let first = yaml.draft.nodes[index].location
    guard known.kind == node.kind else {
      tally.add(
        Diagnostic(
          .error, "duplicate-id",
          "'\(node.id)' is of kind '\(node.kind.rawValue)' here, and of '\(known.kind.rawValue)' before",
          at: row.location,
          hint: first.map { "the first one is at \($0); put the kind into the id: \"\(node.kind.rawValue):{…}\"" }),
        key: "kind \(known.kind.rawValue) \(node.kind.rawValue)")
      return
    }
    var isNews = false
    func differs(_ field: String, _ old: String, _ new: String) {
      tally.add(
        Diagnostic(
          .warning, "differing-rows", "'\(field)' of '\(node.id)' is '\(new)' here and '\(old)' before, which is kept",
          at: row.location, hint: first.map { "the first one is at \($0)" }),
        key: "differs \(field) \(node.kind.rawValue)")
    }
    if let name = node.name, known.name != name {
      if let old = known.name { differs("name", old, name) } else { (known.name, isNews) = (name, true) }
    }
    for (language, name) in node.names.sorted(by: { $0.key.precedes($1.key) }) where known.names[language] != name {
      if let old = known.names[language] {
        differs("names", old, name)
      } else {
        (known.names[language], isNews) = (name, true)
      }
    }
    for alias in node.aliases where !known.aliases.contains(alias) {
      known.aliases.append(alias)
      isNews = true
    }
    if node.validity != .unknown, node.validity != known.validity {
      if known.validity == .unknown {
        (known.validity, isNews) = (node.validity, true)
      } else {
        differs("dates", known.validity.description, node.validity.description)
      }
    }
    for (key, value) in node.properties.sorted(by: { $0.key.precedes($1.key) }) where known.properties[key] != value {
      if let old = known.properties[key] {
        differs(key, old.text, value.text)
      } else {
        (known.properties[key], isNews) = (value, true)
      }
    }
    // A row that repeats what is known says nothing new; ten thousand of them would bury the first.
    if isNews { known.evidence += node.evidence.filter { !known.evidence.contains($0) } }
    yaml.draft.nodes[index].value = known
  }
}
