import RelationGraph

/// JSON values as values of properties.
extension JSONWalk {
  /// Nested objects become properties with a path for a key as long as that is short, so that small files stay small.
  private static let depthLimit = 4
  private static let pathLimit = 100

  /// The members of an object as attributes: `null` is missing, objects become attributes with dotted keys, lists of simple values
  /// lists, and lists of objects JSON text.
  ///
  /// - Parameter except: keys that the format gives a meaning.
  mutating func attributes(
    _ members: [JSONValue.Member], except: (String) -> Bool = { _ in false }
  ) -> [FlatGraph.Attribute] {
    var found: [FlatGraph.Attribute] = []
    found.reserveCapacity(members.count)
    var nested: [JSONValue.Member] = []
    for member in members where !except(member.key) {
      if case .object(let inner) = member.value, !inner.isEmpty {
        nested.append(member)
      } else if let value = property(member) {
        found.append((shared(member.key), value))
      }
    }
    guard !nested.isEmpty else { return found }
    // A path never hides an attribute that is called the same.
    var taken = Set(members.map(\.key))
    for member in nested { flatten(member, member.key, depth: 1, &taken, into: &found) }
    return found
  }

  private mutating func flatten(
    _ member: JSONValue.Member, _ path: String, depth: Int, _ taken: inout Set<String>,
    into found: inout [FlatGraph.Attribute]
  ) {
    guard case .object(let inner) = member.value, !inner.isEmpty else {
      if let value = property(member) { found.append((shared(path), value)) }
      return
    }
    let paths = inner.map { path + "." + $0.key }
    let isShort = depth <= Self.depthLimit && paths.allSatisfy { $0.utf8.count <= Self.pathLimit }
    guard isShort, !paths.contains(where: taken.contains) else {
      noteText(member.key, member.offset)
      found.append((shared(path), .text(JSONText.json(member.value))))
      return
    }
    taken.formUnion(paths)
    for (path, part) in zip(paths, inner) { flatten(part, path, depth: depth + 1, &taken, into: &found) }
  }

  /// The value of a member; `nil` where it is missing.
  mutating func property(_ member: JSONValue.Member) -> PropertyValue? {
    if case .null = member.value { return nil }
    if case .object(let inner) = member.value, inner.isEmpty { return nil }
    if let value = Self.simple(member.value) { return value }
    noteText(member.key, member.offset)
    return .text(JSONText.json(member.value))
  }

  private mutating func noteText(_ key: String, _ offset: Int) {
    note("nested-value", "'\(key)' holds lists or objects inside each other: it is kept as JSON text", at: offset)
  }

  /// The members of an object, or of the list of pairs that NetworkX makes of a dictionary.
  mutating func pairs(_ name: String) throws(JSONError) -> [JSONValue.Member] {
    let place = offset
    switch try value() {
    case .object(let members): return members
    case .array(let items):
      return items.compactMap { item in
        guard case .array(let pair) = item, pair.count == 2, case .text(let key) = pair[0] else { return nil }
        return JSONValue.Member(key: key, value: pair[1], offset: place)
      }
    case .null: return []
    case let value:
      report("wrong-structure", "'\(name)' is \(value.shape), not an object", at: place)
      return []
    }
  }

  /// A value that a property can hold as such.
  static func simple(_ value: JSONValue) -> PropertyValue? {
    switch value {
    case .flag(let flag): return .flag(flag)
    case .integer(let number): return .integer(number)
    case .real(let number): return .real(number)
    case .text(let text): return .text(text)
    case .array(let items):
      var values: [PropertyValue] = []
      values.reserveCapacity(items.count)
      for item in items {
        guard let value = simple(item) else { return nil }
        values.append(value)
      }
      return .list(values)
    case .null, .object: return nil
    }
  }

  /// What a value is as an id: texts and numbers as they are, lists (tuples of Python) as JSON.
  static func id(_ value: JSONValue?) -> String? {
    switch value {
    case nil, .null, .object: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): JSONText.number(number)
    case .flag(let flag): flag ? "true" : "false"
    case .array(let items): JSONText.json(.array(items))
    }
  }
}

extension [JSONValue.Member] {
  /// The value of a key.
  subscript(key: String) -> JSONValue? { first { $0.key == key }?.value }

  func text(_ key: String) -> String? { if case .text(let text)? = self[key] { text } else { nil } }
  func flag(_ key: String) -> Bool? { if case .flag(let flag)? = self[key] { flag } else { nil } }
}
