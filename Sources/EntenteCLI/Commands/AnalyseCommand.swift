import ArgumentParser
import Entente

struct AnalyseCommand: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse", abstract: "Any algorithm of the catalogue, by its name.",
    discussion: AlgorithmFamily.allCases.map { family in
      "\(family.rawValue): " + AlgorithmCatalog.family(family).map { $0.card.id }.joined(separator: ", ")
    }.joined(separator: "\n\n")
      + "\n\nOptions follow a colon: -m k-core:k=3; a comma in a value is written \\, and a + in a name \\+. 'entente catalog algorithms NAME' describes one.",
    aliases: ["analyze"])

  static let family: AlgorithmFamily? = nil

  @OptionGroup var input: GraphOptions

  @Option(
    name: [.short, .customLong("method")], help: ArgumentHelp("NAME[:option=value,…].", valueName: "method"),
    completion: .list(AlgorithmCatalog.all.map { $0.card.id }))
  var method: String

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions
}
