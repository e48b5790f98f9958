import RelationGraph

extension JSONText {
  /// A value as compact JSON.
  static func json(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .real(let number): real(number)
    case .text(let text): string(text)
    case .array(let items): array(items.map { json($0) })
    case .object(let members): object(members.map { ($0.key, json($0.value)) })
    }
  }

  /// A property without its type: dates are texts.
  static func plain(_ value: PropertyValue) -> String {
    switch value {
    case .date(let date): string(date.description)
    case .list(let values): array(values.map { plain($0) })
    case .real(let number): number.isFinite ? real(number) : "null"
    default: self.value(value)
    }
  }

  /// Attributes as members, some under another name.
  static func members(_ attributes: [FlatGraph.Attribute], _ names: [String: String] = [:]) -> [(String, String?)] {
    attributes.map { (names[$0.key] ?? $0.key, plain($0.value)) }
  }
}

extension FlatShape {
  /// What JSON can hold.
  static func json(nodeKeys: Set<String> = [], edgeKeys: Set<String> = []) -> FlatShape {
    FlatShape(
      values: [.text, .integer, .real, .flag, .list], reservedNodeKeys: nodeKeys, reservedEdgeKeys: edgeKeys)
  }

  /// The same shape, with keys for a picture where there is one.
  func reserving(_ picture: GraphPicture, _ keys: Set<String>) -> FlatShape {
    var shape = self
    if !picture.marks.isEmpty { shape.reservedNodeKeys.formUnion(keys) }
    return shape
  }
}

extension TextDocument {
  /// A member with a list, an item a line.
  mutating func list<Item>(
    _ key: String, _ items: RowList<Item>, _ text: @escaping @Sendable (Int, Item) -> String
  ) {
    write("\"\(key)\":[")
    members(items, text)
    write("]")
  }

  /// Items with commas between them, one a line.
  mutating func members<Item>(_ items: RowList<Item>, _ text: @escaping @Sendable (Int, Item) -> String) {
    rows(items.count) { index, out in
      out.write(index == 0 ? "\n" : ",\n")
      out.write(text(index, items[index]))
    }
  }
}
