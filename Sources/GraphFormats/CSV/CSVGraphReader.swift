import RelationGraph

/// Makes nodes and relations from CSV tables.
struct CSVGraphReader {
  var draft = GraphDraft()
  /// The direction of relations without a `directed` column.
  var isDirectedByDefault = true

  /// Reads `id,label,type,…`; other columns become properties.
  mutating func readNodes(_ source: CSVTable) {
    var table = source
    draft.diagnostics += table.problems
    ForeignColumns.translateNodes(&table, &draft.diagnostics)
    guard let id = required("id", in: table), !table.isCutOff else {
      // Relations to nodes that were not read are no second problem.
      draft.impliesNodes = true
      return
    }
    let (label, type) = (table.column("label"), table.column("type"))
    let aliases = table.column("aliases")
    let names = table.header.enumerated().compactMap { column, name -> (language: String, column: Int)? in
      CSVColumns.language(of: name).map { ($0, column) }
    }
    let period = CSVPeriod(table, &draft.diagnostics)
    let used = Set([id] + [label, type, aliases].compactMap(\.self) + names.map(\.column) + period.columns)
    let properties = CSVProperties(table, except: used, isReserved: CSVColumns.isReservedForNodes)
    draft.diagnostics += properties.problems
    for row in table.rows.indices {
      let fields = table.rows[row]
      if fields[id].isEmpty, table.raggedRows.contains(row) { continue }
      if fields[id].isEmpty {
        report("empty-id", "the id is empty", table.location(row: row, column: id))
        continue
      }
      var node = Node(id: fields[id])
      if let label, !fields[label].isEmpty { node.name = fields[label] }
      if let type, !fields[type].isEmpty { node.kind = NodeKind(rawValue: fields[type]) }
      if let aliases { node.aliases = CSVList.texts(fields[aliases]) }
      for name in names where !fields[name.column].isEmpty { node.names[name.language] = fields[name.column] }
      node.validity = period.validity(row)
      node.properties = properties.values(row)
      draft.nodes.append(GraphDraft.Located(node, at: table.location(row: row)))
    }
  }

  /// Reads `source,target,type,weight,sign,start,end,…`; other columns become properties.
  mutating func readEdges(_ source: CSVTable) {
    var table = source
    draft.diagnostics += table.problems
    let isForeign = table.column("source") == nil || table.column("target") == nil
    CytoscapeNames.translate(&table, &draft.diagnostics)
    ForeignColumns.translateEdges(&table, &draft.diagnostics)
    let ends = (required("source", in: table), required("target", in: table))
    guard let source = ends.0, let target = ends.1 else { return }
    let (type, sign, id) = (table.column("type"), table.column("sign"), table.column("id"))
    let directed = table.column("directed")
    let period = CSVPeriod(table, &draft.diagnostics)
    let used = Set([source, target] + [type, sign, id, directed].compactMap(\.self) + period.columns)
    let properties = CSVProperties(table, except: used, isReserved: CSVColumns.isReservedForEdges)
    draft.diagnostics += properties.problems
    var direction: [RelationKind: Bool] = [:]
    let isMixed = isForeign && isMixed(directed, in: table)
    for row in table.rows.indices where !table.raggedRows.contains(row) {
      let fields = table.rows[row]
      for column in [source, target] where fields[column].isEmpty {
        report("missing-end", "'\(table.header[column])' is empty", table.location(row: row, column: column))
      }
      var relation = Relation(from: fields[source], to: fields[target])
      guard !relation.from.isEmpty, !relation.to.isEmpty else { continue }
      if let type, !fields[type].isEmpty { relation.kind = RelationKind(rawValue: fields[type]) }
      if let id, !fields[id].isEmpty { relation.id = fields[id] }
      if let sign { relation.sign = self.sign(fields[sign], at: table.location(row: row, column: sign)) }
      let isDirected =
        directed.flatMap { flag(fields[$0], at: table.location(row: row, column: $0)) } ?? isDirectedByDefault
      // A kind goes one way or both; tables of other tools do not care.
      if isMixed, !isDirected { relation.kind = .undirected(besides: relation.kind) }
      if direction.updateValue(isDirected, forKey: relation.kind) ?? isDirected != isDirected {
        report(
          "mixed-direction", "'\(relation.kind.rawValue)' is directed in one row and undirected in another",
          table.location(row: row, column: directed), hint: "give the undirected relations another type")
      }
      relation.validity = period.validity(row)
      relation.properties = properties.values(row)
      draft.relations.append(GraphDraft.Located(relation, at: table.location(row: row)))
    }
    for (kind, isDirected) in direction where !isDirected {
      draft.schema.value.relations[kind] = RelationRule(isDirected: false)
    }
  }

  /// Whether some relations have a direction and others have none.
  private func isMixed(_ directed: Int?, in table: CSVTable) -> Bool {
    guard let directed else { return false }
    return Set(table.rows.lazy.map { Self.flags[$0[directed].lowercased()] ?? isDirectedByDefault }).count > 1
  }

  private mutating func required(_ name: String, in table: CSVTable) -> Int? {
    if let column = table.column(name) { return column }
    draft.diagnostics.append(
      Diagnostic(
        .error, "missing-column", "there is no column '\(name)'",
        at: SourceLocation(file: table.file, line: 1, column: 1),
        hint: Suggestion.hint(for: name, among: table.header)))
    return nil
  }

  private mutating func flag(_ text: String, at location: SourceLocation) -> Bool? {
    if text.isEmpty { return nil }
    if let flag = Self.flags[text.lowercased()] { return flag }
    report("unknown-value", "'directed' is true or false, not '\(text)'", location)
    return nil
  }

  static let flags = [
    "true": true, "1": true, "yes": true, "directed": true, "false": false, "0": false, "no": false,
    "undirected": false,
  ]

  static func sign(_ text: String) -> Sign? {
    switch text {
    case "1", "+1", "+": .positive
    case "-1", "-", "−1": .negative
    case "0": .neutral
    default: nil
    }
  }

  private mutating func sign(_ text: String, at location: SourceLocation) -> Sign? {
    guard !text.isEmpty else { return nil }
    let sign = Self.sign(text)
    if sign == nil { report("out-of-range", "a sign is 1, -1 or 0, not '\(text)'", location) }
    return sign
  }

  private mutating func report(_ code: String, _ message: String, _ location: SourceLocation, hint: String? = nil) {
    draft.diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }
}
