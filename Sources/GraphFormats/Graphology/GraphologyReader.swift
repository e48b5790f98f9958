import RelationGraph

/// Reads the serialisation of graphology, with and without options.
struct GraphologyReader: JSONGraphReader {
  var walk: JSONWalk
  var graph = FlatGraph()

  init(_ walk: JSONWalk) { self.walk = walk }

  mutating func read() throws(JSONError) {
    var seen: Set<String> = []
    var others: [JSONValue.Member] = []
    guard try walk.enterObject("the file") else { return }
    while let (key, offset) = try walk.nextKey(&seen) {
      switch key {
      case "attributes": describe(try walk.object("'attributes'") ?? [])
      case "options": try readOptions(offset)
      case "nodes": try readNodes()
      case "edges": try readEdges()
      default: others.append(JSONValue.Member(key: key, value: try walk.value(), offset: offset))
      }
    }
    guard seen.contains("nodes") || seen.contains("edges") else {
      return reportNoGraph("there are no 'nodes' in this file", keys: others.map(\.key))
    }
    describe(others, title: [])
  }

  private mutating func readOptions(_ offset: Int) throws(JSONError) {
    let options = try walk.object("'options'") ?? []
    switch options.text("type") {
    case nil, "mixed", "directed": graph.isDirected = true
    case "undirected": graph.isDirected = false
    case let type?:
      walk.report(
        "unknown-value", "a graph is directed, undirected or mixed, not '\(type)'", at: offset, severity: .warning)
    }
  }

  private mutating func readNodes() throws(JSONError) {
    guard try walk.enterList("'nodes'") else { return }
    while let offset = try walk.nextItem() {
      guard let members = try walk.object("a node") else { continue }
      guard let id = JSONWalk.id(members["key"]) else {
        walk.report("empty-id", "a node has no 'key'", at: offset)
        continue
      }
      let attributes = attributes(members) { $0 == "key" }
      graph.nodes.append(.init(id: id, attributes: attributes, location: walk.location(offset)))
    }
  }

  private mutating func readEdges() throws(JSONError) {
    guard try walk.enterList("'edges'") else { return }
    while let offset = try walk.nextItem() {
      guard let members = try walk.object("an edge") else { continue }
      guard let from = JSONWalk.id(members["source"]), let to = JSONWalk.id(members["target"]) else {
        reportEnd("a 'source' and a 'target'", at: offset)
        continue
      }
      let isUndirected = members.flag("undirected")
      let attributes = attributes(members) { key in
        ["key", "source", "target"].contains(key) || key == "undirected" && isUndirected != nil
      }
      graph.edges.append(
        .init(
          id: JSONWalk.id(members["key"]), from: from, to: to, isDirected: isUndirected.map(!),
          attributes: attributes, location: walk.location(offset)))
    }
  }

  /// The attributes, and beside them what else somebody wrote.
  private mutating func attributes(
    _ members: [JSONValue.Member], except: (String) -> Bool
  ) -> [FlatGraph.Attribute] {
    guard case .object(let inner)? = members["attributes"] else { return walk.attributes(members, except: except) }
    let taken = Set(inner.map(\.key))
    let others = members.filter { $0.key != "attributes" && !except($0.key) && !taken.contains($0.key) }
    return walk.attributes(inner + others)
  }
}
