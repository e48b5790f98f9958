import RelationGraph

/// Reads GEXF 1.0 to 1.3, with or without namespaces, as Gephi, NetworkX, graphology and others write it.
///
/// Nodes inside nodes are flattened: they have the containing one as `parent`. What changes over time is described at
/// ``GEXFPeriods`` and ``GEXFSeries``.
struct GEXFReader {
  /// Where in the document the reader stands.
  enum Place {
    case document, meta, graph, other
    case metaText(String)
    case attributes(isNode: Bool)
    case attribute(isNode: Bool, id: String)
    case preset(isNode: Bool, id: String)
    case nodes(parent: String?)
    case edges
    case node(Int)
    case edge(Int)
    /// `attvalues`, `spells` or `parents` of a node or an edge.
    case list(Owner)
  }

  /// What an attribute belongs to.
  enum Owner: Equatable {
    case node(Int)
    case edge(Int)

    var isNode: Bool { if case .node = self { true } else { false } }
    var index: Int {
      switch self {
      case .node(let index), .edge(let index): index
      }
    }
  }

  var scanner: XMLScanner
  var flat = FlatGraph()
  var nodeAttributes: [String: GEXFAttribute] = [:]
  var edgeAttributes: [String: GEXFAttribute] = [:]
  var count = Counts()
  var meta: [(key: String, text: String)] = []
  var periods = GEXFPeriods()
  var series = GEXFSeries()
  /// The parents of the node that is being read.
  var parents: [String] = []
  private var places: [(place: Place, text: String)] = []
  private var nodeLists = AttributeLists()
  private var edgeLists = AttributeLists()
  private var hasGraph = false

  /// What a graph of facts has no place for.
  struct Counts {
    var nestedNodes = 0
    var mutual = 0
    var otherTypes = 0
    var options = 0
    var repeated = 0
    var furtherGraphs = 0
    var undeclared: [String: Int] = [:]
    var wrongTypes: [String: Int] = [:]
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
        case .instruction(let target, let text): if target == FlatKey.record { readRecord(text) }
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
    var place = Place.document
    if let parent = places.last?.place {
      place = next(element, in: parent)
    } else if element.name != "gexf" {
      throw ReadError(
        Diagnostic(.error, "not-gexf", "the root element is '\(element.name)', not 'gexf'", at: element.location))
    }
    places.append((place, ""))
    scanner.keepsText = isText(place)
  }

  private func isText(_ place: Place) -> Bool {
    switch place {
    case .metaText, .preset: true
    default: false
    }
  }

  private mutating func next(_ element: XMLElement, in place: Place) -> Place {
    switch (place, element.name) {
    case (.document, "meta"):
      if let date = element["lastmodifieddate"] { meta.append(("lastmodifieddate", date)) }
      return .meta
    case (.document, "graph") where !hasGraph:
      hasGraph = true
      readGraph(element)
      return .graph
    case (.document, "graph"): count.furtherGraphs += 1
    case (.meta, _): return .metaText(element.name.lowercased())
    case (.graph, "attributes"): return .attributes(isNode: element["class"] != "edge")
    case (.attributes(let isNode), "attribute"): return readAttribute(element, isNode: isNode)
    case (.attribute(let isNode, let id), "default"): return .preset(isNode: isNode, id: id)
    case (.attribute, "options"): count.options += 1
    case (.graph, "nodes"): return .nodes(parent: nil)
    case (.graph, "edges"), (.node, "edges"): return .edges
    case (.node(let index), "nodes"): return .nodes(parent: flat.nodes[index].id)
    case (.nodes(let parent), "node"): return readNode(element, parent: parent)
    case (.edges, "edge"): return readEdge(element)
    case (.node(let index), "attvalues"), (.node(let index), "spells"), (.node(let index), "slices"),
      (.node(let index), "parents"):
      return .list(.node(index))
    case (.edge(let index), "attvalues"), (.edge(let index), "spells"), (.edge(let index), "slices"):
      return .list(.edge(index))
    case (.list(let owner), "attvalue"): readValue(element, of: owner)
    case (.list(let owner), "spell"), (.list(let owner), "slice"): periods.add(element, to: owner)
    case (.list, "parent"): if let id = element["for"] ?? element["id"] { parents.append(id) }
    case (.node(let index), _): readPicture(element, of: .node(index))
    case (.edge(let index), _): readPicture(element, of: .edge(index))
    default: count.unknown[element.name, default: 0] += 1
    }
    return .other
  }

  private mutating func end() {
    guard let (place, text) = places.popLast() else { return }
    switch place {
    case .metaText(let name): meta.append((name, XMLTypedText.trimmed(text)))
    case .preset(true, let id): nodeAttributes[id]?.preset = text
    case .preset(false, let id): edgeAttributes[id]?.preset = text
    case .node(let index):
      if !parents.isEmpty { add("parents", .list(parents.map(PropertyValue.text)), to: .node(index)) }
      parents = []
    default: break
    }
    scanner.keepsText = places.last.map { isText($0.place) } ?? false
  }

  mutating func add(_ key: String, _ value: PropertyValue, to owner: Owner) {
    let isNew =
      switch owner {
      case .node(let index): nodeLists.add(key, value, to: &flat.nodes[index].attributes, of: index)
      case .edge(let index): edgeLists.add(key, value, to: &flat.edges[index].attributes, of: index)
      }
    if !isNew { count.repeated += 1 }
  }

  mutating func report(_ code: String, _ message: String, _ location: SourceLocation, hint: String? = nil) {
    flat.diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }
}
