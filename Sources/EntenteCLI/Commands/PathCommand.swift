import ArgumentParser
import Entente

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "How are two actors connected, and on whose word?",
    discussion: """
      FROM and TO are ids, names in any language, or aliases. Every step is told with its dates and its sources.
      Methods: \(PathCommand.methods.joined(separator: ", ")).
      """)

  @OptionGroup var input: GraphOptions

  @Argument(help: "Where the path begins.") var from: String
  @Argument(help: "Where it ends.") var to: String

  @Option(name: .short, help: ArgumentHelp("The k shortest paths.", valueName: "n"))
  var k = 1

  @Flag(help: "All shortest paths.")
  var all = false

  @Option(
    name: [.short, .customLong("method")],
    help: ArgumentHelp("Another method, NAME[:option=value,…]; see the list above.", valueName: "method"),
    completion: .list(PathCommand.methods))
  var method: String?

  /// Those between two ends.
  static let methods = AlgorithmCatalog.family(.paths)
    .filter { type in type.options.contains { $0.name == "to" } }.map { $0.card.id }

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  mutating func validate() throws {
    guard (1...100_000).contains(k) else { throw ValidationError("-k is a number from 1 to 100000.") }
    guard [k > 1, all, method != nil].count(where: \.self) <= 1 else {
      throw ValidationError("-k, --all and -m exclude each other.")
    }
  }

  func run() throws {
    running.start()
    let graph = try projection.project(input.read(running), running)
    let report = PathReport(graph: graph, list: try paths(in: graph))
    switch output.resolvedFormat {
    case .json: try output.write(report.document(name: input.name).text)
    case .csv: try output.write(report.table)
    case .table: try output.write(report.text)
    case .markdown: try output.write(report.markdown)
    }
    if report.list.paths.isEmpty, !running.quiet, graph.isDirected, graph.projection.direction == .declared {
      Console.report(
        Diagnostic(
          .note, "no-path", "no path follows the directions of the relations",
          hint: "--direction undirected lets a path go against them"))
    }
  }

  private func paths(in graph: ProjectedGraph) throws -> PathList {
    let name = method ?? (all ? AllShortestPaths.card.id : k > 1 ? KShortestPaths.card.id : ShortestPath.card.id)
    let algorithm = try running.algorithm(
      name, family: .paths, following: projection.convention,
      with: [("from", from), ("to", to)] + (k > 1 ? [("k", String(k))] : []))
    return try Self.paths(algorithm, graph, running)
  }

  private static func paths<Algorithm: GraphAlgorithm>(
    _ algorithm: Algorithm, _ graph: ProjectedGraph, _ running: RunOptions
  ) throws -> PathList {
    guard let list = try running.run(algorithm, on: graph) as? PathList else {
      throw Failure(
        Failure.usage, "unsuitable", "'\(Algorithm.card.id)' does not give paths",
        hint: "entente analyse GRAPH -m \(Algorithm.card.id)")
    }
    return list
  }
}
