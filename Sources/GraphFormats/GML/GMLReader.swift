import RelationGraph

/// Reads GML: lists of keys and values, within brackets of any depth up to a limit.
struct GMLReader: FlatReading {
  static let depthLimit = 64

  /// What a bracket that is open belongs to.
  private enum Level {
    case graph, node, edge
    /// A list within an element; its keys have this before them.
    case part(prefix: String)
    /// What is none of these.
    case other
  }

  private var scanner: GMLScanner
  var flat = FlatGraph()
  private var levels: [(level: Level, location: SourceLocation)] = []
  private var graphCount = 0
  private var graphElement: GMLElement
  private var element: GMLElement
  private var isIgraph = false
  private var isStopped = false
  /// Words without quotes that are no numbers.
  private var looseWords = 0

  static func read(_ source: GraphSource) throws(ReadError) -> FlatGraph {
    let decoded = try source.decoded()
    var reader = GMLReader(GMLScanner(Array(decoded.text.utf8), file: source.name))
    reader.flat.diagnostics = decoded.warnings
    reader.flat.isDirected = false
    reader.readAll()
    if reader.isStopped, reader.flat.diagnostics.contains(where: { $0.code == "too-deep" }) {
      throw ReadError(reader.flat.diagnostics, isLimit: true)
    }
    return reader.flat
  }

  var place: SourceLocation { scanner.location }

  private init(_ scanner: GMLScanner) {
    self.scanner = scanner
    graphElement = GMLElement(at: SourceLocation(file: scanner.file))
    element = graphElement
  }

  private mutating func readAll() {
    while !isStopped, !isFull {
      switch scanner.next() {
      case .word(let key): readValue(of: key)
      case .close:
        if levels.isEmpty { report("stray-bracket", "a ] closes nothing") } else { close(levels.removeLast().level) }
      case .end:
        finish()
        return
      case .unclosedText: reportUnclosedText()
      case .open, .text: report("missing-key", "there is a value without a key before it")
      }
    }
  }

  private mutating func reportUnclosedText() {
    report(
      "unclosed-quote", "the quote that opens here is not closed",
      hint: "within a text a quote is written &quot;; or the file is cut off")
    isStopped = true
  }

  private mutating func readValue(of key: String) {
    let location = scanner.lineLocation
    switch scanner.next() {
    case .word(let word): add(key, value(word, of: key))
    case .text(let text): add(key, .text(text))
    case .open: open(key, at: location)
    case .unclosedText: reportUnclosedText()
    case .close:
      report("missing-value", "'\(key)' has no value")
      if !levels.isEmpty { close(levels.removeLast().level) }
    case .end:
      report("missing-value", "'\(key)' has no value", hint: "the file may be cut off")
      finish()
      isStopped = true
    }
  }

  private mutating func open(_ key: String, at location: SourceLocation) {
    guard levels.count < Self.depthLimit else {
      report("too-deep", "lists are nested deeper than \(Self.depthLimit)")
      isStopped = true
      return
    }
    let level: Level
    switch levels.last?.level {
    case nil where key == "graph":
      graphCount += 1
      level = graphCount == 1 ? .graph : .other
      if graphCount == 1 { graphElement = GMLElement(at: location) }
    case .graph? where key == "node":
      level = .node
      element = GMLElement(at: location)
    case .graph? where key == "edge":
      level = .edge
      element = GMLElement(at: location)
    case .graph?, .node?, .edge?: level = .part(prefix: key)
    case .part(let prefix)?: level = .part(prefix: dotted(prefix, key))
    case .other?, nil: level = .other
    }
    levels.append((level, location))
  }

  /// A key within a list within an element.
  private mutating func dotted(_ prefix: String, _ key: String) -> String {
    let dotted = prefix + "." + key
    guard dotted.utf8.count > GMLElement.keyLimit else { return dotted }
    report("long-key", "the names of nested lists are longer than \(GMLElement.keyLimit) bytes together")
    return key.utf8.count > GMLElement.keyLimit ? "" : key
  }

  private mutating func add(_ key: String, _ value: PropertyValue) {
    switch levels.last?.level {
    case nil: if key == "Creator" { isIgraph = value.text.hasPrefix("igraph") }
    case .graph?: graphElement.add(key, value)
    case .node?, .edge?: element.add(key, value)
    case .part(let prefix)?:
      let key = dotted(prefix, key)
      let isOfGraph = levels.count < 2 || levels.dropFirst().first.map { isPart($0.level) } ?? true
      if isOfGraph { graphElement.add(key, value) } else { element.add(key, value) }
    case .other?: return
    }
  }

