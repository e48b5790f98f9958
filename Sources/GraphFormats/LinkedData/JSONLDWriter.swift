/// Writes resources as JSON-LD 1.1: a context of prefixes, and a flat graph.
struct JSONLDWriter {
  private var out = TextBuffer()
  private var isFirst = true

  init() {
    let prefixes = RDFNamespace.all.map { ($0.prefix, Optional(JSONText.string($0.iri))) }
    out.line("{\"@context\":\(JSONText.object(prefixes)),")
    out.write("\"@graph\":[")
  }

  mutating func write(_ resource: RDFResource) {
    out.line(isFirst ? "" : ",")
    isFirst = false
    var members = [("@id", Optional(JSONText.string(resource.iri)))]
    for (predicate, objects) in resource.grouped {
      if predicate == "rdf:type" {
        members.append(("@type", JSONText.array(objects.map(Self.typeName))))
      } else {
        members.append((predicate, JSONText.array(objects.map(Self.term))))
      }
    }
    out.write(JSONText.object(members))
  }

  /// The whole text; nothing can be written behind it.
  mutating func finish() -> [UInt8] {
    out.line("\n]}")
    return out.bytes
  }

  private static func typeName(_ term: RDFTerm) -> String {
    switch term {
    case .iri(let iri): JSONText.string(iri)
    case .name(let name): JSONText.string(name)
    default: "null"
    }
  }

  private static func term(_ term: RDFTerm) -> String {
    switch term {
    case .iri(let iri): JSONText.object([("@id", JSONText.string(iri))])
    case .name(let name): JSONText.object([("@id", JSONText.string(name))])
    case .text(let text, let language):
      JSONText.object([("@value", JSONText.string(text)), ("@language", language.map(JSONText.string))])
    case .typed(let text, let type):
      JSONText.object([("@value", JSONText.string(text)), ("@type", JSONText.string(type))])
    case .list(let terms): "{\"@list\":\(JSONText.array(terms.map { self.term($0) }))}"
    }
  }
}
