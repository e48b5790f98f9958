import RelationGraph
import Testing

@testable import GraphFormats

/// Details of JSON Graph Format, Cytoscape JSON, CX and graphology, in files written by hand.
@Suite struct JSONFamilyTests {
  private func read(_ text: String, _ format: GraphFormat) throws -> PropertyGraph {
    let reading = Reading(text, as: format)
    return try #require(reading.graph, "\(reading.error?.description ?? "")")
  }

  @Test func jsonGraphVersions() throws {
    let two = #"""
      {"graph":{"label":"T","directed":false,"nodes":{"a":{"label":"A","metadata":{"n":1}},"b":{}},"edges":[
      {"id":"e","source":"a","target":"b","relation":"meets","metadata":{"weight":2.5}},
      {"source":"b","target":"a","directed":true,"label":"back"}]}}
      """#
    let one = two.replacing(
      #"{"a":{"label":"A","metadata":{"n":1}},"b":{}}"#,
      with: #"[{"id":"a","label":"A","metadata":{"n":1}},{"id":"b"}]"#)
    #expect(one != two)
    let graphs = try [one, two].map { try read($0, .jsonGraph) }
    #expect(graphs[0].canonicalText == graphs[1].canonicalText)
    let graph = graphs[0]
    #expect(graph.title == "T" && graph.nodes[0].name == "A" && graph.nodes[0].properties == ["n": 1])
    let meets = try #require(graph.relations.firstIndex { $0.kind == "meets" })
    #expect(!graph.isDirected(relationAt: meets) && graph.relations[meets].id == "e")
    #expect(graph.relations[meets].properties == ["weight": 2.5])
    let back = try #require(graph.relations.firstIndex { $0.kind != "meets" })
    #expect(graph.isDirected(relationAt: back) && graph.relations[back].properties == ["label": "back"])
  }

  @Test func jsonGraphsInOneFile() throws {
    let reading = Reading(
      #"""
      {"label":"All","graphs":[
       {"id":"g1","nodes":{"a":{"label":"A"}}, "edges":[{"source":"a","target":"a"}]},
       {"directed":false,"nodes":{"a":{"label":"B"},"c":{}}, "edges":[{"source":"a","target":"c"}]}]}
      """#, as: .jsonGraph)
    let graph = try #require(reading.graph)
    #expect(graph.title == "All" && graph.nodes.map(\.id) == ["a", "c"] && graph.nodes[0].name == "A")
    #expect(graph.nodes[0].properties == ["graphs": .list(["g1", "2"])])
    #expect(graph.relations.map { $0.properties["graph"] } == ["g1", "2"])
    #expect(reading.places.contains("3:29 conflict") && reading.places.contains("1:1 several-graphs"))
  }

  @Test func cytoscapeShapes() throws {
    let nodes = #"{"data":{"id":"a","name":"A"},"position":{"x":1,"y":2}},{"data":{"id":"b"},"classes":"big"}"#
    let edges = #"{"data":{"id":"e","source":"a","target":"b","interaction":"meets"}}"#
    let texts = [
      "[\(nodes),\(edges)]", "{\"elements\":[\(nodes),\(edges)]}", "{\"nodes\":[\(nodes)],\"edges\":[\(edges)]}",
      "{\"elements\":{\"nodes\":[\(nodes)],\"edges\":[\(edges)]},\"style\":[]}",
    ]
    for text in texts {
      let graph = try read(text, .cytoscape)
      #expect(graph.nodes[0].name == "A" && graph.nodes[0].properties == ["x": 1, "y": 2])
      #expect(graph.nodes[1].properties == ["classes": "big"])
      #expect(graph.relations.map(\.kind) == ["meets"] && graph.relations[0].id == "e")
      #expect(graph.isDirected(relationAt: 0))
    }
  }

  /// NetworkX writes what it knows of a graph as pairs.
  @Test func pairsOfNetworkX() throws {
    let text = #"{"data":[["name","T"],["description","D"]],"elements":{"nodes":[],"edges":[]}}"#
    let graph = try read(text, .cytoscape)
    #expect(graph.title == "T" && graph.summary == "D")
    let old = try read(#"{"graph":[["name","T"]],"nodes":[],"links":[]}"#, .nodeLink)
    #expect(old.title == "T")
  }

  @Test func numbersOfCytoscapeSessions() throws {
    let text = #"""
      {"elements":{"nodes":[{"data":{"id":"7","SUID":7,"name":"P53","shared_name":"P53"}},
      {"data":{"id":"9","SUID":9,"name":"MDM2"}}],"edges":[{"data":{"id":"11","SUID":11,"source":"7","target":"9"}}]}}
      """#
    let graph = try read(text, .cytoscape)
    #expect(graph.nodes.map(\.id) == ["MDM2", "P53"] && graph.nodes[1].properties == ["SUID": 7])
    #expect(graph.relations[0].from == "P53" && graph.relations[0].properties.isEmpty)
  }

  @Test func attributesOfCXMayComeFirst() throws {
    let graph = try read(
      #"""
      [{"numberVerification":[{"longNumber":281474976710655}]},
       {"nodeAttributes":[{"po":1,"n":"score","v":"1.5","d":"double"},{"po":[1,2],"n":"n","v":"7","d":"integer"}]},
       {"edges":[{"@id":3,"s":1,"t":2,"i":"meets"}]},{"nodes":[{"@id":1,"n":"A"}]},{"nodes":[{"@id":2,"n":"B"}]},
       {"edgeAttributes":[{"po":3,"n":"w","v":["1","2"],"d":"list_of_integer"},{"po":3,"n":"ok","v":"true","d":"boolean"}]},
       {"networkAttributes":[{"n":"name","v":"Net"}]},{"cartesianLayout":[{"node":1,"x":1.5,"y":2}]},
       {"status":[{"error":"","success":true}]}]
      """#, .cx)
    #expect(graph.title == "Net" && graph.nodes.map(\.id) == ["A", "B"])
    #expect(graph.nodes[0].properties == ["score": 1.5, "n": 7, "x": 1.5, "y": 2])
    #expect(graph.relations[0].kind == "meets")
    #expect(graph.relations[0].properties == ["w": .list([1, 2]), "ok": true])
  }

  @Test func unfinishedCXIsRefused() {
    let text = #"[{"nodes":[{"@id":1}]},{"status":[{"error":"out of memory","success":false}]}]"#
    let reading = Reading(text, as: .cx)
    #expect(reading.diagnostics.map(\.message) == ["the program that wrote this file failed: out of memory"])
  }

  @Test func declarationsOfCX2() throws {
    let graph = try read(
      #"""
      [{"CXVersion":"2.0","hasFragments":false},
       {"attributeDeclarations":[{"nodes":{"name":{"a":"n"},"size":{"d":"double","a":"sz"},"on":{"d":"boolean","v":true}},
         "edges":{"interaction":{"a":"i"},"directed":{"d":"boolean","v":false}}}]},
       {"nodes":[{"id":5,"x":1,"v":{"n":"A","sz":3}},{"id":6,"v":{"n":"B","on":false}}]},
       {"edges":[{"id":0,"s":5,"t":6,"v":{"i":"meets"}}]},{"status":[{"success":true}]}]
      """#, .cx2)
    #expect(graph.nodes.map(\.id) == ["A", "B"])
    #expect(
      graph.nodes[0].properties == ["size": 3.0, "on": true, "x": 1] && graph.nodes[1].properties == ["on": false])
    #expect(graph.relations[0].kind == "meets" && !graph.isDirected(relationAt: 0))
  }

  @Test func directionsOfGraphology() throws {
    let edges =
      #""edges":[{"key":"e","source":"a","target":"b"},{"source":"a","target":"b","undirected":true,"attributes":{"w":1}}]"#
    let nodes = #""nodes":[{"key":"a","attributes":{"label":"A"}},{"key":"b"}]"#
    let mixed = try read("{\(nodes),\(edges)}", .graphology)
    #expect(mixed.nodes[0].name == "A" && mixed.relationCount == 2)
    #expect((0..<2).map { mixed.isDirected(relationAt: $0) }.sorted { $0 && !$1 } == [true, false])
    let undirected = try read("{\"options\":{\"type\":\"undirected\"},\(nodes),\(edges)}", .graphology)
    #expect((0..<2).allSatisfy { !undirected.isDirected(relationAt: $0) })
  }

  @Test func sessionsOfCytoscapeAreRefused() {
    let bytes = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + Array("CytoscapeSession-1/x".utf8)
    #expect(Reading(bytes, as: nil, name: "network.cys").places == ["0:0 cytoscape-session"])
  }
}
