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
