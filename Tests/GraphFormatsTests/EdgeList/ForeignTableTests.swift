import RelationGraph
import Testing

@testable import GraphFormats

/// Tables of other programs, with other separators and other names of columns.
@Suite struct ForeignTableTests {
  @Test func separators() {
    for mark in [",", ";", "\t", "|"] {
      let text = ["source,target,note", "a,b,\"x,y\"", "b,c,z"].joined(separator: "\n").replacing(",", with: mark)
      let graph = Reading(text, as: .csv).graph
      #expect(graph?.relationProperty("note", at: 0) == .text("x\(mark)y"))
      #expect(graph?.nodeCount == 3)
    }
    #expect(Reading("sep=;\nsource;target\na;b\n", as: .csv).graph?.relationCount == 1)
    // A header of ours is one with commas, whatever else is in it.
    #expect(Reading("source,target,a;b;c;d\na,b,1\n", as: .csv).graph?.relationPropertyKeys == ["a;b;c;d"])
  }

  @Test func gephi() throws {
    let folder = try TemporaryFolder()
    try folder.write("Id,Label,timeset,modularity_class\n1,Ann,,3\n2,Bob,,3\n3,Cid,,4\n", to: "people nodes.csv")
    try folder.write(
      "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Undirected,0,knows,,2.0\n2,3,Directed,1,,,1.0\n",
      to: "people edges.csv")
    let reading = Reading(path: folder.path)
    let graph = try #require(reading.graph, "\(reading.diagnostics)")
    #expect(graph.nodes.map(\.name) == ["Ann", "Bob", "Cid"])
    #expect(graph.relations.map(\.id) == ["0", "1"])
    #expect(graph.relations.map(\.kind) == ["undirected", "related-to"])
    #expect(graph.relations.map { $0.properties["weight"] } == [2.0, 1.0])
    #expect((0..<2).map { graph.isDirected(relationAt: $0) } == [false, true])
    #expect(reading.diagnostics.map(\.severity) == [.note, .note, .note])
    #expect(reading.diagnostics.last?.message.contains("'Type' for directed") == true)
  }

  @Test func gephiNodesAlone() {
    let reading = Reading("Id,Label,Interval\n1,Ann,\n2,Bob,\n", as: .csv)
    #expect(reading.graph?.nodes.map(\.label) == ["Ann", "Bob"])
    #expect(reading.diagnostics.map(\.code).contains("nodes-only"))
  }

  @Test func cytoscape() throws {
    let edges = """
      "SUID","interaction","name","selected","shared interaction","shared name","EdgeBetweenness"
      "52","pp","YKR026C (pp) YGL122C","false","pp","YKR026C (pp) YGL122C","2.0"
      "53","pd","A (x) B (pd) C","false","pd","A (x) B (pd) C","3.0"
      "54","pd","nonsense","false","pd","nonsense","3.0"

      """
    let reading = Reading(edges, as: .csv)
    #expect(reading.diagnostics.map(\.code).contains("missing-end"))
    let good = Reading(Array(edges.split(separator: "\n").dropLast().joined(separator: "\n").utf8), as: nil)
    #expect(good.graph?.relations.map(\.from) == ["A (x) B", "YKR026C"])
    #expect(good.graph?.relations.map(\.kind) == ["pd", "pp"])
  }

  @Test(arguments: [
    ("from", "to"), ("FROM", "TO"), ("src", "dst"), ("Node 1", "Node 2"), ("source_id", "target_id"), ("ego", "alter"),
    ("Sender", "Receiver"),
  ])
  func names(from: String, to: String) {
    let reading = Reading(Array("\(from),x,\(to)\na,1,b\n".utf8), as: nil)
    #expect(reading.graph?.relations.map { [$0.from, $0.to] } == [["a", "b"]])
    #expect(reading.diagnostics.map(\.message) == ["taken '\(from)' for source, '\(to)' for target"])
  }

  @Test func decimalCommas() {
    let reading = Reading("source;target;weight;n\na;b;1,5;1\nb;c;2;2\n", as: .csv)
    #expect(reading.diagnostics.map(\.code) == ["decimal-comma"])
    #expect(reading.graph?.relations.map { $0.properties["weight"] } == ["1,5", "2"])
    #expect(Reading("source,target,list\na,b,\"1,2,3\"\n", as: .csv).diagnostics == [])
  }

  @Test func tabs() throws {
    let text = "source\ttarget\ttype\tweight\na\tb\tmet\t2\n"
    for format in [nil, GraphFormat.tsv, .csv, .edgeList] {
      #expect(Reading(Array(text.utf8), as: format).graph?.relations.map(\.kind) == ["met"], "\(format?.id ?? "none")")
    }
    #expect(Reading("a\tb\nb\tc\n", as: .tsv).graph?.relationCount == 2)
    let graph = try #require(Reading(text, as: .tsv).graph)
    #expect(GraphFormat.tsv.text(graph) == text)
  }
}
