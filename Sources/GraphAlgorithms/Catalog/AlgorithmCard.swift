/// What the catalogue says about an algorithm.
public struct AlgorithmCard: Hashable, Sendable {
  /// The name on the command line: `betweenness`.
  public var id: String
  public var title: String
  public var family: AlgorithmFamily
  /// One sentence.
  public var summary: String
  public var citations: [Citation]
  /// Time and space, n nodes and m ties: `O(n·m)`.
  public var time: String
  public var space: String
  public var weights: WeightUse
  /// What becomes of directions, in words.
  public var direction: String
  /// The page that explains it, in the project's own files.
  public var guide: String { "Sources/Entente/Entente.docc/Guide/\(id).md" }

  public init(
    id: String, title: String, family: AlgorithmFamily, summary: String, citations: [Citation], time: String,
    space: String, weights: WeightUse, direction: String
  ) {
    self.id = id
    self.title = title
    self.family = family
    self.summary = summary
    self.citations = citations
    self.time = time
    self.space = space
    self.weights = weights
    self.direction = direction
  }
}

public enum AlgorithmFamily: String, Hashable, Sendable, CaseIterable {
  case centrality, ties, groups, roles, communities, components, paths, flow, structure, projection, similarity,
    balance, inference
}

/// What an algorithm takes the weight of a tie for.
public enum WeightUse: String, Hashable, Sendable {
  case ignored
  /// Closer is more.
  case strength
  /// Farther is more; a strength w is taken as 1/w.
  case length
}

/// A publication that defines a measure or an algorithm.
public struct Citation: Hashable, Sendable, CustomStringConvertible {
  public var authors: String
  public var year: Int
  public var title: String
  public var venue: String
  public var doi: String?

  public init(_ authors: String, _ year: Int, _ title: String, _ venue: String, doi: String? = nil) {
    self.authors = authors
    self.year = year
    self.title = title
    self.venue = venue
    self.doi = doi
  }

  public var description: String {
    "\(authors) (\(year)). \(title). \(venue)." + (doi.map { " https://doi.org/\($0)" } ?? "")
  }
}
