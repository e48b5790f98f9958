import RelationGraph

/// Reads GraphML, as yEd, Gephi, igraph, NetworkX and others write it.
///
/// The first graph of a file is read. Graphs inside nodes are flattened: their nodes have the containing one as `parent`.
struct GraphMLReader {
  /// Where in the document the reader stands.
  enum Place {
    case document
    case key(String)
    case keyDefault(String)
    case keyDescription(String)
    case graph(isDirected: Bool, parent: String?)
    case node(Int)
    case edge(Int)
    case description(Owner)
    case data(Owner, key: String)
    /// XML inside a `data` element.
    case detail(Owner, name: String)
    case other
  }

  /// What an attribute belongs to.
  enum Owner: Equatable {
    case nothing, graph
    case node(Int)
    case edge(Int)
  }

  var scanner: XMLScanner
  var flat = FlatGraph()
  var keys: [String: GraphMLKey] = [:]
  /// Ids of nodes that the format cannot hold as such, by the ids in the file.
  var exactIDs: [String: String] = [:]
  var count = Counts()
  private var places: [(place: Place, text: String)] = []
  /// The labels of the drawing that is being read.
  var labels: [String] = []
  private var nodeLists = AttributeLists()
  private var edgeLists = AttributeLists()
  private var hasGraph = false

  /// What a graph of facts has no place for.
  struct Counts {
    var hyperedges = 0
    var ports = 0
    var edgesAtPorts = 0
    var nestedNodes = 0
    var furtherGraphs = 0
    var furtherNodes = 0
    var furtherEdges = 0
    var repeated = 0
    var undeclared: [String: Int] = [:]
    var wrongTypes: [String: Int] = [:]
    var details: [String: Int] = [:]
    var unknown: [String: Int] = [:]
  }

  init(_ source: GraphSource) throws(ReadError) { scanner = try XMLScanner(source) }

  mutating func read() throws(ReadError) -> GraphDraft {
    do throws(ReadError) {
      while let event = try scanner.next() {
        switch event {
        case .start(let element): try start(element)
        case .text(let text): if !places.isEmpty { places[places.count - 1].text += text }
        case .end: end()
        case .instruction: continue
        }
        guard flat.diagnostics.count <= GraphDraft.diagnosticLimit else { break }
      }
    } catch {
      throw ReadError(flat.diagnostics + error.diagnostics, isLimit: error.isLimit)
    }
    try finish()
    return flat.draft()
  }

  private mutating func start(_ element: XMLElement) throws(ReadError) {
    guard let place = places.last?.place else {
      guard element.name == "graphml" else {
        throw ReadError(
          Diagnostic(
            .error, "not-graphml", "the root element is '\(element.name)', not 'graphml'", at: element.location))
      }
      push(.document)
      return
    }
    push(next(element, in: place))
  }

  private mutating func push(_ place: Place) {
    places.append((place, ""))
    scanner.keepsText = isText(place)
  }

  private func isText(_ place: Place) -> Bool {
    switch place {
    case .keyDefault, .keyDescription, .description, .data, .detail: true
    default: false
    }
  }

  private mutating func next(_ element: XMLElement, in place: Place) -> Place {
    switch (place, element.name) {
    case (.document, "key"): return .key(readKey(element))
    case (.document, "graph"):
      if !hasGraph {
        hasGraph = true
        flat.isDirected = isDirected(element)
        return .graph(isDirected: flat.isDirected, parent: nil)
      }
      count.furtherGraphs += 1
      return .other
    case (.document, "data"): return .data(.nothing, key: element["key"] ?? "")
    case (.key(let id), "default"): return .keyDefault(id)
    case (.key(let id), "desc"): return .keyDescription(id)
    case (.graph(_, let parent), "node"): return readNode(element, parent: parent)
    case (.graph(let isDirected, _), "edge"): return readEdge(element, isDirected: isDirected)
    case (.graph, "hyperedge"): count.hyperedges += 1
    case (.graph, "data"): return .data(.graph, key: element["key"] ?? "")
    case (.graph(_, nil), "desc"): return .description(.graph)
    case (.node(let index), "data"): return .data(.node(index), key: element["key"] ?? "")
    case (.edge(let index), "data"): return .data(.edge(index), key: element["key"] ?? "")
    case (.node(let index), "desc"): return .description(.node(index))
    case (.edge(let index), "desc"): return .description(.edge(index))
    case (.node(let index), "graph"):
      return .graph(isDirected: isDirected(element), parent: flat.nodes[index].id)
    case (.edge(let index), "graph"):
      return .graph(isDirected: isDirected(element), parent: flat.edges[index].id ?? "")
    case (.node, "port"): count.ports += 1
    case (.data(let owner, _), _), (.detail(let owner, _), _):
      readDetail(element, of: owner)
      return .detail(owner, name: element.name)
    case (.other, "node"): count.furtherNodes += 1
    case (.other, "edge"): count.furtherEdges += 1
    case (.other, "port"): count.ports += 1
    case (.other, _): break
    default: count.unknown[element.name, default: 0] += 1
    }
    return .other
  }

  private mutating func end() {
    guard let (place, text) = places.popLast() else { return }
    switch place {
    case .keyDefault(let id): keys[id]?.preset = text
    case .keyDescription(let id): keys[id]?.describe(text)
    case .description(let owner): add("description", .text(XMLTypedText.trimmed(text)), to: owner)
    case .data(let owner, let key): endData(text, of: owner, key: key)
    case .detail(_, let name): endDetail(name, text)
    default: break
    }
    scanner.keepsText = places.last.map { isText($0.place) } ?? false
  }

  /// Adds text to what the enclosing `data` element says.
  mutating func addText(_ text: String) {
    if !places.isEmpty { places[places.count - 1].text += text }
  }

  mutating func add(_ key: String, _ value: PropertyValue, to owner: Owner) {
    let isNew =
      switch owner {
      case .nothing: true
      case .graph: addToGraph(key, value)
      case .node(let index): nodeLists.add(key, value, to: &flat.nodes[index].attributes, of: index)
      case .edge(let index): edgeLists.add(key, value, to: &flat.edges[index].attributes, of: index)
      }
    if !isNew { count.repeated += 1 }
  }

  private mutating func addToGraph(_ key: String, _ value: PropertyValue) -> Bool {
    guard !flat.attributes.contains(where: { $0.key == key }) else { return false }
    guard flat.attributes.count < 1000 else { return false }
    flat.attributes.append((key, value))
    return true
  }

  mutating func report(_ code: String, _ message: String, _ location: SourceLocation, hint: String? = nil) {
    flat.diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }
}
