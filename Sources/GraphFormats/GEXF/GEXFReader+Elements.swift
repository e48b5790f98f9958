import RelationGraph

extension GEXFReader {
  mutating func readGraph(_ element: XMLElement) {
    switch element["defaultedgetype"] {
    case "directed": flat.isDirected = true
    case "undirected", "mutual", nil: flat.isDirected = false
    case let other?:
      flat.isDirected = false
      flat.diagnostics.append(
        Diagnostic(
          .warning, "edgetype", "edges are directed or undirected, not '\(other)': read as undirected",
          at: element.location))
    }
    periods.format = element["timeformat"] ?? ""
    if let name = element["name"], !name.isEmpty { flat.attributes.append(("title", .text(name))) }
    for key in ["start", "end", "timestamp", "timezone"] {
      if let text = element[key], !text.isEmpty { meta.append((key, text)) }
    }
  }

  mutating func readAttribute(_ element: XMLElement, isNode: Bool) -> Place {
    guard let id = element["id"] else {
      report("missing-id", "an attribute has no id", element.location)
      return .other
    }
    let attribute = GEXFAttribute(element, id: id)
    let known = isNode ? nodeAttributes[id] : edgeAttributes[id]
    if known != nil { report("duplicate-id", "the attribute '\(id)' is already there", element.location) }
    if isNode { nodeAttributes[id] = attribute } else { edgeAttributes[id] = attribute }
    return .attribute(isNode: isNode, id: id)
  }

  mutating func readNode(_ element: XMLElement, parent: String?) -> Place {
    guard let id = element["id"] else {
      report("missing-id", "a node has no id", element.location)
      return .other
    }
    flat.nodes.append(FlatGraph.Node(id: id, location: element.location))
    let owner = Owner.node(flat.nodes.count - 1)
    if let label = element["label"] { add("label", .text(label), to: owner) }
    if let parent = parent ?? element["pid"], !parent.isEmpty {
      if element["pid"] == nil { count.nestedNodes += 1 }
      add("parent", .text(parent), to: owner)
    }
    periods.add(element, to: owner)
    addRest(of: element, except: ["id", "label", "pid"], to: owner)
    return .node(owner.index)
  }

  mutating func readEdge(_ element: XMLElement) -> Place {
    guard let from = element["source"], let to = element["target"] else {
      let missing = element["source"] == nil ? "source" : "target"
      report("missing-end", "an edge has no '\(missing)'", element.location)
      return .other
    }
    flat.edges.append(FlatGraph.Edge(id: element["id"], from: from, to: to, location: element.location))
    let owner = Owner.edge(flat.edges.count - 1)
    readDirection(element, of: owner)
    if let kind = element["kind"], !kind.isEmpty { add("kind", .text(kind), to: owner) }
    if let label = element["label"] { add("label", .text(label), to: owner) }
    if let weight = element["weight"] { add("weight", number(weight), to: owner) }
    periods.add(element, to: owner)
    addRest(
      of: element, except: ["id", "source", "target", "type", "kind", "label", "weight"], to: owner)
    return .edge(owner.index)
  }

  /// A number as it is written: `1` is an integer, `1.0` is not.
  private func number(_ text: String) -> PropertyValue {
    PlainScalar.number(XMLTypedText.trimmed(text)) ?? XMLTypedText.real(XMLTypedText.trimmed(text)) ?? .text(text)
  }

  /// `mutual` is both ways, which an undirected relation is; NetworkX writes any attribute that is called `type` here.
  private mutating func readDirection(_ element: XMLElement, of owner: Owner) {
    switch element["type"] {
    case nil, "": break
    case "directed": flat.edges[owner.index].isDirected = true
    case "undirected": flat.edges[owner.index].isDirected = false
    case "mutual":
      flat.edges[owner.index].isDirected = false
      count.mutual += 1
      add("direction", "mutual", to: owner)
    case let other?:
      if element["kind"] == nil { add("kind", .text(other), to: owner) } else { add("type", .text(other), to: owner) }
      count.otherTypes += 1
    }
  }

  /// Attributes of the tag itself that GEXF does not know.
  private mutating func addRest(of element: XMLElement, except known: [String], to owner: Owner) {
    for (name, value) in element.attributes
    where !known.contains(name) && !GEXFPeriods.names.contains(name) && !name.hasPrefix("xml") {
      add(name.split(separator: ":").last.map(String.init) ?? name, .text(value), to: owner)
    }
  }

  mutating func readValue(_ element: XMLElement, of owner: Owner) {
    // GEXF 1.0 called it `id`.
    guard let id = element["for"] ?? element["id"], let text = element["value"] else {
      report("missing-value", "an 'attvalue' has no 'for' or no 'value'", element.location)
      return
    }
    guard let attribute = owner.isNode ? nodeAttributes[id] : edgeAttributes[id] else {
      count.undeclared[id, default: 0] += 1
      add(id, .text(text), to: owner)
      return
    }
    let value = value(text, of: attribute)
    if let period = GEXFPeriods.period(element) {
      series.add(attribute.title, value, during: period, to: owner)
    } else {
      add(attribute.title, value, to: owner)
    }
  }

  mutating func value(_ text: String, of attribute: GEXFAttribute) -> PropertyValue {
    let (value, isDeclared) = attribute.value(text)
    if !isDeclared { count.wrongTypes[attribute.title, default: 0] += 1 }
    return value
  }
}
