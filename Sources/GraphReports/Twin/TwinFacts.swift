import GraphDiagrams
import GraphFormats
import GraphProjection
import RelationGraph

/// The facts behind a drawing as JSON for its script.
///
/// Nodes, relations and sources refer to each other by their place in the lists. A node has the id of the element that shows it;
/// an element that shows relations is in `lines`.
struct TwinFacts: Sendable {
  /// One JSON object; `<`, `>` and `&` are escaped, so that it may stand in an element `script`.
  let json: String

  init(diagram: Diagram, scene: DiagramScene) {
    let graph = diagram.graph
    let source = graph.source
    let lines = TwinLines(scene: scene, graph: graph)

    let rows = Set(lines.facts.joined().joined()).sorted()
    var nodes = scene.nodes.map { graph.sourceIndex($0.number) }
    var place = [Int: Int](uniqueKeysWithValues: nodes.enumerated().map { ($0.element, $0.offset) })
    // The shared nodes of a one-mode projection are not drawn, but relations lead to them.
    for end in rows.flatMap({ [source.relationEnds(at: $0).from, source.relationEnds(at: $0).to] })
    where place[end] == nil {
      place[end] = nodes.count
      nodes.append(end)
    }
    let relationPlace = [Int: Int](uniqueKeysWithValues: rows.enumerated().map { ($0.element, $0.offset) })

    var records = TwinRecords(graph: source)
    let nodeTexts = nodes.enumerated().map { index, row in
      records.node(row, element: index < scene.nodes.count ? "node-\(scene.nodes[index].number)" : nil)
    }
    let relationTexts = rows.map { row in
      let ends = source.relationEnds(at: row)
      return records.relation(row, from: place[ends.from] ?? 0, to: place[ends.to] ?? 0)
    }
    let numbers = [Int: Int](uniqueKeysWithValues: scene.nodes.enumerated().map { ($0.element.number, $0.offset) })
    let lineTexts = scene.lines.enumerated().map { index, line in
      JSONText.object([
        ("element", JSONText.string("edge-\(index)")), ("from", numbers[line.from].map { String($0) }),
        ("to", numbers[line.to].map { String($0) }), ("kind", JSONText.string(line.kind.rawValue)),
        (
          "facts",
          JSONText.array(
            lines.facts[index].map { group in
              JSONText.array(group.compactMap { relationPlace[$0] }.map { String($0) })
            })
        ),
      ])
    }
    let members: [(String, String?)] = [
      ("entente", JSONText.string(EntenteVersion.current)),
      ("title", JSONText.string(scene.title ?? "")),
      ("sha256", JSONText.string(source.fingerprint)),
      ("projection", JSONText.object(graph.projection.settings.map { ($0.option, JSONText.string($0.value)) })),
      ("isOneMode", graph.projection.through == nil ? "false" : "true"),
      ("stops", JSONText.array(records.periods.stops.map(JSONText.string))),
      ("periods", JSONText.array(records.periods.items)),
      ("sources", JSONText.array(records.sourceTexts)),
      ("nodes", JSONText.array(nodeTexts)),
      ("relations", JSONText.array(relationTexts)),
      ("lines", JSONText.array(lineTexts)),
    ]
    json = Self.escapedForScript(JSONText.object(members))
  }

  /// JSON that cannot end the element it stands in. Outside of strings JSON has none of these characters.
  static func escapedForScript(_ json: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.utf8.count + json.utf8.count / 16)
    for byte in json.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += Array(#"\u003c"#.utf8)
      case UInt8(ascii: ">"): bytes += Array(#"\u003e"#.utf8)
      case UInt8(ascii: "&"): bytes += Array(#"\u0026"#.utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
