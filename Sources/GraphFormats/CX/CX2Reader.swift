import RelationGraph

/// Reads CX2, with declared types, short names and default values.
struct CX2Reader: CXReader {
  var walk: JSONWalk
  var graph = FlatGraph()
  var nodes: [Int: Int] = [:]
  private var nodeColumns = Columns()
  private var edgeColumns = Columns()
  private var head: [JSONValue.Member] = []
  /// The places of values whose type is to be looked at, by node and by edge.
  private var offsets: (nodes: [Int], edges: [Int]) = ([], [])

  /// What is declared of the attributes of nodes or edges.
  private struct Columns {
    /// Names by the short ones that stand in the file.
    var names: [String: String] = [:]
    var types: [String: String] = [:]
    var defaults: [FlatGraph.Attribute] = []
  }

  init(_ walk: JSONWalk) { self.walk = walk }

  mutating func read() throws(JSONError) {
    try readAspects()
    for index in graph.nodes.indices {
      graph.nodes[index].attributes = declared(graph.nodes[index].attributes, nodeColumns, at: offsets.nodes[index])
    }
    for index in graph.edges.indices {
      graph.edges[index].attributes = declared(graph.edges[index].attributes, edgeColumns, at: offsets.edges[index])
    }
    describe(head, title: ["name"])
    if graph.attributes.contains(where: { $0.key == FlatKey.record }) { takeOwnIDs() }
    finish()
  }

  mutating func readAspect(_ name: String) throws(JSONError) -> Bool {
    switch name {
    case "attributeDeclarations": try eachElement(name) { reader, members, _ in reader.declare(members) }
    case "networkAttributes": try eachElement(name) { reader, members, _ in reader.head += members }
    case "nodes":
      try eachElement(name) { reader, members, offset in
        let before = reader.graph.nodes.count
        let values = reader.values(members)
        let taken = Set(values.map(\.key))
        let place = members.filter { ["x", "y", "z"].contains($0.key) && !taken.contains($0.key) }
        reader.addNode(members["id"], reader.walk.attributes(values + place), at: offset)
        if reader.graph.nodes.count > before { reader.offsets.nodes.append(offset) }
      }
    case "edges":
      try eachElement(name) { reader, members, offset in
        let before = reader.graph.edges.count
        reader.addEdge(members, reader.walk.attributes(reader.values(members)), at: offset)
        if reader.graph.edges.count > before { reader.offsets.edges.append(offset) }
      }
    default: return false
    }
    return true
  }

  private func values(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    if case .object(let values)? = members["v"] { values } else { [] }
  }

  private mutating func declare(_ members: [JSONValue.Member]) {
    for part in members {
      guard case .object(let declarations) = part.value else { continue }
      var columns = Columns()
      for declaration in declarations {
        guard case .object(let details) = declaration.value else { continue }
        columns.types[declaration.key] = details.text("d") ?? ""
        if let short = details.text("a") { columns.names[short] = declaration.key }
        if let value = details["v"].flatMap(JSONWalk.simple) { columns.defaults.append((declaration.key, value)) }
      }
      switch part.key {
      case "nodes": nodeColumns = columns
      case "edges": edgeColumns = columns
      default: continue
      }
    }
  }

  /// The attributes under their full names, as their declared types, with the default values of those that are missing.
  private mutating func declared(
    _ attributes: [FlatGraph.Attribute], _ columns: Columns, at offset: Int
  ) -> [FlatGraph.Attribute] {
    var result: [FlatGraph.Attribute] = []
    result.reserveCapacity(attributes.count)
    for (short, value) in attributes {
      let key = columns.names[short] ?? short
      guard let type = columns.types[key] else {
        result.append((key, value))
        continue
      }
      if let value = typed(value, as: type, key, at: offset) { result.append((key, value)) }
    }
    guard !columns.defaults.isEmpty else { return result }
    let present = Set(result.map(\.key))
    return result + columns.defaults.filter { !present.contains($0.key) }
  }

  /// Nodes that Entente wrote have their ids beside the numbers; their labels are called names there.
  private mutating func takeOwnIDs() {
    var ids: [String: String] = [:]
    for index in graph.nodes.indices {
      guard let place = graph.nodes[index].attributes.firstIndex(where: { $0.key == "id" }) else { continue }
      let id = graph.nodes[index].attributes.remove(at: place).value.text
      ids[graph.nodes[index].id] = id
      graph.nodes[index].id = id
      if let name = graph.nodes[index].attributes.firstIndex(where: { $0.key == "name" }) {
        graph.nodes[index].attributes[name].key = "label"
      }
    }
    for index in graph.edges.indices {
      graph.edges[index].from = ids[graph.edges[index].from] ?? graph.edges[index].from
      graph.edges[index].to = ids[graph.edges[index].to] ?? graph.edges[index].to
    }
  }
}
