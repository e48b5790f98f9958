import RelationGraph

/// Reads Pajek networks and projects, section by section.
struct PajekReader: FlatReading {
  enum Values { case partition, vector, permutation, other }
  /// What the lines are.
  enum Section {
    case none, skipped
    case vertices, values
    case lines(isDirected: Bool)
    case lists(isDirected: Bool)
    case matrix
  }

  var rows: TextRows
  var place: SourceLocation { rows.location }
  var flat = FlatGraph()
  var networks: [PajekNetwork] = []
  var section = Section.none
  /// The relation of the lines of this section, and the names of relations.
  var relation: Int?
  var relationNames: [Int: String] = [:]
  /// How many values of a matrix were read.
  var cell = 0
  var tables: [PajekTable] = []
  private var networkName: String?
  private var pending: (values: Values, name: String)?
  private var fileValues: Values?

  init(_ source: GraphSource) throws(ReadError) {
    let decoded = try source.decoded()
    rows = TextRows(decoded.text, file: source.name)
    flat.diagnostics = decoded.warnings
  }

  /// Reads the numbers of a partition or a vector that is a file of its own.
  mutating func readValues(_ source: GraphSource, as values: Values) throws(ReadError) {
    var reader = try PajekReader(source)
    reader.fileValues = values
    reader.readRows()
    tables += reader.tables
    flat.diagnostics += reader.flat.diagnostics
  }

  mutating func read() -> FlatGraph {
    readRows()
    PajekAssembly.assemble(&self)
    return flat
  }

  private mutating func readRows() {
    while !isFull, rows.advance() {
      guard let first = rows.first, first != UInt8(ascii: "%") else { continue }
      if first == UInt8(ascii: "*") {
        readHeader()
        continue
      }
      switch section {
      case .none:
        report("no-section", "there is text before the first section", hint: "a network begins with *Vertices N")
      case .skipped: continue
      case .vertices: readVertex()
      case .values: readValue()
      case .lines(let isDirected): readLine(isDirected: isDirected)
      case .lists(let isDirected): readList(isDirected: isDirected)
      case .matrix: readMatrixRow()
      }
      if case .none = section { return }
    }
  }

  private mutating func readHeader() {
    let words = PajekWords.words(rows)
    let name = words.first?.text.lowercased() ?? ""
    relation = nil
    switch name {
    case "*vertices": beginVertices(words.dropFirst())
    case "*network":
      networkName = rest(words)
      (section, pending) = (.skipped, nil)
    case "*arcs", "*arclist", "*arcslist", "*edges", "*edgelist", "*edgeslist", "*matrix":
      beginLines(name, words.dropFirst())
    case "*partition": beginValues(.partition, words)
    case "*vector": beginValues(.vector, words)
    case "*permutation": beginValues(.permutation, words)
    default:
      // Clusters and hierarchies have vertices of their own, which are no network.
      (section, pending) = (.skipped, name == "*cluster" || name == "*hierarchy" ? (.other, "") : nil)
      report(.warning, "section-not-read", "the section '\(words.first?.text ?? "")' is not read")
    }
  }

  private func rest(_ words: [TextRows.Word]) -> String { words.dropFirst().map(\.text).joined(separator: " ") }

  private mutating func beginValues(_ values: Values, _ words: [TextRows.Word]) {
    pending = (values, rest(words))
    section = .skipped
  }

  private mutating func beginVertices(_ words: ArraySlice<TextRows.Word>) {
    let numbers = words.prefix(2).map { Int($0.text) }
    guard let first = numbers.first, let count = first, count >= 0 else {
      report("bad-number", "*Vertices is followed by their number")
      section = .skipped
      return
    }
    if case .other? = pending?.values {
      (section, pending) = (.skipped, nil)
      return
    }
    if let values = pending ?? fileValues.map({ ($0, "") }) {
      tables.append(
        PajekTable(values: values.0, name: values.1, count: count, location: rows.location, file: rows.file))
      section = .values
      pending = nil
      return
    }
    let announced = networks.reduce(0) { $0 + $1.count }
    guard count <= AnnouncedCount.allowance(rows.bytes.count),
      announced + count <= 2 * AnnouncedCount.allowance(rows.bytes.count)
    else {
      flat.diagnostics.append(AnnouncedCount.tooMany(String(count), at: rows.location))
      section = .none
      return
    }
    var firstMode: Int?
    if numbers.count == 2 {
      if let number = numbers[1], (0...count).contains(number) {
        firstMode = number
      } else {
        report("bad-number", "the second number after *Vertices is how many of the \(count) are of the first mode")
      }
    }
    networks.append(PajekNetwork(name: networkName ?? "", count: count, firstMode: firstMode, at: rows.location))
    (networkName, section, relationNames) = (nil, .vertices, [:])
  }

  private mutating func beginLines(_ name: String, _ words: ArraySlice<TextRows.Word>) {
    pending = nil
    guard networks.last != nil else {
      report("no-vertices", "there are lines before *Vertices")
      section = .none
      return
    }
    cell = 0
    switch name {
    case "*arcs": section = .lines(isDirected: true)
    case "*edges": section = .lines(isDirected: false)
    case "*arclist", "*arcslist": section = .lists(isDirected: true)
    case "*matrix": section = .matrix
    default: section = .lists(isDirected: false)
    }
    guard let first = words.first else { return }
    guard first.text.hasPrefix(":"), let number = Int(first.text.dropFirst()) else {
      // A name without a number is the relation of its own section.
      if first.isQuoted {
        relation = -1 - networks.count - relationNames.count
        relationNames[relation ?? 0] = first.text
      }
      return
    }
    relation = number
    if let label = words.dropFirst().first { relationNames[number] = label.text }
  }
}
