import RelationGraph

/// A schema of the FollowTheMoney model, with everything that it inherits.
struct FtMSchema: Sendable {
  var name: String
  /// The kind of the nodes or relations that its entities are.
  var kind: String
  /// This schema and all that it extends.
  var ancestors: Set<String>
  /// The types of its properties.
  var types: [String: String] = [:]
  var edge: Edge?
  /// The properties that say when it begins and ends, best first.
  var start: [String] = []
  var end: [String] = []
  /// Where its name is, if there is no `name`.
  var caption: [String] = []

  /// A schema whose entities tie two others.
  struct Edge: Sendable {
    var source, target: String
    var sourceRange, targetRange: String
    var isDirected: Bool
  }

  func isReference(_ property: String) -> Bool { types[property] == "reference" }

  /// `legal-entity` for `LegalEntity`.
  static func kebab(_ name: String) -> String {
    var result = ""
    var previous: Character?
    for character in name {
      if character.isUppercase, let previous, previous.isLowercase || previous.isNumber { result += "-" }
      result += character.lowercased()
      previous = character
    }
    return result
  }
}
