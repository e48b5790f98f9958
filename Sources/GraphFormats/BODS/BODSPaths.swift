import RelationGraph

/// Nested objects as properties with paths for keys, `addresses.0.country.code`, and back.
enum BODSPaths {
  private static let depthLimit = 20

  static func properties(of members: [JSONValue.Member], except skipped: Set<String>) -> [String: PropertyValue] {
    var properties: [String: PropertyValue] = [:]
    for member in members where !skipped.contains(member.key) { add(member.value, at: member.key, to: &properties) }
    return properties
  }

  private static func add(_ value: JSONValue, at path: String, to properties: inout [String: PropertyValue]) {
    if let property = value.property {
      properties[path] = property
      return
    }
    switch value {
    case .object(let members): for member in members { add(member.value, at: "\(path).\(member.key)", to: &properties) }
    case .array(let items):
      for (index, item) in items.enumerated() { add(item, at: "\(path).\(index)", to: &properties) }
    default: return
    }
  }

  /// The members that these properties were.
  static func members(_ properties: [String: PropertyValue]) -> [JSONValue.Member] {
    var root = Branch()
    for (path, value) in properties.sorted(by: { $0.key.precedes($1.key) }) {
      let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if parts.count <= depthLimit { root.insert(JSONValue(value), at: parts[...]) }
    }
    return root.members
  }

  private struct Branch {
    var value: JSONValue?
    var children: [String: Branch] = [:]

    mutating func insert(_ value: JSONValue, at path: ArraySlice<String>) {
      guard let first = path.first else {
        self.value = value
        return
      }
      children[first, default: Branch()].insert(value, at: path.dropFirst())
    }

    var members: [JSONValue.Member] {
      children.sorted { $0.key.precedes($1.key) }.map { .init(key: $0.key, value: $0.value.json, offset: 0) }
    }

    private var json: JSONValue {
      guard !children.isEmpty else { return value ?? .null }
      let items = (0..<children.count).compactMap { children[String($0)] }
      return items.count == children.count ? .array(items.map(\.json)) : .object(members)
    }
  }
}
