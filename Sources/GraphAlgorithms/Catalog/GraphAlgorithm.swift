import GraphProjection

/// An algorithm with its options: a value that can be printed, compared and put into a report.
///
/// The stored properties of a conforming type are its options, with their defaults; nothing must be "run first". Adding one
/// is a file with the type and a line in ``AlgorithmCatalog/all``.
public protocol GraphAlgorithm: Configurable {
  associatedtype Output: AlgorithmOutput

  static var card: AlgorithmCard { get }

  /// The options by which other engines' defaults differ from these.
  static var conventions: [Convention: [(name: String, value: String)]] { get }

  /// Whether it tells positive from negative ties; other algorithms count them alike.
  static var usesSigns: Bool { get }

  /// How much memory a run takes besides the graph; declared beside the card where that is more than linear.
  var memory: MemoryGrowth { get }

  /// Runs on a projected graph.
  ///
  /// - Throws: ``AlgorithmError`` where the graph or the options do not fit, or when the run was cancelled.
  func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Output
}

extension GraphAlgorithm {
  public static var conventions: [Convention: [(name: String, value: String)]] { [:] }
  public static var usesSigns: Bool { card.family == .balance }
  public var memory: MemoryGrowth { .linear }

  public func run(on graph: ProjectedGraph) throws(AlgorithmError) -> Output {
    try run(on: graph, in: RunContext())
  }

  /// The algorithm with options given as text, as on the command line; those left out as `convention` has them.
  public static func configured(
    _ options: [(name: String, value: String)], following convention: Convention = .entente
  ) throws(ParameterError) -> Self {
    var algorithm = Self()
    try algorithm.set((conventions[convention] ?? []) + options, of: card.id)
    return algorithm
  }
}
