import GraphProjection

/// An algorithm with its options: a value that can be printed, compared and put into a report.
///
/// The stored properties of a conforming type are its options, with their defaults; nothing must be "run first". Adding one
/// is a file with the type and a line in ``AlgorithmCatalog/all``.
public protocol GraphAlgorithm: Sendable {
  associatedtype Output: AlgorithmOutput

  static var card: AlgorithmCard { get }
  static var parameters: [Parameter<Self>] { get }

  /// The options by which other engines' defaults differ from these.
  static var conventions: [Convention: [(name: String, value: String)]] { get }

  init()

  /// Runs on a projected graph.
  ///
  /// - Throws: ``AlgorithmError`` where the graph or the options do not fit, or when the run was cancelled.
  func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Output
}

extension GraphAlgorithm {
  public static var parameters: [Parameter<Self>] { [] }
  public static var conventions: [Convention: [(name: String, value: String)]] { [:] }

  public func run(on graph: ProjectedGraph) throws(AlgorithmError) -> Output {
    try run(on: graph, in: RunContext())
  }

  /// The algorithm with options given as text, as on the command line; those left out as `convention` has them.
  public static func configured(
    _ options: [(name: String, value: String)], following convention: Convention = .entente
  ) throws(ParameterError) -> Self {
    var algorithm = Self()
    for option in (conventions[convention] ?? []) + options {
      guard let parameter = parameters.first(where: { $0.name == option.name }) else {
        throw .unknown(option.name, algorithm: card.id, known: parameters.map(\.name))
      }
      try parameter.write(&algorithm, option.value)
    }
    return algorithm
  }

  /// Refuses options that are out of their range, as code can set them: every `run` begins with it.
  func checkOptions() throws(AlgorithmError) {
    for parameter in Self.parameters {
      var copy = self
      do {
        try parameter.write(&copy, parameter.read(self))
      } catch {
        throw .unsuitable(error.description, hint: error.hint)
      }
    }
  }

  /// Name and value of every option, the defaults too.
  public var settings: [(name: String, value: String)] {
    Self.parameters.map { ($0.name, $0.read(self)) }
  }

  /// Name, default and description of every option, for help texts.
  public static var options: [OptionDescription] {
    let defaults = Self()
    return parameters.map {
      OptionDescription(name: $0.name, domain: $0.domain, defaultValue: $0.read(defaults), help: $0.help)
    }
  }
}

/// An option as a person reads it.
public struct OptionDescription: Hashable, Sendable {
  public let name: String
  public let domain: String
  public let defaultValue: String
  public let help: String
}
