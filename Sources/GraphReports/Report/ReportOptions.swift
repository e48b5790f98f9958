/// What a report holds.
public struct ReportOptions: Hashable, Sendable {
  /// In the order of `ReportSection.allCases`, whatever their order here.
  public var sections = ReportSection.allCases
  /// Rows of rankings and lists.
  public var top = 10
  /// The seed of all algorithms that have one; `nil`: their own.
  public var seed: UInt64?
  public var limits = ReportLimits()

  public init() {}
}

/// A part of a report.
public enum ReportSection: String, Hashable, Sendable, CaseIterable {
  case graph, methods, structure, rankings, communities, paths, brokers, stability, diagrams, sources, reproduction
  case omissions

  public var title: String {
    switch self {
    case .graph: "What the graph is"
    case .methods: "Methods"
    case .structure: "The network as a whole"
    case .rankings: "Who is central"
    case .communities: "Communities"
    case .paths: "Key paths"
    case .brokers: "Brokers, cut points and bridges"
    case .stability: "How stable the numbers are"
    case .diagrams: "Diagrams"
    case .sources: "Sources"
    case .reproduction: "How to reproduce this report"
    case .omissions: "What was left out"
    }
  }
}

/// Beyond what size something is sampled or left out. A report says so wherever a limit was met.
public struct ReportLimits: Hashable, Sendable {
  /// Nodes times arcs, up to which all shortest paths are counted.
  public var exactWork = 2_000_000_000
  /// The same, up to which the nodes of highest closeness are sought: where all are alike, that is as much as measuring all.
  public var searchedWork = StructureReport.distanceWork
  /// Nodes times arcs times the number of samples, for measures that are taken again and again.
  public var resampledWork = 100_000_000
  /// What is drawn.
  public var drawnNodes = 700
  public var drawnLines = 3000
  /// Sources that are listed without being cited in the text.
  public var listedSources = 200
  /// Members of a community and nodes of a part that are named.
  public var namedMembers = 12
  /// Relations of one step of a path that are told.
  public var factsPerStep = 3

  public init() {}
}
