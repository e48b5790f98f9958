import GraphProjection
import RelationGraph

@testable import GraphDiagrams

/// A reader of the DOT that the writer makes, written against the grammar of the language rather than the writer.
struct DOTReader {
  typealias Attributes = [String: String]

  struct Failure: Error { var message: String }

  var graph: Attributes = [:]
  var nodes: [(name: String, attributes: Attributes)] = []
  var edges: [(from: String, to: String, attributes: Attributes)] = []
  /// Members of every subgraph whose name begins with `cluster`.
  var clusters: [[String]] = []
  private var tokens: [Token] = []
  private var position = 0

  private enum Token: Equatable {
    case word(String)
    case quoted(String)
    case html(String)
    case mark(Character)
    case arrow
  }

  init(_ text: String) throws {
    tokens = try Self.tokens(text)
    guard take(.word("digraph")) else { throw Failure(message: "no digraph") }
    _ = try name()
    try block(isCluster: false)
    guard position == tokens.count else { throw Failure(message: "text behind the graph") }
  }

  /// The node with the number that the scene gives it.
  func node(_ number: Int) -> Attributes? { nodes.first { $0.name == "n\(number)" }?.attributes }

  var visibleEdges: [(from: String, to: String, attributes: Attributes)] {
    edges.filter { $0.attributes["style"] != "invis" }
  }

  private mutating func block(isCluster: Bool) throws {
    guard take(.mark("{")) else { throw Failure(message: "no {") }
    var members: [String] = []
    while !take(.mark("}")) {
      if take(.mark(";")) { continue }
      if take(.word("subgraph")) {
        let name = try name()
        try block(isCluster: name.hasPrefix("cluster"))
        continue
      }
      if position < tokens.count, tokens[position] == .mark("{") {
        try block(isCluster: false)
        continue
      }
      let first = try name()
      if take(.mark("=")) {
        _ = try name()
      } else if take(.arrow) {
        let second = try name()
        edges.append((first, second, try attributes()))
      } else if position < tokens.count, tokens[position] == .mark("[") {
        let attributes = try attributes()
        switch first {
        case "graph": if graph.isEmpty { graph = attributes }
        case "node", "edge": break
        default: nodes.append((first, attributes))
        }
      } else {
        members.append(first)
      }
    }
    if isCluster { clusters.append(members) }
  }

  private mutating func attributes() throws -> Attributes {
    guard take(.mark("[")) else { return [:] }
    var result: Attributes = [:]
    while !take(.mark("]")) {
      if take(.mark(",")) { continue }
      let key = try name()
      guard take(.mark("=")) else { throw Failure(message: "no value of \(key)") }
      result[key] = try name()
    }
    return result
  }

  private mutating func take(_ token: Token) -> Bool {
    guard position < tokens.count, tokens[position] == token else { return false }
    position += 1
    return true
  }

  private mutating func name() throws -> String {
    guard position < tokens.count else { throw Failure(message: "the text ends early") }
    defer { position += 1 }
    switch tokens[position] {
    case .word(let text), .quoted(let text), .html(let text): return text
    default: throw Failure(message: "a name is missing at token \(position)")
    }
  }

  /// In quoted strings only `\"` is a quote; every other backslash stays, for the label to interpret.
  private static func tokens(_ text: String) throws -> [Token] {
    var tokens: [Token] = []
    let characters = Array(text.unicodeScalars)
    var index = 0
    while index < characters.count {
      let scalar = characters[index]
      if scalar == "\"" {
        var content = ""
        index += 1
        while index < characters.count, characters[index] != "\"" {
          if characters[index] == "\\", index + 1 < characters.count {
            if characters[index + 1] == "\"" {
              content += "\""
            } else {
              content.unicodeScalars.append(characters[index])
              content.unicodeScalars.append(characters[index + 1])
            }
            index += 2
            continue
          }
          content.unicodeScalars.append(characters[index])
          index += 1
        }
        guard index < characters.count else { throw Failure(message: "an open string") }
        index += 1
        tokens.append(.quoted(content))
      } else if scalar == "<" {
        var depth = 0
        var content = ""
        repeat {
          guard index < characters.count else { throw Failure(message: "open HTML") }
          if characters[index] == "<" { depth += 1 }
          if characters[index] == ">" { depth -= 1 }
          content.unicodeScalars.append(characters[index])
          index += 1
        } while depth > 0
        tokens.append(.html(content))
      } else if scalar == "-", index + 1 < characters.count, characters[index + 1] == ">" {
        tokens.append(.arrow)
        index += 2
      } else if scalar.properties.isWhitespace {
        index += 1
      } else if "{}[]=,;".unicodeScalars.contains(scalar) {
        tokens.append(.mark(Character(scalar)))
        index += 1
      } else {
        var word = ""
        while index < characters.count,
          characters[index].properties.isAlphabetic || characters[index] == "_"
            || ("0"..."9").contains(characters[index])
        {
          word.unicodeScalars.append(characters[index])
          index += 1
        }
        guard !word.isEmpty else { throw Failure(message: "unquoted '\(scalar)'") }
        tokens.append(.word(word))
      }
    }
    return tokens
  }
}

