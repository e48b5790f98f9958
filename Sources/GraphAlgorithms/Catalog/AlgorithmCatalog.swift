/// Every algorithm there is. Help, completions, documentation and tests iterate this list.
public enum AlgorithmCatalog {
  /// By family.
  public static let all: [any GraphAlgorithm.Type] = [
    centrality, ties, groups, roles, communities, components, paths, flow, structure, projection, similarity, balance,
    inference,
  ].flatMap(\.self)

  /// The algorithm with this id.
  public static func algorithm(_ id: String) -> (any GraphAlgorithm.Type)? {
    all.first { $0.card.id == id }
  }

  /// The algorithms of one family, in the order of the list.
  public static func family(_ family: AlgorithmFamily) -> [any GraphAlgorithm.Type] {
    all.filter { $0.card.family == family }
  }
}
