import RelationGraph

/// What CX and CX2 share: a list of aspects, and values with declared types.
protocol CXReader: JSONGraphReader {
  /// Places of nodes by the numbers that the file gives them.
  var nodes: [Int: Int] { get set }
  /// Reads an aspect whose list of elements is ahead; `false` if it is not known.
  mutating func readAspect(_ name: String) throws(JSONError) -> Bool
}

extension CXReader {
  /// Calls ``readAspect(_:)`` for every part of the file.
  mutating func readAspects() throws(JSONError) {
    guard try walk.enterList("the file") else { return }
    while try walk.nextItem() != nil {
      guard try walk.enterObject("an aspect") else { continue }
      var seen: Set<String> = []
      while let (name, offset) = try walk.nextKey(&seen) {
        switch name {
        case "CXVersion", "hasFragments", "numberVerification", "metaData": _ = try walk.value()
        case "status": try readStatus(offset)
        default:
          if try readAspect(name) { continue }
          _ = try walk.value()
          walk.note(
            "not-read", "the aspect '\(name)' says how the graph looks or where it was, and is not read", at: offset)
        }
      }
    }
  }

  /// A file whose writer failed holds what it had until then.
  private mutating func readStatus(_ offset: Int) throws(JSONError) {
    guard case .array(let items) = try walk.value(), case .object(let members)? = items.first else { return }
    guard members.flag("success") == false else { return }
    let reason = members.text("error").map { $0.isEmpty ? "" : ": " + $0 } ?? ""
    walk.report("incomplete", "the program that wrote this file failed\(reason)", at: offset, hint: "export it again")
  }

  /// Calls `body` with the members and the place of every element of an aspect.
  mutating func eachElement(
    _ name: String, _ body: (inout Self, [JSONValue.Member], Int) -> Void
  ) throws(JSONError) {
    guard try walk.enterList("'\(name)'") else { return }
    while let offset = try walk.nextItem() {
      if let members = try walk.object("an element of '\(name)'") { body(&self, members, offset) }
    }
  }

  /// Adds a node under its number.
  mutating func addNode(_ number: JSONValue?, _ attributes: [FlatGraph.Attribute], at offset: Int) {
    guard let id = JSONWalk.id(number) else {
      return walk.report("empty-id", "a node has no number", at: offset)
    }
    if case .integer(let number)? = number {
      if nodes[number] == nil { nodes[number] = graph.nodes.count }
    }
    graph.nodes.append(.init(id: id, attributes: attributes, location: walk.location(offset)))
  }

  /// Adds an edge; `interaction` is its kind, `directed` its direction.
  mutating func addEdge(
    _ members: [JSONValue.Member], _ attributes: [FlatGraph.Attribute], at offset: Int
  ) {
    guard let from = JSONWalk.id(members["s"]), let to = JSONWalk.id(members["t"]) else {
      return reportEnd("a source 's' and a target 't'", at: offset)
    }
    graph.edges.append(.init(from: from, to: to, attributes: attributes, location: walk.location(offset)))
  }

  /// Gives edges their kinds and directions, and nodes what they are called for an id.
  mutating func finish() {
    for index in graph.edges.indices {
      var attributes = graph.edges[index].attributes
      if let place = attributes.firstIndex(where: { $0.key == "directed" }),
        case .flag(let flag) = attributes[place].value
      {
        graph.edges[index].isDirected = flag
        attributes.remove(at: place)
      }
      Self.dropCopy("shared interaction", of: "interaction", in: &attributes)
      Self.dropCopy("shared name", of: "name", in: &attributes)
      if !attributes.contains(where: { $0.key == "kind" }),
        let place = attributes.firstIndex(where: { $0.key == "interaction" })
      {
        attributes[place].key = "kind"
      }
      graph.edges[index].attributes = attributes
    }
    for index in graph.nodes.indices {
      Self.dropCopy("shared name", of: "name", in: &graph.nodes[index].attributes)
    }
    graph.identifyNodes(by: ["name", "shared name"])
  }

  /// Cytoscape keeps a second copy of what it may change.
  private static func dropCopy(_ copy: String, of key: String, in attributes: inout [FlatGraph.Attribute]) {
    guard let index = attributes.firstIndex(where: { $0.key == copy }) else { return }
    if attributes.first(where: { $0.key == key })?.value == attributes[index].value { attributes.remove(at: index) }
  }

  /// A value as the type that is declared, if one is: `double`, `long`, `list_of_string`.
  ///
  /// - Parameter key: what it is called in the warning where it is something else.
  mutating func typed(_ value: PropertyValue, as type: String, _ key: String, at offset: Int) -> PropertyValue? {
    let found: PropertyValue? =
      if type.hasPrefix("list_of_") {
        Self.list(value).flatMap { items in
          let items = items.map { Self.single($0, as: String(type.dropFirst(8))) ?? $0 }
          return .list(items)
        }
      } else {
        Self.single(value, as: type)
      }
    if let found { return found }
    let isNotFinite = value.type == .text && Double(value.text) != nil
    if isNotFinite {
      walk.report(
        "not-a-number", "'\(key)' is \(value.text), not a number that a property can hold: the value is missing",
        at: offset, severity: .warning)
      return nil
    }
    walk.note(
      "wrong-type", "'\(key)' is declared as \(type), but '\(value.text)' is none: it stays what it is", at: offset)
    return value
  }

  private static func single(_ value: PropertyValue, as type: String) -> PropertyValue? {
    switch type {
    case "string": value.type == .list ? nil : .text(value.text)
    case "double", "float": value.converted(to: .real)
    case "integer", "long", "short", "byte": value.converted(to: .integer)
    case "boolean": value.converted(to: .flag)
    default: value
    }
  }

  /// The items of a list, which some programs write as a text with JSON.
  private static func list(_ value: PropertyValue) -> [PropertyValue]? {
    switch value {
    case .list(let items): return items
    case .text(let text) where text.hasPrefix("["):
      guard let parsed = try? JSONParser.parse(Array(text.utf8)[...]), case .list(let items)? = JSONWalk.simple(parsed)
      else { return nil }
      return items
    case .text(let text): return text.isEmpty ? [] : nil
    default: return nil
    }
  }
}
