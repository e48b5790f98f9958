import RelationGraph

/// Reads Matrix Market files: a square matrix ties its rows to each other, any other one its rows to its columns.
struct MatrixMarketReader: FlatReading {
  enum Symmetry: String {
    case general, symmetric
    case skew = "skew-symmetric"
    case hermitian
  }

  var rows: TextRows
  var place: SourceLocation { rows.location }
  var flat = FlatGraph()
  private var isArray = false
  private(set) var isPattern = false
  private(set) var isInteger = false
  var symmetry = Symmetry.general
  private var names: [String]?
  private(set) var height = 0
  private(set) var width = 0

  static func read(_ source: GraphSource) throws(ReadError) -> FlatGraph {
    let decoded = try source.decoded()
    var reader = MatrixMarketReader(rows: TextRows(decoded.text, file: source.name))
    reader.flat.diagnostics = decoded.warnings
    reader.readAll()
    return reader.flat
  }

  private init(rows: TextRows) { self.rows = rows }

  private mutating func readAll() {
    guard rows.advance(), readBanner() else {
      if flat.diagnostics.isEmpty { report("empty", "there is nothing in this file") }
      return
    }
    guard advance() else {
      report("cut-off", "the file ends before the size of the matrix")
      return
    }
    let place = rows.location
    let size = rows.words.map { Int($0.text) }
    guard size.count == (isArray ? 2 : 3), let height = size[0], let width = size[1], height >= 0, width >= 0 else {
      report(
        "bad-size", isArray ? "the size is rows and columns" : "the size is rows, columns and entries",
        hint: "three numbers for 'coordinate', two for 'array'")
      return
    }
    guard symmetry == .general || height == width else {
      report("bad-size", "a \(symmetry.rawValue) matrix has as many rows as columns, not \(height) and \(width)")
      return
    }
    let (count, overflow) = height.addingReportingOverflow(height == width ? 0 : width)
    guard !overflow, count <= AnnouncedCount.allowance(rows.bytes.count) else {
      flat.diagnostics.append(AnnouncedCount.tooMany("\(height) and \(width)", at: place))
      return
    }
    (self.height, self.width) = (height, width)
    flat.isDirected = height == width && symmetry != .symmetric
    addNodes(at: place)
    if isArray {
      readArray()
    } else if let entries = size[2] {
      readEntries(entries, announced: place)
    } else {
      report("bad-size", "the number of entries is not a number", at: place)
    }
  }

  private mutating func readBanner() -> Bool {
    let words = rows.words.map { $0.text.lowercased() }
    guard words.first == "%%matrixmarket", words.count == 5, words[1] == "matrix" else {
      report(
        "bad-header", "the first line is %%MatrixMarket matrix, then format, field and symmetry",
        hint: "%%MatrixMarket matrix coordinate real general")
      return false
    }
    guard words[2] == "coordinate" || words[2] == "array" else {
      report("bad-header", "the format is 'coordinate' or 'array', not '\(words[2])'")
      return false
    }
    guard ["real", "double", "integer", "unsigned-integer", "pattern"].contains(words[3]) else {
      if words[3] == "complex" {
        report(
          "complex-values", "the values are complex numbers, which no tie has", hint: "write their absolute values")
      } else {
        report("bad-header", "the field is 'real', 'integer' or 'pattern', not '\(words[3])'")
      }
      return false
    }
    guard let symmetry = Symmetry(rawValue: words[4]) else {
      report("bad-header", "the symmetry is 'general', 'symmetric' or 'skew-symmetric', not '\(words[4])'")
      return false
    }
    (isArray, isPattern, isInteger) = (words[2] == "array", words[3] == "pattern", words[3].hasSuffix("integer"))
    // Real numbers are their own conjugates.
    self.symmetry = symmetry == .hermitian ? .symmetric : symmetry
    guard !(isArray && isPattern) else {
      report("bad-header", "an array has values: 'pattern' does not go with it")
      return false
    }
    return true
  }

  /// The next line that is neither empty nor a comment.
  mutating func advance() -> Bool {
    while rows.advance() {
      guard let first = rows.first else { continue }
      guard first == UInt8(ascii: "%") else { return true }
      if names == nil, rows.text(rows.row) == MatrixMarketNames.mark {
        names = []
      } else if names != nil, rows.bytes[rows.row.lowerBound] == UInt8(ascii: "%") {
        names?.append(rows.text((rows.row.lowerBound + 1)..<rows.row.upperBound))
      }
    }
    return false
  }

  private mutating func addNodes(at place: SourceLocation) {
    if let names, names.count != height || height != width || Set(names).count != names.count {
      report(
        .warning, "bad-names", "the comments name \(names.count) nodes, not one for each of \(height) rows", at: place)
      self.names = nil
    }
    for row in 0..<height {
      var node = FlatGraph.Node(id: id(row: row + 1), location: place)
      if height != width { node.attributes.append(("kind", .text(TwoMode.kind(1)))) }
      flat.nodes.append(node)
    }
    guard height != width else { return }
    for column in 0..<width {
      flat.nodes.append(
        FlatGraph.Node(
          id: id(column: column + 1), attributes: [("kind", .text(TwoMode.kind(2)))], location: place))
    }
  }

  private func id(row: Int) -> String {
    if let names, names.indices.contains(row - 1) { return names[row - 1] }
    return height == width ? String(row) : "r\(row)"
  }

  private func id(column: Int) -> String { height == width ? id(row: column) : "c\(column)" }

  /// Adds the tie of a cell, and the one that symmetry adds to it.
  mutating func add(_ row: Int, _ column: Int, _ value: PropertyValue?) {
    func edge(_ from: String, _ to: String, _ value: PropertyValue?) -> FlatGraph.Edge {
      FlatGraph.Edge(from: from, to: to, attributes: value.map { [("weight", $0)] } ?? [], location: rows.location)
    }
    // The lower triangle stands for both: an undirected tie is written from the smaller number.
    let isTurned = symmetry == .symmetric && row > column
    flat.edges.append(
      isTurned ? edge(id(column: column), id(row: row), value) : edge(id(row: row), id(column: column), value))
    if symmetry == .skew, row != column, let value {
      flat.edges.append(edge(id(column: column), id(row: row), TieNumber.negated(value)))
    }
  }
}
