import ArgumentParser
import Entente
import Foundation

extension NullModel: ExpressibleByArgument {}

struct SignificanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "significance",
    abstract: "Whether a figure of the graph is more, or less, than chance alone would give.",
    discussion: """
      FIGURE is one by name (transitivity, reciprocity, average_path_length), ALGORITHM.FIGURE (leiden.modularity), or a \
      statistic of scores (betweenness.maximum; minimum, mean, deviation, gini). Random graphs keep of this one what the \
      model says: the number of ties (erdos-renyi), of mutual pairs (dyads), or every node's degree (swap).
      """)

  @OptionGroup var input: GraphOptions

  @Argument(help: "What is compared.") var figure = "transitivity"

  @Option(help: "What random graphs keep of this one.") var model = NullModel.swap

  @Option(help: "Number of random graphs.") var samples = 200

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    var test = Significance()
    (test.figure, test.model, test.samples) = (figure, model, samples)
    if let seed = running.seed { test.seed = seed }
    let graph = try projection.project(input.read(running), running)
    let figures = try running.run(test, on: graph)
    let report = AnalysisReport(graph: graph, output: figures, algorithm: test)
    switch output.resolvedFormat {
    case .json: try output.write(report.document(name: input.name, rows: output.limit(of: .max)).text)
    case .csv: try output.write(output.limited(report.table))
    case .table, .markdown: try output.write(sentence(figures))
    }
  }

  /// The result in words.
  private func sentence(_ figures: Figures) -> String {
    func text(_ name: String) -> String? {
      figures[name]?.number.map { String(format: "%.4g", $0) }
    }
    guard let observed = text("observed"), let expected = text("expected") else {
      return "\(figure) is undefined for this graph, or for all random graphs.\n"
    }
    var lines = ["\(figure): observed \(observed), expected \(expected)"]
    if let deviation = text("deviation") { lines[0] += " ± \(deviation)" }
    lines[0] += " under \(model.rawValue)"
    let tests = [("z", "z"), ("p", "p"), ("p_greater", "p of at least as much"), ("p_less", "p of at most as much")]
    lines.append(tests.compactMap { name, title in text(name).map { "\(title) = \($0)" } }.joined(separator: ", "))
    if let lowest = text("lowest"), let highest = text("highest"), let count = text("samples") {
      lines.append("\(count) random graphs from \(lowest) to \(highest)")
    }
    return (lines + figures.notes).joined(separator: "\n") + "\n"
  }
}
