import RelationGraph

/// The attributes of one element, as they come: nested ones with dotted keys, repeated ones as a list.
struct GMLElement {
  /// The bytes that a dotted key may have.
  static let keyLimit = 256

  private var order: [String] = []
  private var values: [String: [PropertyValue]] = [:]
  let location: SourceLocation

  init(at location: SourceLocation) { self.location = location }

  mutating func add(_ key: String, _ value: PropertyValue) {
    if values[key] == nil { order.append(key) }
    values[key, default: []].append(value)
  }

  /// The value of a key that is none of the attributes any more.
  mutating func take(_ key: String) -> PropertyValue? {
    guard let value = values.removeValue(forKey: key)?.first else { return nil }
    return value
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  var attributes: [FlatGraph.Attribute] {
    order.compactMap { key in
      guard let values = values[key], let first = values.first else { return nil }
      // NetworkX marks lists of one value, which would read as that value.
      if first == .text("_networkx_list_start") { return (GMLKey.decoded(key), .list(Array(values.dropFirst()))) }
      return (GMLKey.decoded(key), values.count == 1 ? first : .list(values))
    }
  }
}
