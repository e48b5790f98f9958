import RelationGraph
import Testing

@testable import GraphFormats

/// Places in long files, and JSON that attacks its reader.
@Suite struct JSONWalkTests {
  /// A file of one line, as NetworkX writes it: the place of every node is found without counting from the beginning.
  @Test(.timeLimit(.minutes(1))) func placesInOneLongLine() throws {
    let nodes = (0..<5000).map { #"{"id":"노드\#($0)"}"# }
    let text = #"{"nodes":[\#(nodes.joined(separator: ",")),{"id":"노드4999"}],"edges":[]}"#
    let column = text.count - #"{"id":"노드4999"}],"edges":[]}"#.count + 1
    #expect(Reading(text, as: .nodeLink).places == ["1:\(column) duplicate-id"])
    #expect(Reading(text.replacing(",", with: ",\n"), as: .nodeLink).places == ["5001:1 duplicate-id"])
  }

  @Test func placesAreFoundInAnyOrder() {
    var random = SeededRandom(seed: 3)
    let letters = Array("ab\n가é😀\n")
    let text = String((0..<90_000).map { _ in random.pick(letters) })
    let bytes = Array(text.utf8)
    var places = TextPlaces(bytes[...])
    for _ in 0..<60 {
      let offset = random.number(0...bytes.count)
      let before = bytes[..<offset]
      let row = before.lastIndex(of: 0x0A).map { before[($0 + 1)...] } ?? before
      let place = places.place(of: offset)
      #expect(place.line == before.count { $0 == 0x0A } + 1)
      #expect(place.column == row.count { $0 & 0xC0 != 0x80 } + 1)
    }
    #expect(places.place(of: -1) == (1, 1))
    #expect(places.place(of: .max).line == bytes.count { $0 == 0x0A } + 1)
  }

  @Test(arguments: ["node-link", "cytoscape", "jgf", "graphology", "cx2", "cx"])
  func deepNestingEnds(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    onSmallStack {
      for unit in [
        "[", "{\"nodes\":", "{\"graph\":{\"nodes\":", "[{\"nodes\":", "{\"elements\":{\"nodes\":[{\"data\":",
      ] {
        let text = String(repeating: unit, count: 1_000_000 / unit.count)
        let reading = Reading(text, as: format)
        #expect(reading.graph == nil && !reading.diagnostics.isEmpty)
      }
    }
  }

  /// Paths of nested objects do not grow with their depth: a file cannot become larger than a small multiple of itself.
  @Test func nestedKeysStayShort() throws {
    let long = String(repeating: "k", count: 60)
    let leaves = (0..<200).map { "\"\($0)\":1" }.joined(separator: ",")
    let deep = (0..<20).map { _ in "{\"\(long)\":" }.joined() + "{\(leaves)}" + String(repeating: "}", count: 20)
    let reading = Reading("{\"nodes\":[{\"id\":\"a\",\"p\":\(deep)}],\"edges\":[]}", as: .nodeLink)
    let properties = try #require(reading.graph).nodes[0].properties
    #expect(properties.count == 1 && properties.keys.allSatisfy { $0.utf8.count <= 100 })
    #expect(reading.diagnostics.map(\.code) == ["nested-value"])
  }

  @Test func manyProblemsEnd() {
    let edges = String(repeating: "{\"source\":1},", count: 20_000)
    let reading = Reading("{\"nodes\":[],\"edges\":[\(edges){}]}", as: .nodeLink)
    #expect(reading.diagnostics.count <= GraphDraft.diagnosticLimit + 1)
    let numbers = String(repeating: "NaN,", count: 20_000)
    let warned = Reading("{\"nodes\":[{\"id\":\"a\",\"p\":[\(numbers)1]}]}", as: .nodeLink)
    #expect(warned.graph?.nodeCount == 1 && warned.diagnostics.count <= GraphDraft.diagnosticLimit + 2)
  }

  @Test func manyKeysAreNotSearchedOneByOne() throws {
    let members = (0..<20_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let reading = Reading("{\"nodes\":[{\"id\":\"a\",\(members),\"k7\":1,\"k1\":{\"x\":1}}]}", as: .nodeLink)
    #expect(reading.diagnostics.map(\.code) == ["duplicate-key", "duplicate-key"])
  }
}
