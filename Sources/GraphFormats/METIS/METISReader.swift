import RelationGraph

/// Reads METIS: a header `n m [fmt [ncon]]`, then a line of neighbours for every node.
struct METISReader: FlatReading {
  private var rows: TextRows
  var place: SourceLocation { rows.location }
  var flat = FlatGraph()
  private var hasSizes = false
  private var hasEdgeWeights = false
  private var weightCount = 0
  /// Every entry: its node, its neighbour, its weight and its line.
  private var entries: [(from: Int, to: Int, weight: PropertyValue?, line: Int)] = []

  static func read(_ source: GraphSource) throws(ReadError) -> FlatGraph {
    let decoded = try source.decoded()
    var reader = METISReader(rows: TextRows(decoded.text, file: source.name))
    reader.flat.diagnostics = decoded.warnings
    reader.flat.isDirected = false
    reader.readAll()
    return reader.flat
  }

  private init(rows: TextRows) { self.rows = rows }

  /// The next line that is no comment.
  private mutating func advance() -> Bool {
    while rows.advance() { if rows.first != UInt8(ascii: "%") { return true } }
    return false
  }

  private mutating func readAll() {
    var isFound = advance()
    while isFound, rows.isBlank { isFound = advance() }
    let header = isFound ? rows.words.map { Int($0.text) } : []
    guard (2...4).contains(header.count), let nodes = header[0], let edges = header[1], nodes >= 0, edges >= 0 else {
      report(
        "bad-header", "the first line is the number of nodes and the number of edges",
        hint: "n m, then perhaps a code of three digits for the weights")
      return
    }
    let place = rows.location
    guard readCode(header) else { return }
    var count = 0
    while !isFull, advance() {
      if count == nodes {
        if rows.isBlank { continue }
        report("too-many-lines", "there are more lines than the \(nodes) nodes of the header")
        return
      }
      count += 1
      readNode(count, of: nodes)
    }
    guard count == nodes || isFull else {
      report(
        "missing-lines", "the header says \(nodes) nodes, but there are \(count) lines of neighbours", at: place,
        hint: "a node without neighbours is an empty line")
      return
    }
    addEdges(announced: edges, place)
  }

  /// Reads which weights there are: a digit each for sizes and weights of nodes and weights of edges.
  private mutating func readCode(_ header: [Int?]) -> Bool {
    guard header.count > 2 else { return true }
    guard let code = header[2], [0, 1, 10, 11, 100, 101, 110, 111].contains(code) else {
      report("bad-header", "the third number of the header is three digits, each 0 or 1")
      return false
    }
    (hasSizes, hasEdgeWeights) = (code / 100 == 1, code % 10 == 1)
    weightCount = code / 10 % 10
    guard header.count > 3, weightCount > 0 else { return true }
    guard let count = header[3], (1...1000).contains(count) else {
      report("bad-header", "the fourth number of the header is how many weights a node has")
      return false
    }
    weightCount = count
    return true
  }

  private mutating func readNode(_ number: Int, of nodes: Int) {
    var words = rows.words[...]
    var node = FlatGraph.Node(id: String(number), location: rows.location)
    let names =
      (hasSizes ? ["size"] : [])
      + (weightCount == 1 ? ["weight"] : (0..<weightCount).map { "weight\($0 + 1)" })
    for name in names {
      guard let word = words.popFirst(), let value = TieNumber.value(word.text) else {
        report("missing-weight", "the \(name) of node \(number) is missing")
        break
      }
      node.attributes.append((name, value))
    }
    flat.nodes.append(node)
    while let word = words.popFirst() {
      guard let to = Int(word.text), (1...max(nodes, 1)).contains(to) else {
        report("unknown-node", "'\(word.text)' is not a node from 1 to \(nodes)", at: rows.location(of: word.index))
        return
      }
      var weight: PropertyValue?
      if hasEdgeWeights {
        guard let text = words.popFirst()?.text, let value = TieNumber.value(text) else {
          report("missing-weight", "the weight of the edge to \(to) is missing", at: rows.location(of: word.index))
          return
        }
        weight = value
      }
      entries.append((number, to, weight, rows.line))
    }
  }

  /// Makes one edge of the two entries that every edge has.
  private mutating func addEdges(announced: Int, _ place: SourceLocation) {
    var open: [Int: [Int: [Int]]] = [:]
    for (index, entry) in entries.enumerated() {
      if let mirror = open[entry.to]?[entry.from]?.popLast() {
        if entries[mirror].weight != entry.weight {
          report(
            .warning, "unequal-weights",
            "the edge \(entry.to)–\(entry.from) has another weight here: the first one counts",
            at: SourceLocation(file: rows.file, line: entry.line, column: 1))
        }
        continue
      }
      if entry.from != entry.to { open[entry.from, default: [:]][entry.to, default: []].append(index) }
      var edge = FlatGraph.Edge(from: String(entry.from), to: String(entry.to))
      edge.location = SourceLocation(file: rows.file, line: entry.line, column: 1)
      if let weight = entry.weight { edge.attributes.append(("weight", weight)) }
      flat.edges.append(edge)
    }
    for index in open.values.lazy.flatMap(\.values).joined().sorted() {
      let entry = entries[index]
      report(
        .warning, "one-sided", "node \(entry.from) names \(entry.to), but not the other way: read as an edge",
        at: SourceLocation(file: rows.file, line: entry.line, column: 1))
    }
    if flat.edges.count != announced {
      report(
        .warning, "edge-count", "the header says \(announced) edges, there are \(flat.edges.count)", at: place)
    }
  }
}
