/// Keys of properties in formats where they stand beside keys of another meaning (`id`, `label`, `start`).
enum AttributeKey {
  private static let prefix = "property_"

  /// The key, behind `property_` where it would mean something else; ``original(_:isReserved:)`` undoes that.
  static func written(_ key: String, isReserved: (String) -> Bool) -> String {
    isReserved(stem(key)) ? prefix + key : key
  }

  static func original(_ key: String, isReserved: (String) -> Bool) -> String {
    key.hasPrefix(prefix) && isReserved(stem(key)) ? String(key.dropFirst(prefix.count)) : key
  }

  private static func stem(_ key: String) -> String {
    var stem = key[...]
    while stem.hasPrefix(prefix) { stem = stem.dropFirst(prefix.count) }
    return String(stem)
  }
}
