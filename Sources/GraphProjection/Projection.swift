import RelationGraph

/// The recipe that turns a `PropertyGraph` into the graph that algorithms run on: which kinds, which moment,
/// which direction, which weight, and what of parallel ties and loops.
///
/// It is the only door from model to algorithms, and every result carries it.
///
/// ```swift
/// var projection = Projection()
/// projection.relationKinds = ["party-to", "member-of"]
/// projection.direction = .undirected
/// let projected = try projection.apply(to: graph)
/// ```
public struct Projection: Hashable, Sendable, Codable {
  /// Node kinds that take part; `nil`: all.
  public var nodeKinds: [NodeKind]?
  /// Relation kinds that take part; `nil`: all.
  public var relationKinds: [RelationKind]?
  /// Only nodes and relations that are there, certainly or possibly, at this date.
  public var asOf: PartialDate?
  public var direction = Direction.declared
  public var weight = Weight.none
  /// What the weight means to measures that need paths; they refuse a weight without a meaning.
  public var weightMeaning: WeightMeaning?
  public var parallel = Parallel.collapse
  public var loops = Loops.drop
  /// One-mode projection: two nodes are tied by every node of this kind that both are tied to.
  public var through: NodeKind?
  /// Keep only the largest weakly connected component; of equally large ones that with the smallest node id.
  public var isLargestComponentOnly = false
  /// Whose defaults the request follows. It changes no projection by itself, but every result carries it.
  public var convention = Convention.entente

  public init() {}

  public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
    /// As the schema declares: directed as soon as one relation is; an undirected relation then counts both ways.
    case declared
    /// Directed even where no relation is; an undirected relation counts both ways.
    case directed
    /// Directions are ignored.
    case undirected
    /// As `directed`, with every arc turned round.
    case reversed
  }

  public enum Weight: Hashable, Sendable, Codable {
    /// Every tie counts 1.
    case none
    /// The number of relations behind a tie.
    case count
    /// A number that relations hold; 1 where one has none.
    case property(String)
  }

  public enum WeightMeaning: String, Hashable, Sendable, Codable, CaseIterable {
    /// More is closer. Path measures take 1/weight as length.
    case strength
    /// More is farther. Path measures take the weight as length.
    case distance
  }

  public enum Parallel: String, Hashable, Sendable, Codable, CaseIterable {
    /// Parallel relations are one tie. Of several weights the closest counts: the largest, or the smallest distance.
    case collapse
    /// Each parallel relation is a tie of its own.
    case count
    /// Parallel relations are one tie whose weight is their sum; without a weight, their number.
    case sum
  }

  public enum Loops: String, Hashable, Sendable, Codable, CaseIterable {
    case drop, keep
  }
}

extension Projection {
  /// Option and value of everything that is not the default, as on the command line; `[]` for the plain projection.
  public var settings: [(option: String, value: String)] {
    var list: [(String, String)] = []
    if let nodeKinds { list.append(("nodes", nodeKinds.map(\.rawValue).joined(separator: ","))) }
    if let relationKinds { list.append(("relations", relationKinds.map(\.rawValue).joined(separator: ","))) }
    if let asOf { list.append(("as-of", asOf.description)) }
    list.append(("direction", direction.rawValue))
    switch weight {
    case .none: list.append(("weight", "none"))
    case .count: list.append(("weight", "count"))
    case .property(let key): list.append(("weight", key))
    }
    if let weightMeaning { list.append(("weight-means", weightMeaning.rawValue)) }
    list.append(("parallel", parallel.rawValue))
    list.append(("loops", loops.rawValue))
    if let through { list.append(("through", through.rawValue)) }
    if isLargestComponentOnly { list.append(("largest-component", "true")) }
    if convention != .entente { list.append(("convention", convention.rawValue)) }
    return list
  }
}

/// Why a graph cannot be projected this way.
public enum ProjectionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An option that there is not, or a value that it does not take.
  case badOption(String, value: String, hint: String?)
  case unknownNodeKind(String, hint: String?)
  case unknownRelationKind(String, hint: String?)
  case unknownWeight(String, hint: String?)
  case weightIsNotANumber(String, relation: String, value: String)
  case tooLarge(String)

  public var description: String {
    switch self {
    case .badOption(let option, let value, _): "'\(value)' is no value for '\(option)'"
    case .unknownNodeKind(let kind, _): "the graph has no nodes of kind '\(kind)'"
    case .unknownRelationKind(let kind, _): "the graph has no relations of kind '\(kind)'"
    case .unknownWeight(let key, _): "no relation has a property '\(key)'"
    case .weightIsNotANumber(let key, let relation, let value):
      "'\(key)' of relation \(relation) is '\(value)', not a number"
    case .tooLarge(let what): "too large: \(what)"
    }
  }

  public var hint: String? {
    switch self {
    case .badOption(_, _, let hint), .unknownNodeKind(_, let hint), .unknownRelationKind(_, let hint),
      .unknownWeight(_, let hint):
      hint
    case .weightIsNotANumber: "choose another --weight, or mend the value"
    case .tooLarge: "filter by --relations or --nodes"
    }
  }
}
