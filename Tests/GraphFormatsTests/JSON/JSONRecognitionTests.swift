import Testing

@testable import GraphFormats

/// Formats that share `.json` are told apart by their keys.
@Suite struct JSONRecognitionTests {
  private static let family = ["node-link", "cytoscape", "jgf", "graphology", "cx2", "cx"]

  private func claiming(_ text: String) -> [String] {
    let head = ContentHead(Array(text.utf8))
    return GraphFormat.all.filter { Self.family.contains($0.id) && $0.recognises?(head) == true }.map(\.id)
  }

  @Test(arguments: [
    (#"{"directed":false,"multigraph":false,"graph":{},"nodes":[{"id":1}],"edges":[]}"#, "node-link"),
    (#"{"nodes":[{"name":"x"}],"links":[]}"#, "node-link"), (#"{"links":[{"source":0,"target":1}]}"#, "node-link"),
    (#"{"nodes":[{"id":"a","graph":{"nodes":1}}]}"#, "node-link"),
    (#"{"elements":{"nodes":[{"data":{"id":"a"}}]}}"#, "cytoscape"),
    (#"[{"group":"nodes","data":{"id":"a"}}]"#, "cytoscape"), (#"{"nodes":[{"data":{"id":"a"}}]}"#, "cytoscape"),
    (#"{"graph":{"label":"x","nodes":{"a":{}},"edges":[]}}"#, "jgf"),
    (#"{"graphs":[{"nodes":[{"id":"a"}]}]}"#, "jgf"),
    (#"{"options":{"type":"mixed"},"attributes":{},"nodes":[],"edges":[]}"#, "graphology"),
    (#"{"attributes":{},"nodes":[{"key":"a"}]}"#, "graphology"),
    (#"{"nodes":[{"key":"a","attributes":{}}]}"#, "graphology"),
    (#"[{"CXVersion":"2.0","hasFragments":false},{"nodes":[]}]"#, "cx2"),
    (#"[{"numberVerification":[{"longNumber":1}]},{"nodes":[{"@id":1}]}]"#, "cx"),
    (#"[{"nodes":[{"@id":1,"n":"A"}]}]"#, "cx"),
  ])
  func isKnown(text: String, format: String) {
    #expect(claiming(text) == [format])
    // The rest of the file may be out of sight.
    #expect(claiming(String(text.dropLast())) == [format])
    #expect(claiming("\u{FEFF} \n" + text) == [format])
  }

  @Test(arguments: [
    "", "{}", "[]", "[1,2]", "{\"a\":1", "nodes", "\"nodes\"", #"{"text":"{\"nodes\":[]}"}"#,
    #"{"$schema":"http://json-schema.org/draft-07/schema#","properties":{"nodes":{"type":"array"}}}"#,
    #"{"persons":[{"id":"p"}],"organizations":[],"memberships":[]}"#,
    #"{"entities":{"Q1":{"type":"item","claims":{}}}}"#, #"{"head":{"vars":["a"]},"results":{"bindings":[]}}"#,
    #"[{"statementID":"1","statementType":"personStatement"}]"#, #"{"id":"a","schema":"Person","properties":{}}"#,
    #"{"@context":"https://www.w3.org/ns/org","@graph":[{"@id":"a"}]}"#, #"{"node":{"id":"a"}}"#,
    #"{"type":"FeatureCollection","features":[]}"#,
  ])
  func isLeftToOthers(text: String) { #expect(claiming(text) == []) }

  @Test func outlineOfPaths() {
    let outline = JSONOutline(ContentHead(Array(#"{"a":[{"b":{"c":1}},{"d":"\"e\":"}],"f\"":2, "g":[[{"h":1}]]"#.utf8)))
    #expect(outline.topKeys == ["a", "f\\\"", "g"])
    #expect(
      outline.paths == [
        "{}", "a", "a[]", "a[]{}", "a[].b", "a[].b{}", "a[].b.c", "a[].d", "f\\\"", "g", "g[]", "g[][]", "g[][]{}",
        "g[][].h",
      ])
  }
}
