import RelationGraph

/// Reads node-link JSON of NetworkX (`edges`, formerly `links`) and D3, whose ends may be ids, numbers of nodes, or nodes.
struct NodeLinkReader: JSONGraphReader {
  var walk: JSONWalk
  var graph = FlatGraph()
  private var isMultigraph = false
  /// The ends of edges that are numbers: ids, or places in the list of nodes.
  private var numbers: [(edge: Int, from: Int?, to: Int?)] = []
  private var keys = EdgeKeys()
  /// Whether numbers are ids of nodes, and whether nodes have ids.
  private var hasNumberIDs = false
  private var hasOwnIDs = false

  init(_ walk: JSONWalk) {
    self.walk = walk
    graph.isDirected = false
  }

  mutating func read() throws(JSONError) {
    var seen: Set<String> = []
    var others: [JSONValue.Member] = []
    guard try walk.enterObject("the file") else { return }
    while let (key, offset) = try walk.nextKey(&seen) {
      switch key {
      case "nodes": try readNodes()
      case "edges", "links":
        let isSecond = seen.contains("edges") && seen.contains("links")
        if isSecond {
          walk.report(
            "wrong-structure", "both 'edges' and 'links' hold edges", at: offset, hint: "remove one of them",
            severity: .warning)
        }
        try readEdges(key)
      case "directed": graph.isDirected = try walk.flag(key) ?? false
      case "multigraph": isMultigraph = try walk.flag(key) ?? false
      case "graph": describe(try walk.pairs(key))
      default: others.append(JSONValue.Member(key: key, value: try walk.value(), offset: offset))
      }
    }
    guard seen.contains("nodes") || seen.contains("edges") || seen.contains("links") else {
      return reportNoGraph(
        "there are no 'nodes' in this file", keys: others.map(\.key) + seen.sorted { $0.precedes($1) })
    }
    graph.impliesNodes = !seen.contains("nodes")
    describe(others)
    identifyNodes()
    resolveNumbers()
    keys.identify(&graph, isMultigraph: isMultigraph)
  }

  private mutating func readNodes() throws(JSONError) {
    guard try walk.enterList("'nodes'") else { return }
    while let offset = try walk.nextItem() {
      let value = try walk.value()
      guard case .object(let members) = value else {
        // A bare list of ids is clear enough.
        if let id = JSONWalk.id(value) {
          graph.nodes.append(.init(id: id, attributes: [("id", .text(id))], location: walk.location(offset)))
        } else {
          walk.report("wrong-structure", "a node is \(value.shape), not an object", at: offset)
        }
        continue
      }
      if case .integer? = members["id"] { hasNumberIDs = true }
      var attributes = walk.attributes(members) { $0 == "id" }
      // Tuples of Python are lists here, and ids all the same.
      if let id = JSONWalk.id(members["id"]) { attributes.insert(("id", .text(id)), at: 0) }
      graph.nodes.append(.init(id: "", attributes: attributes, location: walk.location(offset)))
    }
  }

  private mutating func readEdges(_ name: String) throws(JSONError) {
    guard try walk.enterList("'\(name)'") else { return }
    while let offset = try walk.nextItem() {
      guard let members = try walk.object("an edge") else { continue }
      guard let from = end(members["source"]), let to = end(members["target"]) else {
        reportEnd("a 'source' and a 'target'", at: offset)
        continue
      }
      if from.number != nil || to.number != nil {
        numbers.append((graph.edges.count, from.number, to.number))
      }
      var edge = FlatGraph.Edge(from: from.text, to: to.text, location: walk.location(offset))
      edge.isDirected = members.flag("directed")
      edge.id = JSONWalk.id(members["id"])
      let key = members["key"].flatMap { JSONWalk.simple($0) == nil ? nil : $0 }
      edge.attributes = walk.attributes(members) { name in
        switch name {
        case "source", "target": true
        case "directed": edge.isDirected != nil
        case "id": edge.id != nil
        case "key": key != nil
        default: false
        }
      }
      graph.edges.append(edge)
      keys.append(key)
    }
  }

  /// An end is an id; D3 puts numbers there, or while it draws the nodes themselves.
  private func end(_ value: JSONValue?) -> (text: String, number: Int?)? {
    switch value {
    case .integer(let number)?: return (String(number), number)
    case .object(let members)?:
      let id = ["id", "name", "key"].lazy.compactMap { JSONWalk.id(members[$0]) }.first
      return id.map { ($0, nil) } ?? end(members["index"])
    default: return JSONWalk.id(value).map { ($0, nil) }
    }
  }

  // MARK: Ids

  /// The first key under which every node has a value of its own is its id; without one nodes are numbered.
  private mutating func identifyNodes() {
    let key = ["id", "name", "key", "label"].first { key in
      var ids: Set<String> = []
      for node in graph.nodes {
        guard let id = node.attributes.first(where: { $0.key == key })?.value.text, !id.isEmpty else { return false }
        if !ids.insert(id).inserted, key != "id" { return false }
      }
      return !graph.nodes.isEmpty
    }
    let hasSomeIDs = key == nil && graph.nodes.contains { $0.attributes.contains { $0.key == "id" } }
    for index in graph.nodes.indices {
      let id = graph.nodes[index].attributes.first { $0.key == key ?? (hasSomeIDs ? "id" : "") }?.value.text
      graph.nodes[index].id = id ?? (hasSomeIDs ? "" : String(index))
      graph.nodes[index].attributes.removeAll { $0.key == "id" || $0.key == key }
    }
    hasOwnIDs = key == "id" || hasSomeIDs
  }

  /// Makes numbers of nodes their ids, where numbers are not ids already.
  private mutating func resolveNumbers() {
    guard !numbers.isEmpty, !hasNumberIDs else { return }
    let ids = hasOwnIDs ? Set(graph.nodes.map(\.id)) : []
    for (edge, from, to) in numbers {
      if let from, graph.nodes.indices.contains(from), !ids.contains(String(from)) {
        graph.edges[edge].from = graph.nodes[from].id
      }
      if let to, graph.nodes.indices.contains(to), !ids.contains(String(to)) {
        graph.edges[edge].to = graph.nodes[to].id
      }
    }
  }
}
