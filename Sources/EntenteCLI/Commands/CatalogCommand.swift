import ArgumentParser
import Entente

struct CatalogCommand: ParsableCommand {
  enum Topic: String, CaseIterable, ExpressibleByArgument {
    case families, algorithms, formats, themes, schemas
  }

  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Everything the program knows: algorithms, formats, themes, schemas.")

  @Argument(help: "One of the lists; default: all.") var topic: Topic?
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
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
