import RelationGraph

extension LinkedDataResources {
  /// What a relation is in the words of ORG.
  private enum Meaning {
    case membership, post, postIn, part, change, other
  }

  private func meaning(ofRelationAt index: Int) -> Meaning {
    let ends = graph.relationEnds(at: index)
    let (from, to) = (graph.nodeKind(at: ends.from), graph.nodeKind(at: ends.to))
    let isBody = to == .organisation || to == .country
    let isAgent = from == .official || from == .organisation || from == .country
    return switch graph.relationKind(at: index) {
    case "holds-office" where from == .official && Self.isPost(to): .post
    case "holds-office" where isAgent && isBody, "member-of" where isAgent && isBody,
      "employed-by" where isAgent && isBody:
      .membership
    case "part-of" where Self.isPost(from) && isBody: .postIn
    case "part-of" where from == .organisation && to == .organisation: .part
    case "succeeds" where from == .organisation && to == .organisation: .change
    default: .other
    }
  }

  /// The role that a membership names.
  func role(ofRelationAt index: Int) -> String? {
    guard case .membership = meaning(ofRelationAt: index),
      case .text(let role)? = graph.relationProperty("role", at: index)
    else { return nil }
    return role
  }

  /// A relation, its time and its evidence, and where ORG has a word for it that joins two nodes, these.
  func relation(at index: Int) -> [RDFResource] {
    let relation = graph.relations[index]
    let id = graph.relationID(at: index)
    let ends = graph.relationEnds(at: index)
    let (from, to) = (nodeIRI(ends.from), nodeIRI(ends.to))
    var resource = RDFResource(RDFNamespace.iri("relation", id), types: ["ent:Relation", "prov:Entity"])
    resource.add("dcterms:identifier", text: relation.id)
    resource.add("ent:kind", text: relation.kind.rawValue)
    resource.add("ent:from", .iri(from))
    resource.add("ent:to", .iri(to))
    resource.add("ent:directed", RDFTerm(.flag(graph.isDirected(relationAt: index))))
    resource.add("ent:sign", RDFTerm(.integer(Int(graph.relationSign(at: index).rawValue))))
    if relation.sign != nil { resource.add("ent:hasOwnSign", RDFTerm(.flag(true))) }
    var more: [RDFResource] = []
    switch meaning(ofRelationAt: index) {
    case .membership:
      resource.add("rdf:type", .name("org:Membership"))
      resource.add("org:member", .iri(from))
      resource.add("org:organization", .iri(to))
      if let role = role(ofRelationAt: index) { resource.add("org:role", .iri(RDFNamespace.iri("role", role))) }
      if let interval = interval(of: id, relation.validity) {
        resource.add("org:memberDuring", .iri(interval[0].iri))
        more += interval
      }
    case .post: more.append(link(from, "org:holds", to))
    case .postIn: more.append(link(from, "org:postIn", to))
    case .part:
      more += [link(from, "org:subOrganizationOf", to), link(to, "org:hasSubOrganization", from)]
    case .change:
      resource.add("rdf:type", .name("org:ChangeEvent"))
      resource.add("org:originalOrganization", .iri(to))
      resource.add("org:resultingOrganization", .iri(from))
    case .other: break
    }
    let evidence = common(
      &resource, "relation", id, relation.properties, relation.validity, relation.evidence)
    return [resource] + more + evidence
  }

  private func link(_ from: String, _ predicate: String, _ to: String) -> RDFResource {
    var resource = RDFResource(from, types: [])
    resource.add(predicate, .iri(to))
    return resource
  }

  /// A period as an interval of OWL-Time, if one of its ends is a date: the interval, then its ends.
  private func interval(of id: String, _ validity: Validity) -> [RDFResource]? {
    var interval = RDFResource(RDFNamespace.iri("interval", id), types: ["time:Interval"])
    var instants: [RDFResource] = []
    for (name, predicate, bound) in [
      ("begin", "time:hasBeginning", validity.start), ("end", "time:hasEnd", validity.end),
    ] {
      guard let date = bound.date else { continue }
      var instant = RDFResource(RDFNamespace.iri("instant", id, name), types: ["time:Instant"])
      switch date.schemaType {
      case "xsd:date": instant.add("time:inXSDDate", RDFTerm(date))
      case "xsd:gYearMonth": instant.add("time:inXSDgYearMonth", RDFTerm(date))
      case "xsd:gYear": instant.add("time:inXSDgYear", RDFTerm(date))
      default: instant.add("ent:date", RDFTerm(date))
      }
      interval.add(predicate, .iri(instant.iri))
      instants.append(instant)
    }
    return instants.isEmpty ? nil : [interval] + instants
  }
}
