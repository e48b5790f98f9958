import ArgumentParser
import Entente

extension ByteSize: ExpressibleByArgument {
  package init?(argument: String) { self.init(text: argument) }
}

extension RunOptions {
  /// Estimates below this are not held against what is available; against a limit that was said, all are.
  private static let harmless = Double(256 << 20)

  /// Refuses, before it starts, a run that is not going to fit into memory.
  func checkMemory<Algorithm: GraphAlgorithm>(of algorithm: Algorithm, on graph: ProjectedGraph) throws {
    let growth = algorithm.memory.bytes(nodes: graph.nodeCount)
    try checkMemory(
      Double(GraphMemory.run(on: graph)) + (growth ?? 0), holding: { GraphMemory.held(with: graph) },
      for: "'\(Algorithm.card.id)' on \(graph.nodeCount) nodes",
      hint: "take a part of the graph by --nodes, --relations or --largest-component"
        + (growth == nil ? "" : ", or a method that takes less"))
  }

  /// Refuses to read what is not going to fit.
  func checkMemory(ofReading path: String) throws {
    guard let bytes = GraphMemory.reading(path) else { return }
    try checkMemory(
      Double(bytes), for: "reading '\(path)'",
      hint: "take a part of it, or make an edge list or a csv of it, which take less to read")
  }

  /// Refuses to write what is put together as a whole, and is not going to fit.
  func checkMemory(ofWriting graph: PropertyGraph, as format: GraphFormat) throws {
    guard let bytes = GraphMemory.writing(graph, as: format) else { return }
    try checkMemory(
      Double(bytes), holding: { graph.memoryBytes }, for: "writing \(format.title)",
      hint: "convert a part of the graph, or to a format that is written row by row, as csv, jsonl and graphml are")
  }

  /// - Parameters:
  ///   - bytes: the estimate.
  ///   - held: what is in memory already, and counts for a limit that was said.
  ///   - what: what would take them.
  func checkMemory(
    _ bytes: Double, holding held: () -> Int = { 0 }, for what: String, hint: String
  ) throws {
    let needed: Double
    let limit: Int
    if let memoryLimit {
      needed = bytes + Double(held())
      limit = memoryLimit.bytes
    } else {
      guard bytes > Self.harmless, let available = AvailableMemory.bytes else { return }
      (needed, limit) = (bytes, available)
    }
    guard needed > Double(limit) else { return }
    let size = needed < 9e18 ? ByteSize(Int(needed)).text : "more memory than there is"
    let allowed =
      memoryLimit == nil ? "\(ByteSize(limit)) are available" : "--memory-limit allows \(ByteSize(limit))"
    throw Failure(
      Failure.limit, "memory", "\(what) would take about \(size), and \(allowed)",
      hint: hint + "; --memory-limit SIZE allows more")
  }
}
