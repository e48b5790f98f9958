import Entente
import Foundation
import Testing

/// Hostile texts in tables: of rows and columns, and of the words on a terminal.
@Suite("Hostile texts in tables")
struct HostileTableTests {
  static let commands: [[String]] = [
    ["centrality", "GRAPH", "-m", "degree", "--top", "all"], ["communities", "GRAPH", "--top", "all"],
    ["path", "GRAPH", HostileNetwork.nodeID(3), HostileNetwork.nodeID(60), "--direction", "undirected"],
    ["info", "GRAPH"],
  ]

  @Test("CSV has as many fields in every row", arguments: commands)
  func csv(_ command: [String]) throws {
    let rows = CSVRecord.rows(try HostileNetwork.run(command + ["--format", "csv"]).output)
    #expect(rows.count > 10)
    #expect(Set(rows.map(\.count)).count == 1, "\(rows.filter { $0.count != rows[0].count }.prefix(3))")
    guard ["centrality", "communities"].contains(command[0]) else { return }
    let ids = Set(rows.dropFirst().map { $0[0] })
    #expect(ids == Set(HostileTexts.all.indices.map(HostileNetwork.nodeID)))
  }

  @Test("JSON is JSON", arguments: commands)
  func json(_ command: [String]) throws {
    let value = try HostileNetwork.run(command + ["--format", "json"]).json
    guard command[0] == "centrality" else { return }
    let nodes = try #require(value["nodes"] as? [[String: Any]])
    let names = Set(nodes.compactMap { $0["name"] as? String }.map { Array($0.unicodeScalars) })
    #expect(names == Set(HostileTexts.all.map { Array($0.unicodeScalars) }))
  }

  @Test("Markdown has its own cells and items, and no markup, link or code from the data", arguments: commands)
  func markdown(_ command: [String]) throws {
    let text = try HostileNetwork.run(command + ["--format", "markdown"]).output
    let lines = text.split(separator: "\n")
    #expect(lines.count > 10)
    var bars: Set<Int> = []
    for line in lines {
      let structure = Self.structure(of: line)
      #expect(!structure.unicodeScalars.contains { "<>[]`_&#~{}".unicodeScalars.contains($0) }, "\(line.prefix(300))")
      #expect(structure.count { $0 == "*" } == (line.hasPrefix("**") ? 4 : 0))
      bars.insert(structure.unicodeScalars.count { $0 == "|" })
      if !line.hasPrefix("|"), !line.hasPrefix("**") {
        let item = structure.trimmingPrefix(#/ *(\d+\.|-) (also: )?/#)
        #expect(item.prefixMatch(of: #/[-+=]|\d+[.)] /#) == nil, "\(line.prefix(300))")
      }
    }
    #expect(bars.subtracting([0]).count == (command[0] == "path" ? 0 : 1), "\(bars)")
    Self.expectNoControls(text)
  }

  /// The line with a dot in the place of everything that is escaped, and so is text.
  private static func structure(of line: Substring) -> String {
    var result = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        result += "."
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  @Test("A table on a terminal steers nothing and turns nothing", arguments: commands)
  func terminal(_ command: [String]) throws {
    Self.expectNoControls(try HostileNetwork.run(command + ["--format", "table"]).output)
  }

  private static func expectNoControls(_ text: String) {
    let found = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(found.isEmpty, "\(found.map { $0.value })")
  }

  @Test("What a diagnostic quotes does not steer the terminal")
  func diagnostics() throws {
    let text = "\u{1B}[31m\u{202E}\u{9B}x"
    let run = try Program.run(["path", HostileNetwork.path, text, text])
    #expect(run.status == 2)
    Self.expectNoControls(run.error)
  }
}
