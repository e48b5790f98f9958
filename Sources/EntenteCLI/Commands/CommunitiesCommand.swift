import ArgumentParser
import Entente

struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities", abstract: "Groups of nodes that hold together.",
    discussion: """
      Methods: \(AlgorithmCatalog.family(.communities).map { $0.card.id }.joined(separator: ", ")).
      Options of a method follow a colon: -m leiden:resolution=0.5. The same seed gives the same groups.
      """)

  @OptionGroup var input: GraphOptions

  @Option(
    name: [.short, .customLong("method")], help: ArgumentHelp("NAME[:option=value,…].", valueName: "method"),
    completion: .list(AlgorithmCatalog.family(.communities).map { $0.card.id }))
  var method = "leiden"

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    let algorithm = try running.algorithm(method, family: .communities, following: projection.convention)
    let graph = try projection.project(input.read(running), running)
    let groups = try Self.groups(algorithm, graph, running)
    let report = CommunityReport(graph: graph, groups: groups, algorithm: algorithm)
    switch output.resolvedFormat {
    case .json: try output.write(report.document(name: input.name))
    case .csv: try output.write(groups.columns(for: graph))
    case .table, .markdown: try output.write(output.limited(report.table))
    }
  }

  static func groups<Algorithm: GraphAlgorithm>(
    _ algorithm: Algorithm, _ graph: ProjectedGraph, _ running: RunOptions
  ) throws -> NodeGroups {
    guard let groups = try running.run(algorithm, on: graph) as? NodeGroups else {
      throw Failure(Failure.usage, "unsuitable", "'\(Algorithm.card.id)' does not group nodes")
    }
    return groups
  }
}
