import GraphAlgorithms
import GraphProjection

/// Runs of one row on one graph.
struct Measurement {
  var row: BenchRow
  var workers: Int
  var repetitions: Int

  /// Short kernels are run more often, until that much time is spent.
  private static let leastTotal = 0.3
  private static let mostRepetitions = 25
  /// Long ones less often.
  private static let mostTotal = 10.0

  func record(on graph: ProjectedGraph, named name: String, _ settings: GraphSettings) throws -> Record {
    let algorithms = try row.requests(settings).map { try AlgorithmCatalog.configured($0) }
    let pivots = try self.pivots(settings, of: graph)
    var record = Record(kernel: row.id, graph: name, workers: workers, seconds: [], peakBytes: 0)
    guard !algorithms.isEmpty else {
      record.notes = ["the settings of the graph say nothing for '\(row.request)'"]
      return record
    }
    ProcessMemory.forgetPeak()
    let foreign = ForeignLoad()
    let context = RunContext(workers: workers)
    var outputs: [any AlgorithmOutput] = []
    while isToGoOn(record.seconds) {
      outputs.removeAll(keepingCapacity: true)
      var total = 0.0
      for algorithm in algorithms {
        let start = ContinuousClock.now
        let output =
          try pivots.map { try Self.dependencies(on: graph, from: $0, in: context) }
          ?? algorithm.run(on: graph, in: context)
        total += (ContinuousClock.now - start).seconds
        outputs.append(output)
      }
      if case .sources = row.runs { total /= Double(algorithms.count) }
      record.seconds.append(total)
    }
    record.foreignCores = foreign.cores
    record.peakBytes = ProcessMemory.peak
    try summarise(outputs, of: graph, settings, into: &record)
    return record
  }

  /// The numbers of the sources from which betweenness is estimated; `nil` for other rows.
  private func pivots(_ settings: GraphSettings, of graph: ProjectedGraph) throws -> [Int32]? {
    guard case .pivots(let count) = row.runs else { return nil }
    return try settings.sources.prefix(count).map { Int32(try graph.node(named: String($0))) }
  }

  private static func dependencies(
    on graph: ProjectedGraph, from pivots: [Int32], in context: RunContext
  ) throws -> any AlgorithmOutput {
    let values = try BetweennessCentrality().dependencies(on: graph, from: pivots, in: context)
    return NodeScores([NodeScores.Column("dependency", values)])
  }

  private func isToGoOn(_ seconds: [Double]) -> Bool {
    let total = seconds.reduce(0, +)
    if seconds.isEmpty { return true }
    if seconds.count < repetitions { return total < Self.mostTotal }
    return repetitions > 1 && total < Self.leastTotal && seconds.count < Self.mostRepetitions
  }

  /// The first result, and for pairs the sum over all.
  private func summarise(
    _ outputs: [any AlgorithmOutput], of graph: ProjectedGraph, _ settings: GraphSettings, into record: inout Record
  ) throws {
    for (index, output) in outputs.enumerated() where index == 0 || row.runs == .pairs {
      let sum = try Checksum(output, of: graph, planted: settings.planted)
      record.checksum.merge(sum.figures, uniquingKeysWith: +)
      if index == 0 { record.notes = sum.notes }
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
