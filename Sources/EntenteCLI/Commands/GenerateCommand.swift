import ArgumentParser
import Entente
import Foundation

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "A graph of a random model, or of a plain shape.",
    discussion: """
      Models: \(GeneratorCatalog.all.map { $0.card.id }.joined(separator: ", ")).
      Options follow a colon: watts-strogatz:nodes=200,rewiring=0.05. 'entente catalog generators' describes all of them. \
      Without -o the graph goes to standard output as JSON Lines.
      """)

  @Argument(
    help: ArgumentHelp("NAME[:option=value,…].", valueName: "model"),
    completion: .list(GeneratorCatalog.all.map { $0.card.id }))
  var model: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file, or to a folder for csv.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Format of the output, where the extension does not tell.", valueName: "format"))
  var to: String?

  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    let graph = try generated()
    try GraphOutput.write(graph, as: try outputFormat(), to: output)
  }

  private func generated() throws -> PropertyGraph {
    let parts = model.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let type = GeneratorCatalog.generator(parts[0]) else {
      throw Failure(
        Failure.usage, "unknown-model", "there is no model '\(parts[0])'",
        hint: Suggestion.hint(for: parts[0], among: GeneratorCatalog.all.map { $0.card.id }))
    }
    var options: [(name: String, value: String)] = []
    for option in (parts.count > 1 ? parts[1] : "").split(separator: ",") {
      let pair = option.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else {
        throw Failure(Failure.usage, "option", "'\(option)' is not an option", hint: "write \(parts[0]):option=value,…")
      }
      options.append((pair[0], pair[1]))
    }
    let hasSeed = options.contains { $0.name == "seed" }
    if let seed = running.seed, !hasSeed, type.options.contains(where: { $0.name == "seed" }) {
      options.append(("seed", String(seed)))
    }
    let generator: any GraphGenerator
    do throws(ParameterError) { generator = try type.configured(options) } catch { throw Failure(error) }
    let context = running.context(type.card.title)
    do throws(AlgorithmError) { return try generator.graph(in: context) } catch { throw Failure(error) }
  }

  private func outputFormat() throws -> GraphFormat {
    do throws(ReadError) {
      if let to { return try GraphOptions.format(to) }
    } catch { throw Failure(Failure.usage, error.diagnostics) }
    guard let output, output != "-" else { return .jsonLines }
    if output.hasSuffix("/") { return .csv }
    guard let format = GraphReader.byExtension(output), format.isWritable, format.id != GraphFormat.csv.id else {
      throw Failure(
        Failure.usage, "unknown-format", "the name '\(output)' does not tell the format, or not one of a single file",
        hint: "say --to: " + GraphFormat.all.filter(\.isWritable).map(\.id).joined(separator: ", "))
    }
    return format
  }
}
