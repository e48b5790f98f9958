/// What a child process is told on its command line; the DOT text follows on standard input.
struct RenderJob: Equatable, Sendable {
  var engine: GraphvizEngine
  var outputs: [GraphvizOutput]
  /// Dots per inch of a bitmap; nil leaves it to the graph, and then to Graphviz (96).
  var dpi: Int?

  init(engine: GraphvizEngine, outputs: [GraphvizOutput], dpi: Int? = nil) {
    self.engine = engine
    self.outputs = GraphvizOutput.allCases.filter(outputs.contains)
    self.dpi = dpi.map { min(max($0, 10), 2400) }
  }

  /// The command line for a child that keeps the given limits.
  func arguments(limits: RenderLimits) -> [String] {
    [
      "engine=\(engine.rawValue)",
      "outputs=\(outputs.map(\.rawValue).joined(separator: ","))",
      "dpi=\(dpi ?? 0)",
      "cpu=\(max(1, limits.cpuSeconds))",
      "memory=\(max(0, limits.memoryBytes))",
    ]
  }

  /// Reads what ``arguments(limits:)`` wrote; nil when it did not.
  static func parse(_ arguments: [String]) -> (job: RenderJob, cpuSeconds: UInt, memoryBytes: UInt)? {
    var values: [Substring: Substring] = [:]
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      values[parts[0]] = parts[1]
    }
    guard let engine = values["engine"].flatMap({ GraphvizEngine(rawValue: String($0)) }),
      let names = values["outputs"]?.split(separator: ","),
      let dpi = values["dpi"].flatMap({ Int($0) }),
      let cpuSeconds = values["cpu"].flatMap({ UInt($0) }),
      let memoryBytes = values["memory"].flatMap({ UInt($0) })
    else { return nil }
    let outputs = names.compactMap { GraphvizOutput(rawValue: String($0)) }
    guard outputs.count == names.count else { return nil }
    return (RenderJob(engine: engine, outputs: outputs, dpi: dpi > 0 ? dpi : nil), cpuSeconds, memoryBytes)
  }
}
