extension DiagramScene {
  /// From here on lines hide each other: they are drawn thin and pale.
  static let manyLines = 400
  static let veryManyLines = 2000
  /// Lines a node beyond which a small diagram is a knot.
  private static let linesPerNode = 6

  /// What would make the picture easier to read, where it has more lines than a reader can follow; else `nil`.
  public var advice: String? {
    let isKnot = nodes.count > 8 && lines.count > Self.linesPerNode * nodes.count
    guard isKnot || lines.count > Self.manyLines else { return nil }
    let kinds = Set(lines.map(\.kind)).count
    let choice = kinds > 1 ? "--relations KIND for some of the \(kinds) kinds, " : ""
    return "\(lines.count) lines between \(nodes.count) nodes are more than a reader can follow; clearer: \(choice)"
      + "--focus NAME for the surroundings of somebody, or a page to explore (.html)"
  }
}
