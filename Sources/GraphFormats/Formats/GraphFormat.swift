import RelationGraph

/// A file format: what it is called, what it keeps, how it is read and written.
///
/// Adding one is a value and a line in ``all``; command line, documentation and the round-trip test iterate the list.
public struct GraphFormat: Sendable, Identifiable {
  public let id: String
  public let title: String
  /// File name extensions, without the dot; the first is the usual one.
  public let extensions: [String]
  /// Where the format is defined.
  public let specification: String
  /// What a graph keeps when it is written in it.
  public let keeps: Fidelity
  /// One line for the guide: who uses it, and what to know.
  public var guide: String { FormatGuide.lines[id] ?? "" }
  let reader: (@Sendable (GraphSource) throws(ReadError) -> GraphDraft)?
  let writer: (@Sendable (PropertyGraph) -> [WrittenFile])?
  /// Writes places, colours and shapes of nodes, too.
  var pictureWriter: (@Sendable (PropertyGraph, GraphPicture) -> [WrittenFile])?
  /// Whether the beginning of a file looks like this format.
  var recognises: (@Sendable (ContentHead) -> Bool)?
  /// Whether a folder with files of these names is this format.
  var recognisesFolder: (@Sendable (Set<String>) -> Bool)?
  /// Whether files are read a piece at a time: their graphs are much smaller than they are.
  var isStreamed = false
  /// Whether the reader takes what it needs from a file, so that nobody has to hold it.
  var readsFiles = false
  /// What is lost, where that does not follow from ``keeps``.
  var lossRule: (@Sendable (PropertyGraph) -> [Loss])?
  /// What comes back, where that does not follow from ``keeps``.
  var keepRule: (@Sendable (PropertyGraph) -> PropertyGraph)?

  public var isReadable: Bool { reader != nil }
  public var isWritable: Bool { writer != nil }
  /// Whether it holds where nodes stand and what they look like.
  public var holdsPictures: Bool { pictureWriter != nil }

  public static let all: [GraphFormat] = [
    .yaml, .jsonLines, .csv, .mapping, .dot, .graphML, .gexf, .gml, .nodeLink, .jsonGraph, .graphology, .cytoscape,
    .cx2, .cx, .pajek, .dl, .matrixMarket, .metis, .leda, .edgeList, .tsv, .sif, .adjacencyList, .sqlite,
    .dataPackage, .neo4j, .cypher, .followTheMoney, .followTheMoneyStatements, .popolo, .beneficialOwnership,
    .wikidata, .sparqlJSON, .gdelt, .gdeltYears, .gdeltMonths, .icews, .icewsYears, .icewsMonths, .turtle, .jsonLD,
  ]

  /// The format with this id or extension.
  public static func named(_ name: String) -> GraphFormat? {
    all.first { $0.id == name } ?? all.first { $0.extensions.contains(name) }
  }
}

extension GraphFormat {
  /// What of a graph this format cannot hold, field by field.
  public func losses(of graph: PropertyGraph) -> [Loss] { lossRule?(graph) ?? keeps.losses(of: graph) }

  /// The graph as it comes back from being written and read.
  public func kept(of graph: PropertyGraph) -> PropertyGraph { keepRule?(graph) ?? graph.keeping(keeps) }
}

/// One file of a written graph; `name` is empty where the format is a single file.
///
/// Its text is made when somebody asks for it: what a large graph becomes need never be there as a whole.
public struct WrittenFile: Hashable, Sendable {
  public var name: String
  /// The bytes of the file, a part at a time.
  package var text: TextParts

  /// The whole file; empty where it was made on a disk, and cannot be read back from there.
  public var bytes: [UInt8] {
    get { text.bytes }
    set { text = TextParts(newValue) }
  }

  package init(name: String, text: TextParts) { (self.name, self.text) = (name, text) }

  package init(name: String, bytes: [UInt8]) { self.init(name: name, text: TextParts(bytes)) }

  public static func == (a: WrittenFile, b: WrittenFile) -> Bool { a.name == b.name && a.bytes == b.bytes }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes)
  }
}

extension GraphFormat {
  /// Reads a graph and holds it against its schema.
  ///
  /// - Throws: `ReadError` with all problems found.
  public func read(_ source: GraphSource) throws(ReadError) -> ReadResult {
    guard let reader else {
      throw ReadError(
        Diagnostic(
          .error, "cannot-read", "\(title) can be written but not read", at: SourceLocation(file: source.name),
          hint: "readable: " + GraphFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")))
    }
    WorkProgress.current.begin("Reading \(source.name.lastPart)")
    let draft = try reader(source)
    WorkProgress.current.begin("Building the graph")
    return try draft.build()
  }

  /// The graph as files: one with an empty name, or several for a folder. `nil` if the format cannot be written, and empty where
  /// there is not enough room for what it needs besides the file.
  public func files(_ graph: PropertyGraph) -> [WrittenFile]? { writer?(graph.canonical()) }

  /// The graph with where its nodes stand in a picture. `nil` if the format does not hold that.
  public func files(_ graph: PropertyGraph, picture: GraphPicture) -> [WrittenFile]? {
    pictureWriter?(graph.canonical(), picture)
  }

  /// The graph as the text of a single-file format.
  public func text(_ graph: PropertyGraph) -> String? {
    guard let files = files(graph), files.count == 1 else { return nil }
    return files[0].text.text
  }
}
