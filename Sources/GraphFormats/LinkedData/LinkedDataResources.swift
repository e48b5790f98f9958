import RelationGraph

/// A graph as resources of RDF, one after the other: the graph itself, sources, nodes, relations.
///
/// Every node is an `ent:Node` and every relation an `ent:Relation` with `ent:from` and `ent:to`; what ORG, PROV-O, FOAF and schema.org
/// know is said in their words besides. Values keep their exact form, dates their EDTF, lists and aliases their order.
struct LinkedDataResources: Sendable {
  let graph: PropertyGraph
  let language: String?

  init(_ graph: PropertyGraph) {
    self.graph = graph
    language = RDFNamespace.languageTag(graph.language)
  }

  /// Writes every resource, in the order of the graph.
  func write(
    to out: inout TextDocument, _ text: @escaping @Sendable (RDFResource, inout TextBuffer) -> Void
  ) {
    let head = [dataset] + graph.sources.map(resource)
    out.rows(head.count) { index, out in text(head[index], &out) }
    out.rows(graph.nodeCount) { index, out in for resource in node(at: index) { text(resource, &out) } }
    let isFirst = firstOfTheirRoles
    out.rows(graph.relationCount) { index, out in
      for resource in relation(at: index) { text(resource, &out) }
      if isFirst.contains(index), let role = role(ofRelationAt: index) { text(resource(role: role), &out) }
    }
  }

  /// The relations that are the first with their roles.
  private var firstOfTheirRoles: Set<Int> {
    var roles: Set<String> = []
    return Set(
      (0..<graph.relationCount).filter { index in
        role(ofRelationAt: index).map { roles.insert($0).inserted } ?? false
      })
  }

  private var dataset: RDFResource {
    var resource = RDFResource(RDFNamespace.iri("graph"), types: ["schema:Dataset", "prov:Entity"])
    if let title = graph.title { resource.add("dcterms:title", .text(title, language: language)) }
    if let summary = graph.summary { resource.add("dcterms:description", .text(summary, language: language)) }
    resource.add("dcterms:language", text: graph.language)
    // The head of an empty graph: its version and its schema.
    let head = JSONLinesWriter.text(PropertyGraph(schema: graph.schema)).bytes.dropLast()
    resource.add("ent:schema", .typed(String(decoding: head, as: UTF8.self), as: "rdf:JSON"))
    return resource
  }

  private func resource(_ source: Source) -> RDFResource {
    var resource = RDFResource(RDFNamespace.iri("source", source.id), types: ["ent:Source", "prov:Entity"])
    resource.add("dcterms:identifier", text: source.id)
    resource.add("dcterms:title", text: source.title)
    resource.add("dcterms:creator", text: source.author)
    resource.add("dcterms:publisher", text: source.publisher)
    if let date = source.date { resource.add("dcterms:date", RDFTerm(date)) }
    resource.add("schema:url", text: source.url)
    if let date = source.retrieved { resource.add("ent:retrieved", RDFTerm(date)) }
    resource.add("dcterms:language", text: source.language)
    if let value = source.reliability { resource.add("ent:reliability", RDFTerm(.real(value))) }
    resource.add("rdfs:comment", text: source.note)
    return resource
  }

  private func resource(role: String) -> RDFResource {
    var resource = RDFResource(RDFNamespace.iri("role", role), types: ["org:Role"])
    resource.add("skos:prefLabel", .text(role, language: nil))
    return resource
  }

  /// What nodes and relations have in common, and the resources that stand for their evidence.
  func common(
    _ resource: inout RDFResource, _ owner: String, _ id: String, _ properties: [String: PropertyValue],
    _ validity: Validity, _ evidence: [Evidence]
  ) -> [RDFResource] {
    if validity != .unknown {
      resource.add("ent:dates", .typed(validity.description, as: "edtf:EDTF-level1"))
      if let start = validity.start.date { resource.add("schema:startDate", RDFTerm(start)) }
      if let end = validity.end.date { resource.add("schema:endDate", RDFTerm(end)) }
    }
    for (key, value) in properties.sorted(by: { $0.key.precedes($1.key) }) {
      resource.add(RDFNamespace.iri("property", key), RDFTerm(value))
    }
    var cited: Set<String> = []
    return evidence.enumerated().map { index, item in
      let source = RDFTerm.iri(RDFNamespace.iri("source", item.source))
      var derivation = RDFResource(
        RDFNamespace.iri("evidence", owner, id, String(index + 1)), types: ["prov:PrimarySource", "ent:Evidence"])
      derivation.add("prov:entity", source)
      derivation.add("ent:locator", text: item.locator)
      if let value = item.confidence { derivation.add("ent:confidence", RDFTerm(.real(value))) }
      if let date = item.recorded { derivation.add("ent:recorded", RDFTerm(date)) }
      derivation.add("ent:statement", text: item.statement)
      if cited.insert(item.source).inserted {
        resource.add("prov:wasDerivedFrom", source)
        resource.add("prov:hadPrimarySource", source)
      }
      resource.add("prov:qualifiedPrimarySource", .iri(derivation.iri))
      return derivation
    }
  }
}
