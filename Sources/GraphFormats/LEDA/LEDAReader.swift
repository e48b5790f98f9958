import RelationGraph

/// Reads LEDA's graph format: types, direction, nodes and edges, a line each.
struct LEDAReader: FlatReading {
  private var rows: TextRows
  var place: SourceLocation { rows.location }
  var flat = FlatGraph()

  static func read(_ source: GraphSource) throws(ReadError) -> FlatGraph {
    let decoded = try source.decoded()
    var reader = LEDAReader(rows: TextRows(decoded.text, file: source.name))
    reader.flat.diagnostics = decoded.warnings
    reader.readAll()
    reader.flat.identifyNodes(by: ["label", "value"])
    return reader.flat
  }

  private init(rows: TextRows) { self.rows = rows }

  /// The next line that is neither empty nor a comment.
  private mutating func nextLine(_ what: String) -> String? {
    while rows.advance() {
      if let first = rows.first, first != UInt8(ascii: "#") { return rows.text(rows.trimmed) }
    }
    report("cut-off", "the file ends where \(what) should be", hint: "copy the file once more")
    return nil
  }

  private mutating func count(_ text: String, of what: String) -> Int? {
    if let count = Int(text), count >= 0 { return count }
    report("bad-number", "'\(text)' is not the number of \(what)")
    return nil
  }

  private mutating func readAll() {
    guard nextLine("'LEDA.GRAPH'") == "LEDA.GRAPH" else {
      if flat.diagnostics.isEmpty { report("bad-header", "the first line is 'LEDA.GRAPH'") }
      return
    }
    guard let nodeType = nextLine("the type of the nodes"), let edgeType = nextLine("the type of the edges"),
      var line = nextLine("the direction")
    else { return }
    // Older files do not say the direction: they are directed.
    if line.hasPrefix("-") {
      guard line == "-1" || line == "-2" else {
        report("bad-header", "the direction is -1 or -2, not '\(line)'")
        return
      }
      flat.isDirected = line == "-1"
      guard let next = nextLine("the number of nodes") else { return }
      line = next
    }
    guard let nodes = count(line, of: "nodes") else { return }
    var number = 0
    while number < nodes, !isFull {
      guard let line = nextLine("node \(number + 1) of \(nodes)") else { return }
      number += 1
      readNode(number, line, type: nodeType)
    }
    guard let line = nextLine("the number of edges"), let edges = count(line, of: "edges") else { return }
    number = 0
    while number < edges, !isFull {
      guard let line = nextLine("edge \(number + 1) of \(edges)") else { return }
      number += 1
      readEdge(line, type: edgeType, nodes: nodes)
    }
    while rows.advance() {
      if let first = rows.first, first != UInt8(ascii: "#") {
        report("more-text", "there is more text behind the last edge")
        return
      }
    }
  }

  /// What stands between `|{` and `}|` at the end of a line.
  private mutating func content(_ line: Substring) -> String? {
    // Bytes, because a brace and an accent behind it are one character.
    let bytes = line.utf8
    guard bytes.starts(with: "|{".utf8), bytes.suffix(2).elementsEqual("}|".utf8), bytes.count >= 4 else {
      report("bad-content", "what belongs to a node or an edge stands between |{ and }|")
      return nil
    }
    return String(decoding: bytes.dropFirst(2).dropLast(2), as: UTF8.self)
  }

  private mutating func readNode(_ number: Int, _ line: String, type: String) {
    var node = FlatGraph.Node(id: String(number), location: rows.location)
    if let text = content(line[...]), !text.isEmpty {
      node.attributes.append(type == "string" ? ("label", .text(text)) : ("value", value(text, type: type)))
    }
    flat.nodes.append(node)
  }

  private mutating func readEdge(_ line: String, type: String, nodes: Int) {
    let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true)
    let numbers = words.prefix(3).map { Int($0) }
    guard words.count >= 3, let from = numbers[0], let to = numbers[1], numbers[2] != nil else {
      report("bad-edge", "an edge is two nodes, the number of the reversed edge or 0, and |{…}|")
      return
    }
    guard (1...max(nodes, 1)).contains(from), (1...max(nodes, 1)).contains(to) else {
      report("unknown-node", "the nodes of an edge are numbers from 1 to \(nodes)")
      return
    }
    var edge = FlatGraph.Edge(from: String(from), to: String(to))
    edge.location = rows.location
    if words.count > 3, let text = content(words[3]), !text.isEmpty {
      let key = ["int", "double", "float", "short", "long"].contains(type) ? "weight" : "label"
      edge.attributes.append((key, value(text, type: type)))
    }
    flat.edges.append(edge)
  }

  private func value(_ text: String, type: String) -> PropertyValue {
    switch type {
    case "string": .text(text)
    case "bool":
      text == "1" || text == "true" ? .flag(true) : text == "0" || text == "false" ? .flag(false) : .text(text)
    default: TieNumber.value(text) ?? .text(text)
    }
  }
}
