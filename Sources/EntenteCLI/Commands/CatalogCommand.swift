import ArgumentParser
import Entente

struct CatalogCommand: ParsableCommand {
  enum Topic: String, CaseIterable, ExpressibleByArgument {
    case families, algorithms, generators, formats, themes, schemas
  }

  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Everything the program knows: algorithms, generators, formats, themes, schemas.")

  @Argument(help: "One of the lists; default: all.") var topic: Topic?

  @Argument(
    help: "One algorithm: its options, conventions, complexity and papers.",
    completion: .list(AlgorithmCatalog.all.map { $0.card.id }))
  var algorithm: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    guard algorithm == nil || topic == .algorithms else {
      throw ValidationError("A name goes with the list of algorithms: entente catalog algorithms leiden.")
    }
  }

  func run() throws {
    if let algorithm {
      guard let type = AlgorithmCatalog.algorithm(algorithm) else {
        throw Failure(
          Failure.usage, "unknown-algorithm", "there is no algorithm '\(algorithm)'",
          hint: Suggestion.hint(for: algorithm, among: AlgorithmCatalog.all.map { $0.card.id }))
      }
      let isJSON = output.resolvedFormat == .json
      return try output.write(isJSON ? Catalog.json(of: type) + "\n" : AlgorithmDescription(type).text)
    }
    let topics = topic.map { [$0] } ?? Topic.allCases
    if output.resolvedFormat == .json {
      let lists = topics.map { topic in (topic.rawValue, Optional(Catalog.json(topic.rawValue))) }
      return try output.write(JSONText.object([("entente", JSONText.string(EntenteVersion.current))] + lists) + "\n")
    }
    var text = ""
    for topic in topics {
      let table = Catalog.table(topic.rawValue)
      let style: TableStyle =
        switch output.resolvedFormat {
        case .csv: .csv
        case .markdown: .markdown
        default: .table
        }
      text += (text.isEmpty ? "" : "\n") + style.text(table)
    }
    try output.write(text)
  }
}
