import ArgumentParser
import Entente

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "How are two actors connected, and on whose word?",
    discussion: """
      FROM and TO are ids, names in any language, or aliases. Every step is told with its dates and its sources.
      """)

  @OptionGroup var input: GraphOptions

  @Argument(help: "Where the path begins.") var from: String
  @Argument(help: "Where it ends.") var to: String

  @Option(name: .short, help: ArgumentHelp("The k shortest paths.", valueName: "n"))
  var k = 1

  @Flag(help: "All shortest paths.")
  var all = false

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  mutating func validate() throws {
    guard (1...100_000).contains(k) else { throw ValidationError("-k is a number from 1 to 100000.") }
    guard k == 1 || !all else { throw ValidationError("-k and --all exclude each other.") }
  }

  func run() throws {
    running.start()
    let graph = try projection.project(input.read(quiet: running.quiet))
    let report = PathReport(graph: graph, list: try paths(in: graph))
    switch output.resolvedFormat {
    case .json: try output.write(report.document(name: input.name).text)
    case .csv: try output.write(report.table)
    case .table, .markdown: try output.write(report.text)
    }
    if report.list.paths.isEmpty, !running.quiet, graph.isDirected, projection.direction == .declared {
      Console.report(
        Diagnostic(
          .note, "no-path", "no path follows the directions of the relations",
          hint: "--direction undirected lets a path go against them"))
    }
  }

  private func paths(in graph: ProjectedGraph) throws -> PathList {
    let ends = [("from", from), ("to", to)].map { (name: $0.0, value: $0.1) }
    if all { return try running.run(configured(AllShortestPaths.self, ends), on: graph) }
    if k > 1 { return try running.run(configured(KShortestPaths.self, ends + [("k", String(k))]), on: graph) }
    return try running.run(configured(ShortestPath.self, ends), on: graph)
  }

  private func configured<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ options: [(name: String, value: String)]
  ) throws -> Algorithm {
    do throws(ParameterError) { return try Algorithm.configured(options) } catch { throw Failure(error) }
  }
}
