import Entente
import Foundation
import Testing

/// Every algorithm has a page of the guide, and the commands on it work.
@Suite("Guide")
struct GuideTests {
  private static func lines(_ card: AlgorithmCard) throws -> [String] {
    try String(contentsOfFile: "\(Program.packageFolder)/\(card.guide)", encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static let sections = [
    "What it measures", "How to read it", "Differences from other programs", "Example", "References",
  ]

  @Test(arguments: AlgorithmCatalog.all.map { $0.card.id })
  func page(_ id: String) throws {
    let card = try #require(AlgorithmCatalog.algorithm(id)).card
    let lines = try Self.lines(card)
    #expect(lines.first == "# \(card.title)")
    #expect(lines.dropFirst(2).joined(separator: " ").hasPrefix(card.summary))
    #expect(lines.filter { $0.hasPrefix("## ") } == Self.sections.map { "## \($0)" })
    for citation in card.citations.prefix(1) {
      if let doi = citation.doi { #expect(lines.contains { $0.contains("https://doi.org/\(doi)") }, "\(doi)") }
    }
    var isInside = false
    var commands: [String] = []
    for line in lines {
      if line.hasPrefix("```") {
        isInside = line == "```shell"
      } else if isInside, !line.isEmpty {
        commands.append(line)
      }
    }
    #expect(commands.contains { $0.contains(id) })
    for command in commands {
      #expect(command.hasPrefix("entente "))
      let run = try Program.shell("set -eo pipefail; entente() { \"$ENTENTE\" \"$@\"; }; \(command)")
      #expect(run.status == 0, "\(command): \(run.error)")
      #expect(!run.output.isEmpty)
    }
  }

  @Test func theFirstPageLeadsToAll() throws {
    let file = Program.packageFolder + "/Sources/Entente/Entente.docc/Entente.md"
    let page = try String(contentsOfFile: file, encoding: .utf8)
    for type in AlgorithmCatalog.all {
      #expect(page.contains("- <doc:\(type.card.id)>\n"), "\(type.card.id): run Scripts/update-guide")
    }
  }

  @Test func titlesDiffer() {
    let titles = AlgorithmCatalog.all.map { $0.card.title.lowercased() }
    #expect(Set(titles).count == titles.count)
  }
}
