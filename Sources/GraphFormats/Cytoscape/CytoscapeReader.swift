import RelationGraph

/// Reads the elements of Cytoscape.js, Cytoscape Desktop and NetworkX: grouped or in one list, in a document or bare.
struct CytoscapeReader: JSONGraphReader {
  var walk: JSONWalk
  var graph = FlatGraph()
  private var hasElements = false
  /// Whether all nodes have the numbers of Cytoscape Desktop for ids, which change from session to session.
  private var hasSessionNumbers = true
  private var isMultigraph = false
  private var keys = EdgeKeys()
  /// Whether Entente wrote the file; that stands before the elements.
  private var isOwn: Bool { graph.attributes.contains { $0.key == FlatKey.record } }

  /// What the elements look like at the moment; no fact about them.
  private static let state: Set = [
    "selected", "removed", "selectable", "locked", "grabbed", "grabbable", "pannable", "renderedPosition", "scratch",
    "positions",
  ]

  init(_ walk: JSONWalk) { self.walk = walk }

  mutating func read() throws(JSONError) {
    if walk.next == .list {
      try readElements(isNode: nil)
    } else {
      try readDocument()
    }
    keys.identify(&graph, isMultigraph: isMultigraph)
    if hasSessionNumbers { graph.identifyNodes(by: ["shared_name", "name"]) }
  }

  private mutating func readDocument() throws(JSONError) {
    var seen: Set<String> = []
    var others: [JSONValue.Member] = []
    guard try walk.enterObject("the file") else { return }
    while let (key, offset) = try walk.nextKey(&seen) {
      switch key {
      case "elements" where walk.next == .object: try readGroups()
      case "elements": try readElements(isNode: nil)
      case "nodes": try readElements(isNode: true)
      case "edges": try readElements(isNode: false)
      case "data":
        describe(try walk.pairs(key).filter { !Self.isOfProgram($0.key) }, title: ["title", "name"])
      case "directed": graph.isDirected = try walk.flag(key) ?? true
      case "multigraph": isMultigraph = try walk.flag(key) ?? false
      case "format_version", "generated_by", "target_cytoscapejs_version": _ = try walk.value()
      default: others.append(JSONValue.Member(key: key, value: try walk.value(), offset: offset))
      }
    }
    guard hasElements || seen.contains("elements") else {
      return reportNoGraph("there are no 'elements' in this file", keys: others.map(\.key))
    }
    for member in others {
      walk.note("not-read", "'\(member.key)' says how the graph looks or behaves and is not read", at: member.offset)
    }
  }

  private static func isOfProgram(_ key: String) -> Bool {
    ["SUID", "shared_name", "selected", "__Annotations", "annotations"].contains(key)
  }

  private mutating func readGroups() throws(JSONError) {
    var seen: Set<String> = []
    guard try walk.enterObject("'elements'") else { return }
    while let (key, offset) = try walk.nextKey(&seen) {
      switch key {
      case "nodes": try readElements(isNode: true)
      case "edges": try readElements(isNode: false)
      default:
        _ = try walk.value()
        walk.report("unknown-key", "elements are 'nodes' and 'edges', not '\(key)'", at: offset)
      }
    }
  }

  /// - Parameter isNode: which group the elements are in, where the file has groups.
  private mutating func readElements(isNode: Bool?) throws(JSONError) {
    hasElements = true
    guard try walk.enterList("the list of elements") else { return }
    while let offset = try walk.nextItem() {
      guard let members = try walk.object("an element") else { continue }
      guard case .object(let data)? = members["data"] else {
        walk.report(
          "wrong-structure", "an element has its facts in an object 'data'", at: offset,
          hint: "this may be a graph of another format: say so with --from")
        continue
      }
      let group = members.text("group")
      let isEdge = group.map { $0 == "edges" } ?? (data["source"] != nil || data["target"] != nil)
      if isNode ?? !isEdge { readNode(members, data, at: offset) } else { readEdge(members, data, at: offset) }
    }
  }

  private mutating func readNode(_ members: [JSONValue.Member], _ data: [JSONValue.Member], at offset: Int) {
    guard let id = JSONWalk.id(data["id"]) else {
      walk.report("empty-id", "a node has no 'id' in its 'data'", at: offset)
      return
    }
    if JSONWalk.id(data["parent"]) != nil {
      walk.note(
        "compound-node", "nodes inside nodes stand side by side here; the outer one is the property 'parent'",
        at: offset)
    }
    if JSONWalk.id(data["SUID"]) != id { hasSessionNumbers = false }
    // NetworkX adds the id as `value`, and as `name` where there is none.
    let isValueID = JSONWalk.id(data["value"]) == id
    let isNameID = isValueID && data.text("name") == id
    let isShared = data.text("shared_name") == data.text("name")
    let isOwn = isOwn
    var attributes = walk.attributes(data) { key in
      switch key {
      case "id", "selected": true
      case "value": isValueID
      case "name": isNameID && !isOwn
      case "shared_name": isShared
      default: false
      }
    }
    if isOwn { rename("name", to: "label", in: &attributes) }
    appendLooks(members, to: &attributes)
    graph.nodes.append(.init(id: id, attributes: attributes, location: walk.location(offset)))
  }

  private mutating func readEdge(_ members: [JSONValue.Member], _ data: [JSONValue.Member], at offset: Int) {
    guard let from = JSONWalk.id(data["source"]), let to = JSONWalk.id(data["target"]) else {
      return reportEnd("a 'source' and a 'target' in its 'data'", at: offset)
    }
    let hasKind = data["kind"] != nil
    let isShared = data.text("shared_interaction") == data.text("interaction")
    let hasSharedName = data.text("shared_name") == data.text("name")
    let isDirected = data.flag("directed")
    let id = JSONWalk.id(data["id"])
    let isSessionNumber = JSONWalk.id(data["SUID"]) == id
    let key = data["key"].flatMap { JSONWalk.id($0) == id || JSONWalk.simple($0) == nil ? nil : $0 }
    var attributes = walk.attributes(data) { name in
      switch name {
      case "id", "source", "target", "selected": true
      case "key": key != nil || JSONWalk.id(data["key"]) == id
      case "directed": isDirected != nil
      case "SUID": isSessionNumber
      case "shared_interaction": isShared
      case "shared_name": hasSharedName
      default: false
      }
    }
    if !hasKind { rename("interaction", to: "kind", in: &attributes) }
    appendLooks(members, to: &attributes)
    graph.edges.append(
      .init(
        id: id, from: from, to: to, isDirected: isDirected, attributes: attributes, location: walk.location(offset)))
    keys.append(key)
  }

  private func rename(_ key: String, to other: String, in attributes: inout [FlatGraph.Attribute]) {
    guard let index = attributes.firstIndex(where: { $0.key == key }) else { return }
    attributes[index].key = other
  }

  /// Position, style and classes become properties; the state of the picture is noted.
  private mutating func appendLooks(_ members: [JSONValue.Member], to attributes: inout [FlatGraph.Attribute]) {
    for member in members {
      switch member.key {
      case "data", "group": continue
      case "position":
        guard case .object(let place) = member.value else { continue }
        let taken = Set(attributes.map { FlatKey.property($0.key) })
        attributes += walk.attributes(place.filter { !taken.contains($0.key) })
      case "classes" where member.value.isEmptyText: continue
      case let key where Self.state.contains(key):
        walk.note("not-read", "'\(key)' is the state of a picture and is not read", at: member.offset)
      default: attributes += walk.attributes([member])
      }
    }
  }
}

extension JSONValue {
  fileprivate var isEmptyText: Bool { if case .text("") = self { true } else { false } }
}
