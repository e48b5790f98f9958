import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Tables with a schema.
@Suite struct DataPackageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ graph: PropertyGraph) throws {
    for file in try #require(GraphFormat.dataPackage.files(graph)) { try folder.write(file.bytes, to: file.name) }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  private func typedGraph() throws -> PropertyGraph {
    var graph = PropertyGraph(schema: .open, title: "T")
    try graph.insert(Source(id: "s", title: ""))
    try graph.insert(
      Node(
        id: "a", kind: "country", name: "A, \"B\"", names: ["ko": "가"], aliases: ["x"],
        properties: [
          "size": 3, "share": 0.5, "open": true, "day": .date(PartialDate("2023-05-31")!),
          "about": .date(PartialDate("2023~")!), "tags": .list(["p", 1]), "mixed": 1, "id": "own",
        ], validity: Validity("1951/..")!, evidence: [Evidence(source: "s", locator: "a\u{0}b")]))
    try graph.insert(Node(id: "b", properties: ["mixed": "x", "share": 1]))
    return graph
  }

  @Test func columnsHaveTypes() throws {
    try write(try typedGraph())
    let lines = try text("nodes.csv").split(separator: "\n")
    #expect(
      lines[0]
        == "id,kind,name,start,start_earliest,start_latest,end,end_earliest,end_latest,about,day,property_id,mixed,open,share,size,tags,entente"
    )
    #expect(
      lines[1]
        == #"a,country,"A, ""B""",1951,1951-01-01,1951-12-31,..,,,2023~,2023-05-31,own,1,true,0.5,3,"[""p"",1]","{""properties"":{""mixed"":1}}""#
    )
    let descriptor = try JSONSerialization.jsonObject(with: Data(try text("datapackage.json").utf8)) as? [String: Any]
    let resources = try #require(descriptor?["resources"] as? [[String: Any]])
    #expect(
      resources.compactMap { $0["path"] as? String } == [
        "nodes.csv", "names.csv", "aliases.csv", "relations.csv", "sources.csv", "evidence.csv",
      ])
    let fields = try #require((resources[0]["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
    let types = Dictionary(uniqueKeysWithValues: fields.map { ($0["name"] as? String ?? "", $0["type"] as? String) })
    #expect(
      types.filter { ["size", "share", "open", "day", "about", "tags", "mixed"].contains($0.key) } == [
        "size": "integer", "share": "number", "open": "boolean", "day": "date", "about": "string", "tags": "array",
        "mixed": "string",
      ])
  }

  /// A folder with `nodes.csv` is one of CSV, unless it says more of itself.
  @Test func folderIsKnown() throws {
    let graph = try typedGraph()
    try write(graph)
    #expect(try GraphReader.read(path: folder.path).graph.canonicalText == graph.canonicalText)
    try FileManager.default.removeItem(atPath: folder.path + "/datapackage.json")
    try folder.write("source,target\na,b\n", to: "edges.csv")
    #expect(try GraphReader.read(path: folder.path).graph.relationCount == 1)
  }

  /// Programs for tables write integers with gaps as reals, flags with capitals, and drop what they do not know.
  @Test func tablesThatPandasHasWritten() throws {
    try write(try typedGraph())
    try folder.write("id,kind,size,open,extra\na,country,4.0,False,e\nb,,,True,\n", to: "nodes.csv")
    let graph = try GraphReader.read(path: folder.path).graph
    #expect(graph.nodes[0].properties == ["size": 4, "open": false, "extra": "e"])
    #expect(graph.nodes[1].properties == ["open": true])
    #expect(graph.nodes[0].aliases == ["x"])
  }

  @Test func changedFieldsCount() throws {
    var graph = PropertyGraph()
    try graph.insert(Node(id: "a", name: "x\u{1}y", properties: ["p": .list(["a"])]))
    try graph.insert(Node(id: "b", properties: ["p": "t"]))
    try write(graph)
    let changed = try text("nodes.csv").replacing("x\u{FFFD}y", with: "new")
    try folder.write(changed, to: "nodes.csv")
    let again = try GraphReader.read(path: folder.path).graph
    #expect(again.nodes[0].name == "new")
    #expect(again.nodes[0].properties["p"] == .list(["a"]))
  }

  @Test func filesOutsideAreNotOpened() throws {
    try write(try typedGraph())
    for path in ["../nodes.csv", "/etc/passwd", "a/b.csv", "..", ".hidden.csv", "C:\\\\x.csv"] {
      let descriptor = try text("datapackage.json").replacing("\"path\":\"sources.csv\"", with: "\"path\":\"\(path)\"")
      let other = try TemporaryFolder()
      for name in folder.entries { try other.write(try text(name), to: name) }
      try other.write(descriptor, to: "datapackage.json")
      #expect(Reading(path: other.path).diagnostics.first?.code == "outside-folder", "\(path)")
    }
  }

  @Test func problemsHaveTheirPlaces() throws {
    try write(try typedGraph())
    try folder.write("id,kind,start,size,day\na,country,1951-13,x,2023-02-30\na,,,,\n", to: "nodes.csv")
    try folder.write("node,language,name\nzz,ko,x\n", to: "names.csv")
    let reading = Reading(path: folder.path)
    #expect(
      reading.diagnostics.map { "\($0.location.map { ($0.file as NSString).lastPathComponent } ?? "") \($0.code)" }
        .sorted() == [
          "names.csv unknown-node", "nodes.csv bad-date", "nodes.csv duplicate-id", "nodes.csv wrong-type",
          "nodes.csv wrong-type",
        ])
    #expect(reading.places.contains("2:3 bad-date") && reading.places.contains("2:4 wrong-type"))
  }

  @Test func damagedDescriptors() throws {
    let graph = try typedGraph()
    try write(graph)
    let descriptor = Array(try text("datapackage.json").utf8)
    for length in stride(from: 0, to: descriptor.count - 2, by: 37) {
      try folder.write(Array(descriptor.prefix(length)), to: "datapackage.json")
      #expect(Reading(path: folder.path).graph == nil)
    }
    for text in ["[]", "{}", "{\"entente\":{}}", "{\"entente\":{},\"resources\":3}", "{\"entente\":{\"version\":2}}"] {
      try folder.write(text, to: "datapackage.json")
      #expect(Reading(path: folder.path).graph == nil, "\(text)")
    }
    try folder.write(String(repeating: "[", count: 1_000_000), to: "datapackage.json")
    #expect(Reading(path: folder.path).diagnostics.map(\.code) == ["json-syntax"])
  }

  @Test func packagesOfOthers() throws {
    try folder.write("{\"name\": \"x\", \"resources\": []}", to: "datapackage.json")
    #expect(Reading(path: folder.path).diagnostics.map(\.code) == ["no-graph"])
    try folder.write("id\na\nb\n", to: "nodes.csv")
    try folder.write("source,target\na,b\n", to: "edges.csv")
    #expect(try GraphReader.read(path: folder.path).graph.relationCount == 1)
  }
}