/// What a reader of a label sees: the escapes of `label` undone, entities as well.
func shownLabel(_ escaped: String) throws -> String {
  var result = ""
  var characters = Array(escaped)[...]
  while let character = characters.popFirst() {
    guard character == "\\" else {
      result.append(character)
      continue
    }
    switch characters.popFirst() {
    case "\\": result.append("\\")
    case "n": result.append("\n")
    default: throw DOTReader.Failure(message: "an escape that Graphviz would replace in \(escaped)")
    }
  }
  return result.replacing("&amp;", with: "&")
}

/// A small network with one of everything.
enum DiagramSamples {
  static func diplomacy(reversed: Bool = false) throws -> PropertyGraph {
    var graph = PropertyGraph(schema: .internationalRelations, title: "Test & <network>")
    graph.language = "en"
    try graph.insert(Source(id: "report", title: "The report", url: "https://example.org/a?b=1&c=2"))
    try graph.insert(Source(id: "bad", title: "Bad", url: "javascript:alert(1)"))
    var nodes = [
      Node(id: "jp", kind: .country, name: "Japan", names: ["ja": "日本", "ko": "일본"], properties: ["iso2": "JP"]),
      Node(id: "kr", kind: .country, name: "South Korea", names: ["ko": "한국"], properties: ["iso2": "KR"]),
      Node(id: "minister", kind: .official, name: "A Minister", names: ["ja": "大臣"]),
      Node(
        id: "ministry", kind: .organisation, name: "Ministry of Defense of Japan", names: ["ja": "防衛省"],
        properties: ["category": "ministry", "country": "jp"]),
      Node(id: "steel", kind: .organisation, name: "Steel", properties: ["category": "company", "country": "kr"]),
      Node(id: "league", kind: .organisation, name: "League", properties: ["category": "international-organisation"]),
      Node(id: "pact", kind: .framework, name: "Pact"),
      Node(id: "talks", kind: .event, name: "Talks", validity: Validity("2025-09~") ?? .unknown),
      Node(id: "chips", kind: .technology, name: "Chips"),
    ]
    var relations = [
      Relation(kind: "holds-office", from: "minister", to: "ministry", evidence: [Evidence(source: "report")]),
      Relation(kind: "part-of", from: "ministry", to: "jp"),
      Relation(kind: "party-to", from: "jp", to: "pact", validity: Validity("/2019") ?? .unknown),
      Relation(kind: "party-to", from: "jp", to: "pact", validity: Validity("2023/..") ?? .unknown),
      Relation(kind: "party-to", from: "kr", to: "pact", evidence: [Evidence(source: "report", confidence: 0.5)]),
      Relation(kind: "cooperates-with", from: "kr", to: "jp"),
      Relation(kind: "disputes-with", from: "jp", to: "kr"),
      Relation(kind: "accuses", from: "jp", to: "kr", evidence: [Evidence(source: "bad")]),
      Relation(kind: "accuses", from: "kr", to: "jp"),
      Relation(kind: "attended", from: "minister", to: "talks"),
      Relation(kind: "discussed", from: "talks", to: "chips"),
      Relation(kind: "works-on", from: "steel", to: "chips"),
      Relation(kind: "member-of", from: "jp", to: "league"),
    ]
    if reversed { (nodes, relations) = (nodes.reversed(), relations.reversed()) }
    for node in nodes { try graph.insert(node) }
    for relation in relations { try graph.insert(relation) }
    return graph
  }

  static func projected(_ graph: PropertyGraph, _ change: (inout Projection) -> Void = { _ in }) throws
    -> ProjectedGraph
  {
    var projection = Projection()
    change(&projection)
    return try projection.apply(to: graph)
  }

  /// A path of `count` nodes without kinds.
  static func path(_ count: Int) throws -> ProjectedGraph {
    var graph = PropertyGraph()
    for index in 0..<count { try graph.insert(Node(id: "v\(index)")) }
    for index in 1..<max(count, 1) { try graph.insert(Relation(from: "v\(index - 1)", to: "v\(index)")) }
    return try projected(graph) { $0.direction = .undirected }
  }
}
