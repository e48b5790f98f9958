import Foundation
import Testing

/// `analyse` and the commands that are families of it, `compare-partitions`, conventions and strictness.
@Suite("Analysis commands")
struct AnalysisCommandTests {
  private static let karate = Program.packageFolder + "/Graphs/classic/zachary-karate.yaml"
  private static let tribes = Program.packageFolder + "/Graphs/classic/read-highland-tribes.yaml"
  private static let managers = Program.packageFolder + "/Graphs/classic/krackhardt-managers.yaml"

  // MARK: What comes out

  @Test(arguments: [
    ("degree", "nodes"), ("edge-betweenness", "pairs"), ("cliques", "sets"), ("colouring", "groups"),
    ("density", "figures"), ("shortest-path:from=mr-hi,to=john-a", "rows"),
  ])
  func documents(_ method: String, _ key: String) throws {
    let document = try Program.run(["analyse", Self.karate, "-m", method, "--format", "json"]).json
    #expect(document["algorithm"] as? String == method.split(separator: ":").first.map(String.init))
    #expect(document["projection"] is [String: Any] && document["notes"] is [Any])
    if key == "figures" {
      let figures = try #require(document[key] as? [String: Any])
      let density = try #require(figures["density"] as? Double)
      #expect(abs(density - 78.0 / 561) < 1e-15)
    } else {
      #expect((document[key] as? [[String: Any]])?.isEmpty == false)
    }
  }

  @Test func tiesNameTheRelationsBehindThem() throws {
    let document = try Program.run([
      "analyse", Self.tribes, "-m", "edge-betweenness", "--format", "json", "--top", "1",
    ]).json
    let pairs = try #require(document["pairs"] as? [[String: Any]])
    #expect(pairs.count == 1)
    let relations = try #require(pairs[0]["relations"] as? [String])
    #expect(relations.count == 1 && relations[0].contains("/"))
  }

  @Test func tablesShowFiguresAndNames() throws {
    let run = try Program.run(["analyse", Self.karate, "-m", "optimal-modularity", "--format", "table"])
    #expect(run.output.contains("modularity: 0.41979") && run.output.contains("gap: 0"))
    #expect(run.output.contains("John A.") && run.output.contains("proven optimal"))
  }

  @Test func aPathIsTold() throws {
    let run = try Program.run(["path", Self.karate, "Mr. Hi", "John A.", "-m", "bidirectional", "--format", "table"])
    #expect(run.status == 0 && run.output.hasPrefix("Mr. Hi → ") && run.output.contains("Zachary"))
  }

  @Test(arguments: ["roles", "balance", "predict"]) func familiesHaveADefault(_ command: String) throws {
    let run = try Program.run([command, Self.tribes])
    #expect(run.status == 0 && !run.output.isEmpty, "\(run.error)")
  }

  // MARK: Refusals

  @Test(arguments: [
    (["analyse", "-m", "leidn"], "did you mean 'leiden'?"),
    (["centrality", "-m", "leiden"], "entente analyse GRAPH -m leiden"),
    (["path", "mr-hi", "john-a", "-m", "hops-from"], "entente analyse"),
    (["path", "mr-hi", "john-a", "-m", "a-star", "--all"], "exclude each other"),
    (["predict", "-m", "jaccard:pairs=all:count=3"], "separated by commas"),
  ])
  func hints(_ arguments: [String], _ hint: String) throws {
    let run = try Program.run([arguments[0], Self.karate] + arguments.dropFirst())
    #expect(run.status == 2)
    #expect(run.error.contains(hint), "\(run.error)")
  }

  // MARK: Partitions

  @Test func partitionsOfAGraph() throws {
    let run = try Program.run([
      "compare-partitions", "club", "optimal-modularity", "--graph", Self.karate, "--format", "json",
    ])
    let figures = try #require(try run.json["figures"] as? [String: Any])
    #expect(figures["nodes"] as? Int == 34)
    #expect(figures["first_groups"] as? Int == 2)
    #expect(figures["second_groups"] as? Int == 4)
    let rand = try #require(figures["adjusted_rand"] as? Double)
    #expect(rand > 0.4 && rand < 0.6)
  }

