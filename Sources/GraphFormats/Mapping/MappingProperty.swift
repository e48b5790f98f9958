import RelationGraph

/// A property that an entry gives, with the type of its values.
struct MappingProperty {
  let key: String
  let value: MappingValue
  var type: PropertyType = .text
}

extension MappingReader {
  /// `properties: {key: column}`, or a list of columns that give their name to the property.
  mutating func properties(
    _ fields: YAMLNode.Mapping, rows: [MappingRow], in table: inout MappingTable
  ) -> [MappingProperty] {
    var found: [MappingProperty] = []
    if let weight = fields["weight"], let value = number(weight, "weight", in: &table) {
      found.append(MappingProperty(key: "weight", value: value))
    }
    if let section = fields["properties"] {
      if case .mapping(let named) = section.content {
        for (key, node) in named {
          if let value = value(node, key.text, .column, in: &table) {
            found.append(MappingProperty(key: key.text, value: value))
          }
        }
      } else {
        for node in yaml.list(section) {
          if let value = value(node, node.text, .column, in: &table) {
            found.append(MappingProperty(key: node.text, value: value))
          }
        }
      }
    }
    for index in found.indices { found[index].type = type(of: found[index].value, rows: rows, in: table) }
    return found
  }

  /// A number, or the column that has one.
  mutating func number(_ node: YAMLNode, _ name: String, in table: inout MappingTable) -> MappingValue? {
    let isNumber = node.scalar.map { table.table.column($0.text) == nil && PlainScalar.number($0.text) != nil } ?? false
    return value(node, name, isNumber ? .constant : .column, in: &table)
  }

  /// The type that the mapping says, else the narrowest that keeps what all rows say.
  private func type(of value: MappingValue, rows: [MappingRow], in table: MappingTable) -> PropertyType {
    if let type = value.type { return type }
    var silent = RowTally()
    // The first rows show most texts for what they are.
    let head = rows.prefix(4096).flatMap { value.texts($0, &silent).map(table.number) }
    let type = CSVProperties.narrowestType(of: head)
    if rows.count <= 4096 || type == .text && head.contains(where: { !CSVProperties.isNotFinite($0) }) { return type }
    return CSVProperties.narrowestType(of: rows.flatMap { value.texts($0, &silent).map(table.number) })
  }

  mutating func values(_ properties: [MappingProperty], _ row: MappingRow, in table: MappingTable) -> [String:
    PropertyValue]
  {
    var result: [String: PropertyValue] = [:]
    for property in properties {
      let texts = property.value.texts(row, &tally)
      let values = texts.compactMap { typed(table.number($0), property, row) }
      if property.value.divider != nil {
        if !values.isEmpty { result[property.key] = .list(values) }
      } else if let value = values.first {
        result[property.key] = value
      }
    }
    return result
  }

  private mutating func typed(_ text: String, _ property: MappingProperty, _ row: MappingRow) -> PropertyValue? {
    if property.type == .date, property.value.type == .date {
      return date(text, property.value, row).map(PropertyValue.date)
    }
    if property.type == .flag, let flag = ["1": true, "yes": true, "0": false, "no": false][text.lowercased()] {
      return .flag(flag)
    }
    if let value = CSVProperties.value(text, property.type) { return value }
    let isFinite = !CSVProperties.isNotFinite(text)
    tally.add(
      Diagnostic(
        .error, isFinite ? "wrong-type" : "not-a-number",
        "'\(property.key)' is '\(text)', not \(property.type == .integer ? "an integer" : "a \(property.type.rawValue)")",
        at: row.location, hint: "name what stands for nothing: table: {file: …, missing: [\"\(text)\"]}"),
      key: "type \(property.value.place)")
    return nil
  }
}
