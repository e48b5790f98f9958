import ArgumentParser
import Entente

/// A command that runs one algorithm and writes what it gives.
protocol AnalysisCommand: ParsableCommand {
  /// Where its algorithms are from; `nil`: the whole catalogue.
  static var family: AlgorithmFamily? { get }

  var input: GraphOptions { get }
  /// `NAME[:option=value,…]`.
  var method: String { get }
  var projection: ProjectionOptions { get }
  var output: OutputOptions { get }
  var running: RunOptions { get }
}

extension AnalysisCommand {
  func run() throws {
    running.start()
    let algorithm = try running.algorithm(method, family: Self.family, following: projection.convention)
    let graph = try projection.project(input.read(running), running)
    try projection.refuseAmbiguity(method, algorithm, on: graph)
    try write(Self.report(algorithm, graph, running))
  }

  private static func report<Algorithm: GraphAlgorithm>(
    _ algorithm: Algorithm, _ graph: ProjectedGraph, _ running: RunOptions
  ) throws -> AnalysisReport {
    AnalysisReport(graph: graph, output: try running.run(algorithm, on: graph), algorithm: algorithm)
  }

  func write(_ report: AnalysisReport) throws {
    switch output.resolvedFormat {
    case .json: try output.write(report.document(name: input.name, rows: output.limit(of: .max)))
    case .csv:
      if let columns = report.columns {
        try output.write(columns)
      } else {
        try output.write(output.limited(report.table))
      }
    case .table, .markdown:
      if let paths = report.output as? PathList {
        try output.write(PathReport(graph: report.graph, list: paths).text)
      } else if report.output is NodeScores, let columns = report.columns {
        try output.write(columns)
      } else {
        try output.write(output.limited(report.readableTable))
      }
    }
  }
}
