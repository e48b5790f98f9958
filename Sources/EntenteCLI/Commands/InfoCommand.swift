import ArgumentParser
import Entente
import Foundation

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "What is in a graph: kinds, relations, sources, time span, components.")

  @OptionGroup var input: GraphOptions
  @Flag(help: "What the graph takes in memory, and what commands take on it.")
  var memory = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    let graph = try input.read(running)
    let summary = GraphSummary(graph)
    let memory = try memory ? size(of: graph) : nil
    if output.resolvedFormat == .json {
      var document = JSONDocument(graph: graph, name: input.name, projection: Projection(), parameters: [])
      summary.add(to: &document)
      if let memory { document.add("memory", json: memory.json) }
      try output.write(document)
    } else if output.resolvedFormat == .csv {
      var table = summary.table
      table.rows += memory?.table.rows ?? []
      try output.write(table)
    } else {
      let style = output.resolvedFormat == .markdown ? TableStyle.markdown : .table
      let size = memory.map { "\n" + $0.text(style: style, available: AvailableMemory.bytes) } ?? ""
      try output.write(summary.text(style: style) + size)
    }
  }

  private func size(of graph: PropertyGraph) throws -> GraphMemory {
    GraphMemory(graph, projected: try ProjectionOptions.apply(Projection(), to: graph), file: fileSize)
  }

  /// The bytes of the file that the graph is in, 0 where it is no file.
  private var fileSize: Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: input.graph)
    return (attributes?[.size] as? Int) ?? 0
  }
}
