import RelationGraph

extension Projection {
  /// The options that ``set(_:to:)`` knows, in the order of ``settings``.
  public static let options = [
    "nodes", "relations", "as-of", "direction", "weight", "weight-means", "parallel", "loops", "through",
    "largest-component", "convention",
  ]

  /// Sets an option as text, named as on the command line and in ``settings``.
  ///
  /// - Throws: ``ProjectionError/badOption(_:value:hint:)``.
  public mutating func set(_ option: String, to value: String) throws(ProjectionError) {
    switch option {
    case "nodes": nodeKinds = try Self.words(value, option).map { NodeKind(rawValue: $0) }
    case "relations": relationKinds = try Self.words(value, option).map { RelationKind(rawValue: $0) }
    case "as-of":
      guard let date = PartialDate(value) else {
        throw .badOption(option, value: value, hint: "a date that exists: 2023, 2023-05 or 2023-05-31")
      }
      asOf = date
    case "direction": direction = try Self.choice(value, option)
    case "weight":
      weight = value == "none" ? .none : value == "count" ? .count : .property(value)
    case "weight-means": weightMeaning = try Self.choice(value, option)
    case "parallel": parallel = try Self.choice(value, option)
    case "loops": loops = try Self.choice(value, option)
    case "through": through = NodeKind(rawValue: value)
    case "largest-component":
      guard let flag = Bool(value) else { throw .badOption(option, value: value, hint: "true or false") }
      isLargestComponentOnly = flag
    case "convention":
      convention = try Self.choice(value, option)
      (parallel, loops) = (convention.parallel, convention.loops)
    default:
      throw .badOption(option, value: value, hint: Suggestion.hint(for: option, among: Self.options))
    }
  }

  private static func words(_ list: String, _ option: String) throws(ProjectionError) -> [String] {
    let words = list.split(separator: ",").map(String.init)
    guard !words.isEmpty else {
      throw .badOption(option, value: list, hint: "it names no kind; leave it out to take all kinds")
    }
    return words
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: String, _ option: String
  ) throws(ProjectionError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: value) else {
      throw .badOption(
        option, value: value, hint: "known: " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }
}
