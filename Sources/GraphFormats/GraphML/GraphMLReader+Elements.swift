import RelationGraph

extension GraphMLReader {
  mutating func readKey(_ element: XMLElement) -> String {
    let key = GraphMLKey(element)
    if key.id.isEmpty {
      report("missing-id", "a key has no id", element.location)
    } else if keys.updateValue(key, forKey: key.id) != nil {
      report("duplicate-id", "the key '\(key.id)' is already there", element.location)
    }
    return key.id
  }

  /// Whether edges go one way; `edgedefault` says it, and without it nobody does.
  mutating func isDirected(_ graph: XMLElement) -> Bool {
    switch graph["edgedefault"] {
    case "directed": return true
    case "undirected": return false
    case let other:
      flat.diagnostics.append(
        Diagnostic(
          .warning, "edgedefault",
          other.map { "'edgedefault' is directed or undirected, not '\($0)': read as undirected" }
            ?? "the graph has no 'edgedefault': read as undirected", at: graph.location))
      return false
    }
  }

  mutating func readNode(_ element: XMLElement, parent: String?) -> Place {
    guard let id = element["id"] else {
      report("missing-id", "a node has no id", element.location)
      return .other
    }
    flat.nodes.append(FlatGraph.Node(id: id, location: element.location))
    let index = flat.nodes.count - 1
    addRest(of: element, except: ["id"], to: .node(index))
    if let parent {
      count.nestedNodes += 1
      add("parent", .text(parent), to: .node(index))
    }
    return .node(index)
  }

  mutating func readEdge(_ element: XMLElement, isDirected: Bool) -> Place {
    guard let from = element["source"], let to = element["target"] else {
      let missing = element["source"] == nil ? "source" : "target"
      report("missing-end", "an edge has no '\(missing)'", element.location)
      return .other
    }
    var edge = FlatGraph.Edge(id: element["id"], from: from, to: to, location: element.location)
    if isDirected != flat.isDirected { edge.isDirected = isDirected }
    if let text = element["directed"] {
      if case .flag(let flag)? = XMLTypedText.flag(text) {
        edge.isDirected = flag
      } else {
        report("unknown-value", "'directed' is true or false, not '\(text)'", element.location)
      }
    }
    if element["sourceport"] != nil || element["targetport"] != nil { count.edgesAtPorts += 1 }
    flat.edges.append(edge)
    let index = flat.edges.count - 1
    addRest(
      of: element, except: ["id", "source", "target", "directed", "sourceport", "targetport"], to: .edge(index))
    return .edge(index)
  }

  /// Attributes of the tag itself that GraphML does not know; some programs write them instead of, or besides, `data`.
  private mutating func addRest(of element: XMLElement, except known: [String], to owner: Owner) {
    for (name, value) in element.attributes
    where !known.contains(name) && !name.hasPrefix("xmlns") && !name.hasPrefix("parse.") && !name.hasPrefix("xml:") {
      let local = name.split(separator: ":").last.map(String.init) ?? name
      add(local, .text(value), to: owner)
    }
  }

  mutating func endData(_ text: String, of owner: Owner, key id: String) {
    defer { labels = [] }
    addLabels(to: owner)
    guard let key = keys[id] else {
      if !XMLTypedText.trimmed(text).isEmpty {
        count.undeclared[id, default: 0] += 1
        add(id, .text(text), to: owner)
      }
      return
    }
    if key.isDrawing, XMLTypedText.trimmed(text).isEmpty { return }
    if id == GraphMLKey.exactID, case .node(let index) = owner {
      exactIDs[flat.nodes[index].id] = text
      return
    }
    add(key.name, value(text, of: key), to: owner)
  }

  mutating func value(_ text: String, of key: GraphMLKey) -> PropertyValue {
    let (value, isDeclared) = XMLTypedText.value(text, type: key.type)
    if !isDeclared { count.wrongTypes[key.name, default: 0] += 1 }
    return value
  }
}
