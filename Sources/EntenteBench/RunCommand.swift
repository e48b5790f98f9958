import ArgumentParser
import Foundation
import GraphAlgorithms
import GraphProjection

/// Reads a graph once and measures what standard input asks for.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure rows on a graph.",
    discussion: """
      The graph is read and projected first, which gives the line of the kernel 'load'. Then every ROW of --row is measured \
      with every number of --workers. With --serve every line 'ROW WORKERS REPETITIONS' of standard input is, until it ends.
      """)

  @Argument(help: "The graph.") var graph: String
  @Option(help: "plain, weighted or directed.") var relations = BenchRow.Relations.plain
  @Option(name: .long, parsing: .upToNextOption, help: "Rows, by their names in 'list'.") var row: [String] = []
  @Option(help: "Numbers of threads, joined by commas.") var workers = "1"
  @Option(name: [.customLong("repeat")], help: "How often, at least.") var repetitions = 5
  @Option(help: "How often the graph is read.") var loads = 1
  @Flag(help: "Take requests from standard input.") var serve = false

  private var name: String { URL(fileURLWithPath: graph).deletingPathExtension().lastPathComponent }

  func run() throws {
    let settings = try GraphSettings(beside: graph)
    let counts = workers.split(separator: ",").compactMap { Int($0) }
    guard let first = counts.first else { throw ValidationError("--workers takes numbers") }
    let network = try load(first)
    for id in row {
      for count in counts { try measure(id, workers: count, repetitions: repetitions, on: network, settings) }
    }
    while serve, let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count == 3, let workers = Int(words[1]), let repetitions = Int(words[2]) else {
        throw ValidationError("'\(line)' is not ROW WORKERS REPETITIONS")
      }
      try measure(String(words[0]), workers: workers, repetitions: repetitions, on: network, settings)
    }
  }

  private func load(_ workers: Int) throws -> ProjectedGraph {
    var seconds: [Double] = []
    var loading = try GraphLoading(graph, relations, workers: workers)
    seconds.append(loading.readSeconds + loading.projectSeconds)
    let record = loading
    while seconds.count < loads {
      loading = try GraphLoading(graph, relations, workers: workers)
      seconds.append(loading.readSeconds + loading.projectSeconds)
    }
    // The memory is that of the first time: later ones find pages that are there already.
    try record.record(kernel: "load", graph: name, path: graph, workers: workers, seconds: seconds).print()
    return loading.graph
  }

  private func measure(
    _ id: String, workers: Int, repetitions: Int, on network: ProjectedGraph, _ settings: GraphSettings
  ) throws {
    guard let row = BenchRow.row(id) else { throw ValidationError("there is no row '\(id)'") }
    let measurement = Measurement(row: row, workers: workers, repetitions: repetitions)
    do {
      try measurement.record(on: network, named: name, settings).print()
    } catch let error as AlgorithmError {
      try Record(
        kernel: id, graph: name, workers: workers, seconds: [], peakBytes: 0, notes: [error.description]
      ).print()
    }
  }
}

extension BenchRow.Relations: ExpressibleByArgument {}
