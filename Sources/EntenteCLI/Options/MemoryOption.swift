import ArgumentParser
import Entente

extension ByteSize: ExpressibleByArgument {
  package init?(argument: String) { self.init(text: argument) }
}

extension RunOptions {
  /// Estimates below this are not held against anything.
  private static let harmless = Double(256 << 20)

  /// Refuses, before it starts, a run that is not going to fit into memory.
  func checkMemory<Algorithm: GraphAlgorithm>(of algorithm: Algorithm, nodes: Int) throws {
    guard let bytes = algorithm.memory.bytes(nodes: nodes) else { return }
    try checkMemory(
      bytes, for: "'\(Algorithm.card.id)' on \(nodes) nodes",
      hint: "take a part of the graph by --nodes, --relations or --largest-component, or a method that takes less")
  }

  /// - Parameters:
  ///   - bytes: the estimate.
  ///   - what: what would take them.
  func checkMemory(_ bytes: Double, for what: String, hint: String) throws {
    guard bytes > Self.harmless, let limit = memoryLimit?.bytes ?? AvailableMemory.bytes, bytes > Double(limit) else {
      return
    }
    let needed = bytes < 9e18 ? ByteSize(Int(bytes)).text : "more memory than there is"
    let allowed =
      memoryLimit == nil ? "\(ByteSize(limit)) are available" : "--memory-limit allows \(ByteSize(limit))"
    throw Failure(
      Failure.limit, "memory", "\(what) would take about \(needed), and \(allowed)",
      hint: hint + "; --memory-limit SIZE allows more")
  }
}