  @Test func partitionsInFiles() throws {
    let first = try Scratch.file("id,name,community\na,A,0\nb,B,0\nc,C,1\n", ending: ".csv")
    let second = try Scratch.file("id,community\nb,x\na,x\nc,y\nd,y\n", ending: ".csv")
    let run = try Program.run(["compare-partitions", first.path, second.path, "--format", "json"])
    let document = try run.json
    let figures = try #require(document["figures"] as? [String: Any])
    #expect(figures["nodes"] as? Int == 3)
    #expect(figures["adjusted_rand"] as? Double == 1)
    #expect((document["notes"] as? [String])?.last == "1 nodes that only one of them places are left out")
  }

  @Test func partitionsThatAreNone() throws {
    let good = try Scratch.file("id,community\na,0\n", ending: ".csv").path
    let twice = try Scratch.file("id,community\na,0\na,1\n", ending: ".csv").path
    let other = try Scratch.file("id,community\nz,0\n", ending: ".csv").path
    for (arguments, status, text) in [
      ([good, twice], Int32(3), ":3:"), ([good, other], 3, "no node is in both"), ([good, "no-such"], 3, "no-such"),
      ([good, good, "--column", "comunity"], 3, "did you mean 'community'?"),
    ] {
      let run = try Program.run(["compare-partitions"] + arguments)
      #expect(run.status == status && run.error.contains(text), "\(run.error)")
    }
  }

  // MARK: Conventions

  @Test func aConventionIsEchoed() throws {
    let document = try Program.run([
      "centrality", Self.managers, "-m", "closeness", "--convention", "igraph", "--format", "json",
    ]).json
    #expect((document["projection"] as? [String: String])?["convention"] == "igraph")
    #expect((document["projection"] as? [String: String])?["parallel"] == "count")
    #expect((document["parameters"] as? [String: String])?["closeness.variant"] == "component")
  }

  @Test func anOptionGoesBeforeTheConvention() throws {
    let document = try Program.run([
      "centrality", Self.managers, "-m", "closeness:variant=wasserman-faust", "--convention", "igraph", "--parallel",
      "collapse", "--format", "json",
    ]).json
    #expect((document["projection"] as? [String: String])?["parallel"] == "collapse")
    #expect((document["parameters"] as? [String: String])?["closeness.variant"] == "wasserman-faust")
  }

  @Test func strictnessAsks() throws {
    let arguments = ["centrality", Self.managers, "-m", "closeness", "--strict"]
    let refused = try Program.run(arguments)
    #expect(refused.status == 2 && refused.error.contains("direction=in, direction=out, direction=all"))
    #expect(try Program.run(arguments + ["--convention", "networkx"]).status == 0)
    #expect(try Program.run(arguments + ["--direction", "undirected"]).status == 0)
    let weight = try Program.run(["analyse", Self.karate, "-m", "leiden", "--weight", "contexts", "--strict"])
    #expect(weight.status == 2 && weight.error.contains("--weight-means strength"))
  }

  @Test func commentsBeforeACSV() throws {
    let arguments = ["centrality", Self.karate, "-m", "closeness", "--format", "csv"]
    let plain = try Program.run(arguments).output
    let commented = try Program.run(arguments + ["--comments"]).output
    #expect(commented.hasPrefix("# closeness: every tie has length 1\n"))
    #expect(commented.hasSuffix(plain) && !plain.contains("#"))
  }

  @Test func oneAlgorithmOfTheCatalogue() throws {
    let text = try Program.run(["catalog", "algorithms", "closeness"]).output
    for part in [
      "Closeness (closeness, of centrality)", "wasserman-faust|component", "--convention igraph: direction=all",
    ] {
      #expect(text.contains(part), "\(text)")
    }
    let document = try Program.run(["catalog", "algorithms", "closeness", "--format", "json"]).json
    #expect(document["guide"] as? String == "Sources/Entente/Entente.docc/Guide/closeness.md")
    #expect(try Program.run(["catalog", "algorithms", "closenes"]).error.contains("did you mean 'closeness'?"))
    #expect(try Program.run(["catalog", "formats", "closeness"]).status == 2)
  }
}
