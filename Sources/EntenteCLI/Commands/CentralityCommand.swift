import ArgumentParser
import Entente

struct CentralityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centrality", abstract: "Who matters: scores and ranks of the nodes.",
    discussion: """
      Measures: \(AlgorithmCatalog.family(.centrality).map { $0.card.id }.joined(separator: ", ")).
      Options of a measure follow a colon: -m pagerank:damping=0.9 -m closeness:direction=out.
      'entente catalog algorithms NAME' describes one.
      """)

  static let defaultMeasures = ["degree", "betweenness", "closeness", "pagerank"]

  @OptionGroup var input: GraphOptions

  @Option(
    name: [.short, .customLong("measure")],
    help: ArgumentHelp(
      "NAME[:option=value,…], repeatable; default: \(CentralityCommand.defaultMeasures.joined(separator: ", ")).",
      valueName: "measure"), completion: .list(AlgorithmCatalog.family(.centrality).map { $0.card.id }))
  var measures: [String] = []

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    let requests = measures.isEmpty ? Self.defaultMeasures : measures
    let algorithms = try requests.map {
      try running.algorithm($0, family: .centrality, following: projection.convention)
    }
    let graph = try projection.project(input.read(running), running)
    var report = CentralityReport(graph)
    for (request, algorithm) in zip(requests, algorithms) {
      try projection.refuseAmbiguity(request, algorithm, on: graph)
    }
    for algorithm in algorithms { report.add(try Self.scores(algorithm, graph, running), of: algorithm) }
    if output.resolvedFormat == .json {
      let document = report.document(name: input.name, rows: output.limit(of: graph.nodeCount))
      try output.write(document)
    } else {
      try output.write(report.columns(isRanked: output.resolvedFormat != .csv))
    }
  }

  static func scores<Algorithm: GraphAlgorithm>(
    _ algorithm: Algorithm, _ graph: ProjectedGraph, _ running: RunOptions
  ) throws -> NodeScores {
    guard let scores = try running.run(algorithm, on: graph) as? NodeScores else {
      throw Failure(Failure.usage, "unsuitable", "'\(Algorithm.card.id)' does not score nodes")
    }
    return scores
  }
}
