import Entente
import Foundation
import Testing

/// The help texts are what was looked at and found good; `RECORD_GOLDEN=1` writes them anew.
@Suite("Help")
struct HelpTests {
  private static let folder = Program.packageFolder + "/Tests/EntenteTests/Golden"

  @Test(arguments: [
    "", "check", "info", "centrality", "structure", "path", "communities", "compare-partitions", "roles", "balance",
    "predict",
    "analyse", "draw", "report", "convert", "catalog",
  ])
  func text(_ command: String) throws {
    let run = try Program.run(command.isEmpty ? ["--help"] : ["help", command])
    #expect(run.status == 0)
    let golden = URL(fileURLWithPath: "\(Self.folder)/\(command.isEmpty ? "entente" : command).txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
      try Data(run.output.utf8).write(to: golden)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == run.output)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try Program.run(["--generate-completion-script", shell])
    #expect(run.status == 0)
    for word in ["centrality", "communities", "betweenness", "leiden", "direction"] {
      #expect(run.output.contains(word), "\(shell) does not complete \(word)")
    }
    #expect(!run.output.contains("render-graphviz"))
  }

  @Test func catalogue() throws {
    let document = try Program.run(["catalog", "--format", "json"]).json
    let algorithms = try #require(document["algorithms"] as? [[String: Any]])
    #expect(algorithms.count >= 110)
    for algorithm in algorithms {
      #expect((algorithm["citations"] as? [Any])?.isEmpty == false, "\(algorithm["id"] ?? "")")
      #expect((algorithm["time"] as? String)?.hasPrefix("O(") == true)
    }
    #expect((document["schemas"] as? [Any])?.count == 2)
    #expect((document["themes"] as? [Any])?.count == 3)
    #expect((document["formats"] as? [Any])?.count == GraphFormat.all.count)
  }
}
