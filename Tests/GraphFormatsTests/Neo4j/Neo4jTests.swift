import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Folders for `neo4j-admin database import`.
@Suite struct Neo4jTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read() -> Reading { Reading(path: folder.path, format: .neo4j) }

  private func text(_ graph: PropertyGraph, _ name: String) throws -> String {
    let files = try #require(GraphFormat.neo4j.files(graph))
    return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
  }

  @Test func headersHaveTypes() throws {
    var graph = PropertyGraph()
    try graph.insert(
      Node(
        id: "a", kind: "country", name: "A;B", aliases: ["x", "y"],
        properties: [
          "born": 1951, "share": 0.5, "open": true, "since": .date(PartialDate("1951-09-08")!),
          "tags": .list(["p", "q"]),
          "about": .date(PartialDate("1951")!), "a:b": "x",
        ], validity: Validity("1951-09-08/..")!))
    try graph.insert(Relation(kind: "holds-office", from: "a", to: "a", properties: ["weight": 2]))
    let nodes = try text(graph, "entities.csv").split(separator: "\n")
    #expect(
      nodes[0]
        == "id:ID(Entity),:LABEL,label:string,kind:string,aliases:string[],dates:string,a%3Ab:string,about:string,born:long,open:boolean,share:double,since:date,tags:string[],entente:string,start:date"
    )
    #expect(nodes[1].hasPrefix("a,Entity;country,A;B,country,x;y,1951-09-08/..,x,1951,1951,true,0.5,1951-09-08,p;q,"))
    let relations = try text(graph, "relationships.csv").split(separator: "\n")
    #expect(
      relations == [
        ":START_ID(Entity),:END_ID(Entity),:TYPE,id:string,kind:string,sign:long,is_directed:boolean,weight:long",
        "a,a,holds-office,a/holds-office/a,holds-office,0,true,2",
      ])
  }

  /// A list whose texts would be divided, or mean something else between quotes, is a text.
  @Test(arguments: ["a;b", "\"a\"", "it's", " a", "a\\", "", "a\nb"]) func listsThatWouldBeDivided(element: String)
    throws
  {
    var graph = PropertyGraph()
    try graph.insert(Node(id: "a", properties: ["l": .list([.text(element), "x"])]))
    #expect(try text(graph, "entities.csv").hasPrefix("id:ID(Entity),:LABEL,label:string,kind:string,l:string,"))
    for file in try #require(GraphFormat.neo4j.files(graph)) { try folder.write(file.bytes, to: file.name) }
    #expect(Reading(path: folder.path).graph?.canonicalText == graph.canonicalText)
  }

  /// Headers in files of their own, several files of one sort, id spaces, columns that are ignored.
  @Test func foldersOfOthers() throws {
    try folder.write("personId:ID(Person),name,born:int,secret:IGNORE,:LABEL\n", to: "persons-header.csv")
    try folder.write("1,\"Kim, \"\"A\"\"\",1960,x,Person;Minister\n", to: "persons-1.csv")
    try folder.write("2,Abe,,x,Person\n", to: "persons-2.csv")
    try folder.write(
      "orgId:ID(Org){label:Org};title:string;:LABEL;tags:string[]\n1;NATO;Alliance;\"a;b\"\n", to: "orgs.csv")
    try folder.write(
      ":START_ID(Person),:END_ID(Org),:TYPE,since:date,score:double\n1,1,MEMBER_OF,2020-01-31,0.5\n", to: "r.csv")
    try folder.write("hello\n", to: "notes.csv")
    let reading = read()
    let graph = try #require(reading.graph)
    #expect(graph.nodes.map(\.id) == ["2", "Org/1", "Person/1"])
    #expect(graph.nodes.map(\.kind) == ["Person", "Alliance", "Person"])
    #expect(graph.nodes[2].properties == ["born": 1960, "labels": .list(["Person", "Minister"])])
    #expect(graph.nodes[2].name == "Kim, \"A\"")
    #expect(graph.nodes[1].properties["tags"] == .list(["a", "b"]))
    #expect(graph.relations[0].kind == "MEMBER_OF")
    #expect(graph.relations[0].properties == ["since": .date(PartialDate("2020-01-31")!), "score": 0.5])
    #expect(graph.relations[0].from == "Person/1" && graph.relations[0].to == "Org/1")
    #expect(Set(reading.diagnostics.map(\.code)) == ["id-spaces", "other-table"])
    // A header of its own is enough to know the folder by.
    #expect(try GraphReader.read(path: folder.path).graph.canonicalText == graph.canonicalText)
  }

  @Test func problemsHaveTheirPlaces() throws {
    try folder.write("id:ID,:LABEL,born:int,open:boolean\na,X,1960,true\nb,X,x,perhaps\n,X,,\n", to: "n.csv")
    try folder.write(":START_ID,:END_ID,:TYPE\na,zz,R\na,,R\n", to: "r.csv")
    #expect(
      read().places
        == ["3:3 wrong-type", "3:4 wrong-type", "4:1 empty-id", "3:2 missing-end", "2:1 unknown-node"].sorted {
          let order = ["3:3", "3:4", "4:1", "2:1", "3:2"]
          func rank(_ text: String) -> Int { order.firstIndex { text.hasPrefix($0) } ?? 9 }
          return rank($0) < rank($1)
        })
  }

  @Test func nothingToRead() throws {
    #expect(read().diagnostics.map(\.code) == ["no-graph"])
    try folder.write("a,b\n1,2\n", to: "x.csv")
    #expect(Set(read().diagnostics.map(\.code)) == ["no-graph", "other-table"])
    #expect(Reading("x", as: .neo4j).diagnostics.map(\.code) == ["needs-a-folder"])
  }

  @Test func cutOffFilesEnd() throws {
    let files = try #require(GraphFormat.neo4j.files(try HostileGraph.make(seed: 3)))
    for file in files where file.name.hasSuffix(".csv") {
      for other in files { try folder.write(other.bytes, to: other.name) }
      for length in stride(from: 0, to: file.bytes.count, by: max(1, file.bytes.count / 60)) {
        try folder.write(Array(file.bytes.prefix(length)), to: file.name)
        read().graph?._checkInvariants()
      }
    }
  }

  @Test func namesAreReversible() {
    for key in HostileGraph.keys + HostileGraph.texts {
      let name = Neo4jGraph.name(key)
      #expect(Neo4jGraph.key(name) == key)
      #expect(!name.unicodeScalars.contains { ":;{}()`\"\\\n\r".unicodeScalars.contains($0) })
    }
  }
}
