import RelationGraph

/// Fields as the type in their header reads them.
enum Neo4jValue {
  /// `nil` for what is not of that type. Times, durations and points stay the texts they are.
  static func value(_ text: String, _ field: Neo4jHeader.Field) -> PropertyValue? {
    guard field.isList else { return value(text, field.type) }
    let values = text.split(separator: ";", omittingEmptySubsequences: false).map { value(String($0), field.type) }
    return values.contains(nil) ? nil : .list(values.compactMap(\.self))
  }

  private static func value(_ text: String, _ type: String) -> PropertyValue? {
    switch type {
    case "int", "long", "short", "byte": return Int(text).map(PropertyValue.integer)
    case "float", "double": return Double(text).flatMap { $0.isFinite ? .real($0) : nil }
    case "boolean":
      // What is not `true` is false for the import, too; here it is a mistake.
      switch text.lowercased() {
      case "true": return .flag(true)
      case "false": return .flag(false)
      default: return nil
      }
    case "date": return PartialDate(text).map(PropertyValue.date) ?? .text(text)
    default: return .text(text)
    }
  }
}
