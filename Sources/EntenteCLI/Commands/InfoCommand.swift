import ArgumentParser
import Entente

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "What is in a graph: kinds, relations, sources, time span, components.")

  @OptionGroup var input: GraphOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    let graph = try input.read(quiet: running.quiet)
    let summary = GraphSummary(graph)
    if output.resolvedFormat == .json {
      var document = JSONDocument(graph: graph, name: input.name, projection: Projection(), parameters: [])
      summary.add(to: &document)
      try output.write(document.text)
    } else if output.resolvedFormat == .csv {
      try output.write(summary.table)
    } else {
      try output.write(summary.text(style: output.resolvedFormat == .markdown ? .markdown : .table))
    }
  }
}
