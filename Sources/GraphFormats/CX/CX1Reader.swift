import RelationGraph

/// Reads version 1 of CX, where attributes stand in aspects of their own, before or behind what they belong to.
struct CX1Reader: CXReader {
  var walk: JSONWalk
  var graph = FlatGraph()
  var nodes: [Int: Int] = [:]
  private var edges: [Int: Int] = [:]
  /// Attributes that came before their nodes and edges.
  private var waiting: (nodes: [Int: [FlatGraph.Attribute]], edges: [Int: [FlatGraph.Attribute]]) = ([:], [:])
  private var head: [JSONValue.Member] = []

  init(_ walk: JSONWalk) { self.walk = walk }

  mutating func read() throws(JSONError) {
    try readAspects()
    for (number, attributes) in waiting.nodes { nodes[number].map { graph.nodes[$0].attributes += attributes } }
    for (number, attributes) in waiting.edges { edges[number].map { graph.edges[$0].attributes += attributes } }
    let lost =
      waiting.nodes.keys.count { nodes[$0] == nil } + waiting.edges.keys.count { edges[$0] == nil }
    if lost > 0 {
      walk.report(
        "unknown-node", "attributes of \(lost) nodes or edges that the file does not have are left out", at: 0,
        severity: .warning)
    }
    describe(head, title: ["name"])
    finish()
  }

  mutating func readAspect(_ name: String) throws(JSONError) -> Bool {
    switch name {
    case "nodes":
      try eachElement(name) { reader, members, offset in
        reader.addNode(members["@id"], reader.named(members, ["n": "name", "r": "represents"]), at: offset)
      }
    case "edges":
      try eachElement(name) { reader, members, offset in
        if case .integer(let number)? = members["@id"] { reader.edges[number] = reader.graph.edges.count }
        reader.addEdge(members, reader.named(members, ["i": "interaction"]), at: offset)
      }
    case "nodeAttributes": try eachElement(name) { $0.addAttribute($1, isOfNode: true, at: $2) }
    case "edgeAttributes": try eachElement(name) { $0.addAttribute($1, isOfNode: false, at: $2) }
    case "networkAttributes":
      try eachElement(name) { reader, members, offset in
        guard let key = members.text("n"), let value = members["v"] else { return }
        reader.head.append(JSONValue.Member(key: key, value: value, offset: offset))
      }
    case "cartesianLayout":
      try eachElement(name) { reader, members, offset in
        guard case .integer(let number)? = members["node"] else { return }
        let place = members.filter { ["x", "y", "z"].contains($0.key) }
        reader.give(reader.walk.attributes(place), to: number, isNode: true)
      }
    default: return false
    }
    return true
  }

  private mutating func named(_ members: [JSONValue.Member], _ names: [String: String]) -> [FlatGraph.Attribute] {
    walk.attributes(members) { names[$0] == nil }.map { (names[$0.key] ?? $0.key, $0.value) }
  }

  private mutating func addAttribute(_ members: [JSONValue.Member], isOfNode: Bool, at offset: Int) {
    guard let key = members.text("n"), let value = members["v"] else {
      return walk.report("wrong-structure", "an attribute has a name 'n' and a value 'v'", at: offset)
    }
    let member = JSONValue.Member(key: key, value: value, offset: offset)
    guard let found = walk.property(member),
      let value = typed(found, as: members.text("d") ?? "", key, at: offset)
    else { return }
    let owners: [JSONValue] = if case .array(let items)? = members["po"] { items } else { [members["po"] ?? .null] }
    for owner in owners {
      guard case .integer(let number) = owner else {
        walk.report("wrong-structure", "'po' is the number of what the attribute belongs to", at: offset)
        continue
      }
      give([(key, value)], to: number, isNode: isOfNode)
    }
  }

  private mutating func give(_ attributes: [FlatGraph.Attribute], to number: Int, isNode: Bool) {
    if isNode {
      if let index = nodes[number] {
        Self.merge(attributes, into: &graph.nodes[index].attributes)
      } else {
        waiting.nodes[number, default: []] += attributes
      }
    } else if let index = edges[number] {
      Self.merge(attributes, into: &graph.edges[index].attributes)
    } else {
      waiting.edges[number, default: []] += attributes
    }
  }

  /// Attributes repeat what nodes and edges say themselves: the last one counts.
  private static func merge(_ new: [FlatGraph.Attribute], into attributes: inout [FlatGraph.Attribute]) {
    for (key, value) in new {
      if let index = attributes.firstIndex(where: { $0.key == key }) {
        attributes[index].value = value
      } else {
        attributes.append((key, value))
      }
    }
  }
}
