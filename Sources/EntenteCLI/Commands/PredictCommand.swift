import ArgumentParser
import Entente

struct PredictCommand: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Which ties may be missing: pairs of nodes by their likeness.",
    discussion: """
      Methods: \(AlgorithmCatalog.family(.similarity).map { $0.card.id }.joined(separator: ", ")).
      Options of a method follow a colon. -m link-prediction-test says how far to trust one.
      """)

  static let family: AlgorithmFamily? = .similarity

  @OptionGroup var input: GraphOptions

  @Option(
    name: [.short, .customLong("method")], help: ArgumentHelp("NAME[:option=value,…].", valueName: "method"),
    completion: .list(AlgorithmCatalog.family(.similarity).map { $0.card.id }))
  var method = "resource-allocation"

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions
}
