import ArgumentParser
import Entente

struct BalanceCommand: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "Friends and foes: is the network balanced, and which ties are against it?",
    discussion: """
      Methods: \(AlgorithmCatalog.family(.balance).map { $0.card.id }.joined(separator: ", ")).
      The sign of a tie is that of its relations. Options of a method follow a colon: -m frustration:budget=100000.
      """)

  static let family: AlgorithmFamily? = .balance

  @OptionGroup var input: GraphOptions

  @Option(
    name: [.short, .customLong("method")], help: ArgumentHelp("NAME[:option=value,…].", valueName: "method"),
    completion: .list(AlgorithmCatalog.family(.balance).map { $0.card.id }))
  var method = "balance"

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions
}
