/// Writes resources as JSON-LD 1.1: a context of prefixes, and a flat graph.
enum JSONLDWriter {
  static func text(_ resources: LinkedDataResources) -> TextParts {
    let prefixes = RDFNamespace.all.map { ($0.prefix, Optional(JSONText.string($0.iri))) }
    var out = TextDocument()
    out.line("{\"@context\":\(JSONText.object(prefixes)),")
    out.write("\"@graph\":[")
    // The graph itself comes first, as every text begins with a line break.
    let first = RDFNamespace.iri("graph")
    resources.write(to: &out) { resource, out in
      out.line(resource.iri == first ? "" : ",")
      out.write(object(resource))
    }
    out.line("\n]}")
    return out.text
  }

  private static func object(_ resource: RDFResource) -> String {
    var members = [("@id", Optional(JSONText.string(resource.iri)))]
    for (predicate, objects) in resource.grouped {
      if predicate == "rdf:type" {
        members.append(("@type", JSONText.array(objects.map(typeName))))
      } else {
        members.append((predicate, JSONText.array(objects.map(term))))
      }
    }
    return JSONText.object(members)
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
