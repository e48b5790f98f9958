import ArgumentParser
import Entente

struct RolesCommand: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "Who stands between whom, and who is placed alike.",
    discussion: """
      Methods: \(AlgorithmCatalog.family(.roles).map { $0.card.id }.joined(separator: ", ")).
      Options of a method follow a colon: -m brokerage:attribute=country.
      """)

  static let family: AlgorithmFamily? = .roles

  @OptionGroup var input: GraphOptions

  @Option(
    name: [.short, .customLong("method")], help: ArgumentHelp("NAME[:option=value,…].", valueName: "method"),
    completion: .list(AlgorithmCatalog.family(.roles).map { $0.card.id }))
  var method = "brokerage"

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions
}
