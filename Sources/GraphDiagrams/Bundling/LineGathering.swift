/// Whether relations between the same two nodes share a line, and lines a way.
public enum LineGathering: String, Hashable, Sendable, Codable, CaseIterable {
  /// A line a kind where there is room for it, one line for two nodes beyond ``lineLimit`` lines.
  case auto
  /// A line for every kind, direction and sign.
  case all
  /// One line for two nodes, thicker the more relations it stands for.
  case merged
  /// As ``merged``, and long lines take the way of short ones that lead there: edge-path bundling.
  case bundled

  /// From more lines than this on, ``auto`` merges. Chosen by looking: with 300 lines parallels can still be told apart.
  public static let lineLimit = 300
}
