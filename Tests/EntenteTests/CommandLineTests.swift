import Entente
import Foundation
import Testing

/// The contract of the command line: columns, keys, exit codes, pipes, interruption.
@Suite("Command line")
struct CommandLineTests {
  static let graph = Program.shippedGraph

  @Test func csvColumns() throws {
    let run = try Program.run([
      "centrality", Self.graph, "-m", "degree", "-m", "strength", "-m", "betweenness", "-m", "closeness", "-m",
      "harmonic", "-m", "pagerank", "-m", "coreness",
    ])
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: "\n").first
        == "id,name,kind,in_degree,out_degree,degree,in_strength,out_strength,strength,betweenness,betweenness_normalised,closeness,harmonic,pagerank,core"
    )
    #expect(run.output.split(separator: "\n").count == 108)
    let undirected = try Program.run(["centrality", Self.graph, "-m", "degree", "--direction", "undirected"])
    #expect(undirected.output.hasPrefix("id,name,kind,degree\n"))
  }

  @Test func jsonKeys() throws {
    let commands: [(arguments: [String], keys: [String])] = [
      (["centrality", Self.graph], ["nodes"]),
      (
        ["structure", Self.graph],
        [
          "nodes", "relations", "directed", "density", "components", "largest_component", "strong_components",
          "diameter", "average_path_length", "unreached_pairs", "transitivity", "average_clustering", "triangles",
          "reciprocity", "degree_assortativity", "articulation_points", "bridges", "max_core", "triad_census",
        ]
      ),
      (["communities", Self.graph], ["method", "seed", "modularity", "communities"]),
      (["path", Self.graph, "nakatani", "gsomia", "--direction", "undirected"], ["from", "to", "paths"]),
      (
        ["info", Self.graph],
        ["nodes", "relations", "node_kinds", "relation_kinds", "sources", "components", "earliest", "latest"]
      ),
    ]
    for command in commands {
      let document = try Program.run(command.arguments + ["--format", "json"]).json
      for key in ["entente", "graph", "projection", "parameters"] + command.keys {
        #expect(document[key] != nil, "\(command.arguments[0]) has no key \(key)")
      }
      let graph = try #require(document["graph"] as? [String: Any])
      #expect((graph["sha256"] as? String)?.count == 64)
    }
  }

  @Test func numbersReadBackToTheSameDouble() throws {
    let arguments = ["centrality", Self.graph, "-m", "pagerank", "--direction", "undirected"]
    let csv = try Program.run(arguments + ["--format", "csv"]).output.split(separator: "\n").dropFirst()
      .map { String($0.split(separator: ",").last ?? "") }
    let json = try Program.run(arguments + ["--format", "json"]).output.matches(of: /"pagerank":([^,}]+)}/)
      .map { String($0.1) }
    var projection = Projection()
    projection.direction = .undirected
    let scores = try PageRank().run(on: projection.apply(to: GraphReader.read(path: Self.graph).graph))
    let values = scores.ranking.map { scores.values[$0] }
    #expect(csv.map(Double.init) == values)
    #expect(json.map(Double.init) == values)
  }

  @Test func pathReadsAsASentence() throws {
    let run = try Program.run(["path", Self.graph, "Gen Nakatani", "AUKUS Pillar 2", "--format", "table"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Gen Nakatani → "))
    #expect(run.output.contains("discussed AUKUS Pillar 2"))
    #expect(run.output.contains("“South Korea, Japan defense ministers explore tech cooperation”"))
    for name in ["中谷元", "nakatani", "gen nakatani"] {
      #expect(try Program.run(["path", Self.graph, name, "GSOMIA", "--direction", "undirected"]).status == 0)
    }
  }

  @Test func unknownAndAmbiguousNodes() throws {
    let unknown = try Program.run(["path", Self.graph, "Gen Nakatanni", "Japan"])
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("nakatani (Gen Nakatani)"))
    let twins = try Scratch.file(
      "entente: 1\nnodes: {node: {a: Kim, b: Kim, c: Lee}}\nrelations: [a knows c, b knows c]\n", ending: ".yaml")
    defer { try? FileManager.default.removeItem(at: twins) }
    let ambiguous = try Program.run(["path", twins.path, "Kim", "Lee"])
    #expect(ambiguous.status == 2)
    #expect(ambiguous.error.contains("a (Kim), b (Kim)"))
  }

  @Test(
    arguments: [
      (["frobnicate"], 2), (["centrality"], 2), (["centrality", "GRAPH", "-m", "betweeness"], 2),
      (["centrality", "GRAPH", "-m", "pagerank:damping=2"], 2),
      (["centrality", "GRAPH", "-m", "pagerank:dampin=0.5"], 2),
      (["centrality", "GRAPH", "--weight", "wieght"], 2), (["centrality", "GRAPH", "--nodes", "contry"], 2),
      (["centrality", "GRAPH", "--as-of", "2023-02-30"], 2), (["structure"], 2), (["structure", "GRAPH"], 0),
      (["structure", "no-such-file.yaml"], 3), (["centrality", "GRAPH", "--workers", "0"], 2),
      (["centrality", "no-such-file.yaml"], 3), (["centrality", "Graphs"], 3), (["info", "-"], 2),
      (["draw", "GRAPH", "-o", "x.bmp"], 2), (["draw", "GRAPH", "-o", "/no/such/folder/x.svg"], 3),
      (["convert", "GRAPH", "/no/such/folder/x.jsonl"], 3), (["convert", "GRAPH", "out.csv"], 2),
      (["centrality", "GRAPH", "-o", "GRAPH"], 2), (["convert", "GRAPH", "GRAPH"], 2),
      (["info", "GRAPH", "-o", "GRAPH"], 2),
      (["centrality", "GRAPH", "--nodes", ""], 2), (["centrality", "GRAPH", "--relations", ","], 2),
      (["convert", "GRAPH", "x.unknown"], 2),
      (["convert", "GRAPH", "-", "--to", "metis", "--strict"], 1), (["--help"], 0), (["--version"], 0),
      (["help", "path"], 0), (["check", "GRAPH"], 0), (["check", "no-such-file.yaml"], 3),
    ] as [([String], Int32)])
  func exitCodes(_ arguments: [String], _ status: Int32) throws {
    let run = try Program.run(arguments.map { $0 == "GRAPH" ? Self.graph : $0 })
    #expect(run.status == status, "\(arguments): \(run.error)")
    #expect(status == 0 || (!run.error.isEmpty && run.output.isEmpty))
  }

  @Test func suggestions() throws {
    #expect(
      try Program.run(["centrality", Self.graph, "-m", "betweeness"]).error.contains("did you mean 'betweenness'?"))
    #expect(try Program.run(["centrality", Self.graph, "--nodes", "contry"]).error.contains("did you mean 'country'?"))
    #expect(try Program.run(["check", "Graphs/japan-korea-defense.yaml"]).error.contains("japan-korea-defence.yaml"))
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let run = try Program.shell(
      "set -o pipefail; \"$ENTENTE\" centrality '\(Self.graph)' | head -1; echo ${PIPESTATUS[0]}")
    #expect(run.output.hasPrefix("id,name,kind"))
    #expect(run.error == "")
    #expect(run.output.hasSuffix("\n0\n"))
  }

  @Test func standardInput() throws {
    let run = try Program.run(["info", "-", "--from", "csv", "--format", "json"], input: "source,target\na,b\nb,c\n")
    #expect(try run.json["nodes"] as? Int == 3)
  }

  @Test func interruptionLeavesTheOldFile() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appendingPathComponent("scores.csv")
    try Data("old".utf8).write(to: target)
    // Betweenness of this takes a minute.
    var state: UInt64 = 1
    func node() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % 30_000
    }
    let edges = (0..<150_000).map { _ in "\(node()),\(node())" }.joined(separator: "\n")
    let graph = folder.appendingPathComponent("large.csv")
    try Data(("source,target\n" + edges + "\n").utf8).write(to: graph)
    let command = "\"$ENTENTE\" centrality '\(graph.path)' -m betweenness -o '\(target.path)'"
    let interrupted = try Program.shell("\(command) & sleep 0.6; kill -INT $!; wait $!; echo $?")
    #expect(interrupted.output == "130\n")
    let late = try Program.shell("\(command) --timeout 0.5; echo $?")
    #expect(late.output == "4\n")
    #expect(late.error.contains("time limit"))
    #expect(try String(contentsOf: target, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["large.csv", "scores.csv"])
  }
}
