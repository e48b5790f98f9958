import Entente
import Foundation
import Testing

/// The README is true: its sessions are run, its Swift example is compiled, its tables come from the catalogue.
@Suite("README")
struct ReadmeTests {
  private static let text = page("README.md")
  /// The articles of the documentation that are not written by programs.
  static let articles = {
    let folder = "Sources/Entente/Entente.docc/"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Program.packageFolder + "/" + folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
  }()

  private static func page(_ path: String) -> String {
    (try? String(contentsOfFile: Program.packageFolder + "/" + path, encoding: .utf8)) ?? ""
  }

  /// The blocks between ``` of one language.
  private static func blocks(_ language: String, in text: String = text) -> [[String]] {
    var blocks: [[String]] = []
    var current: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let block = current {
        if line == "```" {
          blocks.append(block)
          current = nil
        } else {
          current = block + [line]
        }
      } else if line == "```\(language)" {
        current = []
      }
    }
    return blocks
  }

  /// A line `…` stands for any lines.
  @Test(arguments: ["README.md"] + articles)
  func sessions(_ path: String) throws {
    let sessions = Self.blocks("console", in: Self.page(path))
    #expect(!sessions.isEmpty || path != "README.md")
    for session in sessions {
      var commands: [(line: String, expected: [String])] = []
      for line in session {
        if line.hasPrefix("$ ") {
          commands.append((String(line.dropFirst(2)), []))
        } else {
          commands[commands.count - 1].expected.append(line)
        }
      }
      for command in commands where command.line.hasPrefix("entente ") {
        let isTable = ["info", "centrality", "path", "communities", "balance", "significance", "catalog"].contains {
          command.line.hasPrefix("entente \($0)")
        }
        let format =
          isTable && !command.line.contains("--format") && !command.line.contains("|") ? " --format table" : ""
        let run = try Program.shell("set -e; entente() { \"$ENTENTE\" \"$@\"; }; \(command.line)\(format)")
        #expect(run.status == 0, "\(command.line): \(run.error)")
        var rest = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var skips = false
        for line in command.expected where !line.isEmpty {
          if line == "…" {
            skips = true
            continue
          }
          while !rest.isEmpty, rest.first?.isEmpty == true || (skips && rest.first != line) { rest.removeFirst() }
          #expect(rest.first == line, "\(command.line)")
          rest = rest.dropFirst()
          skips = false
        }
      }
    }
  }

  @Test func swiftExample() throws {
    let source = try String(
      contentsOfFile: Program.packageFolder + "/Tests/EntenteTests/ReadmeExample.swift", encoding: .utf8)
    for block in Self.blocks("swift") + Self.articles.flatMap({ Self.blocks("swift", in: Self.page($0)) })
    where !block.contains(where: { $0.contains(".package(") || $0.contains(".product(") }) {
      for line in block where !line.isEmpty {
        #expect(source.contains(line.trimmingCharacters(in: .whitespaces)), "not in the compiled example: \(line)")
      }
    }
    let lines = try ReadmeExample.run()
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { !$0.isEmpty })
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    let network = try Projection().apply(to: graph)
    let renderer = GraphvizRenderer(child: nil)
    #expect(try ReadmeExample.draw(network).result.data.keys.count == 2)
    #expect(try ReadmeExample.explore(Diagram(of: network), with: renderer).hasSuffix("</html>\n"))
    #expect(try ReadmeExample.timeline(network, with: renderer).lint()?.isClean == true)
  }

  @Test(arguments: ["families", "formats"])
  func tables(_ topic: String) throws {
    let run = try Program.run(["catalog", topic, "--format", "markdown"])
    #expect(Self.text.contains("<!-- entente catalog \(topic) -->\n" + run.output), "run Scripts/update-readme")
  }
}
