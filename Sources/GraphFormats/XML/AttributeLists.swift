import RelationGraph

/// The attributes of nodes or edges while a file is read: each key once, found without going through all of a long list.
struct AttributeLists {
  /// Keys of the records with so many attributes that looking for one would take long.
  private var long: [Int: Set<String>] = [:]
  private static let shortLimit = 24

  /// Adds a value under a key that the record has not; `false` if it has another value there.
  mutating func add(
    _ key: String, _ value: PropertyValue, to attributes: inout [FlatGraph.Attribute], of record: Int
  ) -> Bool {
    if attributes.count > Self.shortLimit {
      guard long[record, default: Set(attributes.map(\.key))].insert(key).inserted else { return false }
    } else if let known = attributes.first(where: { $0.key == key }) {
      return known.value == value
    }
    attributes.append((key, value))
    return true
  }
}

extension FlatGraph {
  /// Whether Entente wrote the file, or what another program made a new file of.
  var hasRecord: Bool {
    func holds(_ attributes: [Attribute]) -> Bool {
      attributes.contains { $0.key == FlatKey.record && $0.value.text.hasPrefix("{") }
    }
    return holds(attributes) || nodes.contains { holds($0.attributes) }
  }

  /// Removes empty texts and not-a-number, which Entente does not write: igraph puts them where there is no value.
  mutating func removeMissing() {
    func isMissing(_ attribute: Attribute) -> Bool {
      attribute.value == .text("") || attribute.value.number?.isNaN == true
    }
    for index in nodes.indices { nodes[index].attributes.removeAll(where: isMissing) }
    for index in edges.indices { edges[index].attributes.removeAll(where: isMissing) }
  }
}