  private func isPart(_ level: Level) -> Bool { if case .part = level { true } else { false } }

  private mutating func close(_ level: Level) {
    switch level {
    case .node: if let node = node() { flat.nodes.append(node) }
    case .edge: if let edge = edge() { flat.edges.append(edge) }
    case .graph, .part, .other: return
    }
  }

  private mutating func node() -> FlatGraph.Node? {
    guard let id = element.take("id")?.text else {
      report("missing-id", "a node has no id", at: element.location)
      return nil
    }
    return FlatGraph.Node(id: id, attributes: element.attributes, location: element.location)
  }

  private mutating func edge() -> FlatGraph.Edge? {
    guard let from = element.take("source")?.text, let to = element.take("target")?.text else {
      report("missing-end", "an edge has a source and a target", at: element.location)
      return nil
    }
    let id = element.take("id")?.text
    return FlatGraph.Edge(
      id: id, from: from, to: to, attributes: element.attributes, location: element.location)
  }

  private mutating func value(_ word: String, of key: String) -> PropertyValue {
    if let value = TieNumber.value(word) { return value }
    if word == "true" || word == "false" { return .flag(word == "true") }
    looseWords += 1
    if looseWords == 1 {
      report(.warning, "unquoted-text", "'\(word)' is neither a number nor a text in quotes: read as text")
    }
    return .text(word)
  }

  private mutating func finish() {
    for (_, location) in levels.prefix(1) {
      report("unclosed-bracket", "the [ that opens here is not closed", at: location, hint: "the file may be cut off")
    }
    if graphCount == 0 { report("no-graph", "there is no 'graph [' in this file") }
    if graphCount > 1 {
      report(.warning, "more-graphs", "the file holds \(graphCount) graphs: only the first one is read")
    }
    let isMultigraph = graphElement.take("multigraph")?.number == 1
    if let directed = graphElement.take("directed") {
      flat.isDirected = directed.number.map { $0 != 0 } ?? (directed == .flag(true))
    }
    flat.attributes = graphElement.attributes
    if isMultigraph { dropCounters() }
    if graphElement.has(FlatKey.record) {
      identifyOwnNodes()
    } else {
      let keys = isIgraph ? ["name", "label"] : ["label", "name"]
      flat.identifyNodes(by: keys.filter { !isBroken($0) })
    }
  }

  /// Whether some node has a text with line ends here, which no id may have.
  private func isBroken(_ key: String) -> Bool {
    flat.nodes.contains { node in
      node.attributes.contains { $0.key == key && $0.value.text.utf8.contains { $0 < 0x20 || $0 == 0x7F } }
    }
  }

  /// NetworkX numbers the edges between two nodes: that is no fact.
  private mutating func dropCounters() {
    let hasOnlyNumbers = flat.edges.allSatisfy { edge in
      edge.attributes.first { $0.key == "key" }.map { $0.value.type == .integer } ?? true
    }
    guard hasOnlyNumbers else { return }
    for index in flat.edges.indices { flat.edges[index].attributes.removeAll { $0.key == "key" } }
  }

  /// In files that Entente wrote `name` is the id, and a label that others have, too, has the id behind it.
  private mutating func identifyOwnNodes() {
    var ids: [String: String] = [:]
    for index in flat.nodes.indices {
      let node = flat.nodes[index]
      guard let place = node.attributes.firstIndex(where: { $0.key == GMLWriter.idKey }) else { continue }
      let id = node.attributes[place].value.text
      ids[node.id] = id
      flat.nodes[index].id = id
      flat.nodes[index].attributes.remove(at: place)
      for place in flat.nodes[index].attributes.indices where flat.nodes[index].attributes[place].key == "label" {
        let label = flat.nodes[index].attributes[place].value.text
        if let stem = GMLWriter.stem(of: label, id: id) { flat.nodes[index].attributes[place].value = .text(stem) }
      }
    }
    for index in flat.edges.indices {
      flat.edges[index].from = ids[flat.edges[index].from] ?? flat.edges[index].from
      flat.edges[index].to = ids[flat.edges[index].to] ?? flat.edges[index].to
    }
  }
}
