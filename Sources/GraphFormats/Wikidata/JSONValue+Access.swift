extension JSONValue {
  /// The first member of an object with this key.
  func member(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members of an object; none of everything else. (Empty objects of PHP programs are empty lists.)
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var whole: Int? {
    if case .integer(let number) = self { number } else { nil }
  }
}
