import RelationGraph

extension LinkedDataResources {
  /// The class of other vocabularies for a kind of node.
  private static let classes: [NodeKind: String] = [
    .country: "schema:Country", .official: "foaf:Person", .organisation: "org:Organization", .event: "schema:Event",
    .place: "schema:Place", "post": "org:Post", "office": "org:Post",
  ]

  static func isPost(_ kind: NodeKind) -> Bool { classes[kind] == "org:Post" }

  func nodeIRI(_ index: Int) -> String { RDFNamespace.iri("node", graph.nodeID(at: index)) }

  /// A node and its evidence.
  func node(at index: Int) -> [RDFResource] {
    let node = graph.nodes[index]
    var types = ["ent:Node", "prov:Entity"]
    if let type = Self.classes[node.kind] { types.append(type) }
    var resource = RDFResource(nodeIRI(index), types: types)
    resource.add("dcterms:identifier", text: node.id)
    resource.add("ent:kind", text: node.kind.rawValue)
    if let name = node.name {
      resource.add("skos:prefLabel", .text(name, language: language))
      resource.add("rdfs:label", .text(name, language: language))
    }
    var exact: [(String, String?)] = []
    for (code, name) in node.names.sorted(by: { $0.key.precedes($1.key) }) {
      let tag = RDFNamespace.languageTag(code)
      if let tag { resource.add("rdfs:label", .text(name, language: tag)) }
      // RDF knows neither tags that are not well-formed nor the case of tags, nor which of two names in one language comes first.
      if tag != code.lowercased() || tag == language?.lowercased() { exact.append((code, JSONText.string(name))) }
    }
    if !exact.isEmpty { resource.add("ent:names", .typed(JSONText.object(exact), as: "rdf:JSON")) }
    for alias in node.aliases { resource.add("skos:altLabel", text: alias) }
    if node.aliases.count > 1 {
      resource.add("ent:aliases", .list(node.aliases.map { .text($0, language: nil) }))
    }
    let evidence = common(&resource, "node", node.id, node.properties, node.validity, node.evidence)
    return [resource] + evidence
  }
}
