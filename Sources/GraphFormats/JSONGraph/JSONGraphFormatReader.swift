import RelationGraph

/// Reads JSON Graph Format, nodes in a list (version 1) or by id (version 2).
///
/// Several graphs in a file are read as one: relations say in `graph` which they are from, nodes in `graphs`. An edge among more
/// than two nodes is reported and left out.
struct JSONGraphFormatReader: JSONGraphReader {
  var walk: JSONWalk
  var graph = FlatGraph()
  /// Nodes by id, which graphs of one file may share.
  private var nodes: [String: Int] = [:]
  private var parts: [Part] = []
  private var memberships: [[Int]] = []
  private var headings: [JSONValue.Member] = []

  /// One of the graphs in a file.
  private struct Part {
    var name: String?
    var isDirected = true
    var firstEdge = 0
    var members: [JSONValue.Member] = []
  }

  init(_ walk: JSONWalk) { self.walk = walk }

  mutating func read() throws(JSONError) {
    var seen: Set<String> = []
    guard try walk.enterObject("the file") else { return }
    while let (key, offset) = try walk.nextKey(&seen) {
      switch key {
      case "graph": try readGraph()
      case "graphs":
        guard try walk.enterList("'graphs'") else { continue }
        while try walk.nextItem() != nil { try readGraph() }
      default: headings.append(JSONValue.Member(key: key, value: try walk.value(), offset: offset))
      }
    }
    guard seen.contains("graph") || seen.contains("graphs") else {
      return reportNoGraph("there is no 'graph' in this file", keys: headings.map(\.key))
    }
    finishGraphs()
  }

  private mutating func readGraph() throws(JSONError) {
    var part = Part(firstEdge: graph.edges.count)
    var seen: Set<String> = []
    guard try walk.enterObject("a graph") else { return }
    while let (key, offset) = try walk.nextKey(&seen) {
      switch key {
      case "directed": part.isDirected = try walk.flag(key) ?? true
      case "nodes": try readNodes()
      case "edges": try readEdges()
      case "hyperedges": try readHyperedges()
      case "metadata":
        if case .object(let members) = try walk.value() { part.members += members }
      default: part.members.append(JSONValue.Member(key: key, value: try walk.value(), offset: offset))
      }
    }
    part.name = ["id", "label"].lazy.compactMap { part.members.text($0) }.first { !$0.isEmpty }
    for index in part.firstEdge..<graph.edges.count where graph.edges[index].isDirected == nil {
      graph.edges[index].isDirected = part.isDirected
    }
    graph.isDirected = part.isDirected
    parts.append(part)
  }

  /// One graph is described by itself; of several, edges and nodes say which they are from.
  private mutating func finishGraphs() {
    guard parts.count > 1 else { return describe(headings + (parts.first?.members ?? []), title: ["label", "id"]) }
    describe(headings, title: ["label"])
    let names = parts.indices.map { parts[$0].name ?? String($0 + 1) }
    for (number, part) in parts.enumerated() {
      describe(part.members.filter { part.members.text($0.key) != part.name }, title: [])
      let end = number + 1 < parts.count ? parts[number + 1].firstEdge : graph.edges.count
      for edge in part.firstEdge..<end where !graph.edges[edge].attributes.contains(where: { $0.key == "graph" }) {
        graph.edges[edge].attributes.append(("graph", .text(names[number])))
      }
    }
    for (node, numbers) in memberships.enumerated() {
      graph.nodes[node].attributes.append(("graphs", .list(numbers.map { .text(names[$0]) })))
    }
    walk.report(
      "several-graphs",
      "\(parts.count) graphs are read as one: the property 'graph' of relations and 'graphs' of nodes say which", at: 0,
      severity: .warning)
  }

  // MARK: Nodes

  private mutating func readNodes() throws(JSONError) {
    if walk.next == .object {
      var seen: Set<String> = []
      guard try walk.enterObject("'nodes'") else { return }
      while let (id, offset) = try walk.nextKey(&seen) {
        guard let members = try walk.object("a node") else { continue }
        add(id, members, at: offset)
      }
      return
    }
    guard try walk.enterList("'nodes'") else { return }
    var seen: Set<String> = []
    while let offset = try walk.nextItem() {
      guard let members = try walk.object("a node") else { continue }
      guard let id = JSONWalk.id(members["id"]) else {
        walk.report("empty-id", "a node has no 'id'", at: offset)
        continue
      }
      if seen.insert(id).inserted {
        add(id, members.filter { $0.key != "id" }, at: offset)
      } else {
        walk.report("duplicate-id", "node '\(id)' is already there", at: offset)
      }
    }
  }

  private mutating func add(_ id: String, _ members: [JSONValue.Member], at offset: Int) {
    let attributes = attributes(members)
    guard let known = nodes[id] else {
      nodes[id] = graph.nodes.count
      memberships.append([parts.count])
      graph.nodes.append(.init(id: id, attributes: attributes, location: walk.location(offset)))
      return
    }
    // The same node in another graph of the file.
    memberships[known].append(parts.count)
    for (key, value) in attributes {
      guard let other = graph.nodes[known].attributes.first(where: { $0.key == key })?.value else {
        graph.nodes[known].attributes.append((key, value))
        continue
      }
      if other != value {
        walk.report(
          "conflict",
          "'\(key)' of node '\(id)' is '\(value.text)' here and '\(other.text)' in an earlier graph, which counts",
          at: offset, severity: .warning)
      }
    }
  }

  /// The members of a node or edge; its metadata stand beside what the format itself says, which comes first.
  private mutating func attributes(_ members: [JSONValue.Member]) -> [FlatGraph.Attribute] {
    var attributes = walk.attributes(members.filter { $0.key != "metadata" })
    guard let index = members.firstIndex(where: { $0.key == "metadata" }) else { return attributes }
    guard case .object(let metadata) = members[index].value else {
      return attributes + walk.attributes([members[index]])
    }
    let taken = Set(attributes.map(\.key))
    for (key, value) in walk.attributes(metadata) {
      attributes.append((taken.contains(key) ? "metadata." + key : key, value))
    }
    return attributes
  }

  // MARK: Edges

  private mutating func readEdges() throws(JSONError) {
    guard try walk.enterList("'edges'") else { return }
    while let offset = try walk.nextItem() {
      guard var members = try walk.object("an edge") else { continue }
      guard let from = JSONWalk.id(members["source"]), let to = JSONWalk.id(members["target"]) else {
        reportEnd("a 'source' and a 'target'", at: offset)
        continue
      }
      let isDirected = members.flag("directed")
      let id = JSONWalk.id(members["id"])
      members.removeAll {
        ["source", "target", "id"].contains($0.key) || $0.key == "directed" && isDirected != nil
      }
      if let index = members.firstIndex(where: { $0.key == "relation" }) { members[index].key = "kind" }
      graph.edges.append(
        .init(
          id: id, from: from, to: to, isDirected: isDirected, attributes: attributes(members),
          location: walk.location(offset)))
    }
  }

  private mutating func readHyperedges() throws(JSONError) {
    guard try walk.enterList("'hyperedges'") else { return }
    while let offset = try walk.nextItem() {
      guard let members = try walk.object("a hyperedge") else { continue }
      var count = 0
      for key in ["nodes", "source", "target"] { if case .array(let items)? = members[key] { count += items.count } }
      walk.report(
        "hyperedge", "an edge among \(count) nodes is left out: a relation has two ends", at: offset,
        hint: "make it a node of its own with a relation to each of them", severity: .warning)
    }
  }
}
