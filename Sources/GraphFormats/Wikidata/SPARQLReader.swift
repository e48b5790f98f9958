import RelationGraph

/// Reads results of SPARQL queries in JSON, a row at a time.
///
/// A row is about an `item`; it may join it to a `value` by a `property`, or have columns that are properties themselves. See
/// ``SPARQLVariables`` for the names.
struct SPARQLReader {
  let file: String
  private let bytes: ArraySlice<UInt8>
  private var counter: PlaceCounter
  var graph: WikidataGraph
  var variables = SPARQLVariables([], table: .shared)
  /// Relations by what they say: rows repeat them once for every combination of the other columns.
  var known: [String: Int] = [:]
  /// What rows have said: most of them repeat something.
  private var said: Set<[String]> = []

  /// Whether something is said for the first time.
  mutating func isNew(_ parts: String...) -> Bool { said.insert(parts).inserted }

  init(_ source: GraphSource) throws(ReadError) {
    file = source.name
    let all = try source.bytes()
    bytes = all.starts(with: [0xEF, 0xBB, 0xBF]) ? all.dropFirst(3) : all[...]
    guard String(validating: bytes, as: UTF8.self) != nil else {
      _ = try TextCheck.text(all, name: file)
      throw ReadError(Diagnostic(.error, "invalid-utf8", "the text is not valid UTF-8", at: SourceLocation(file: file)))
    }
    counter = PlaceCounter(bytes)
    graph = WikidataGraph(file: file)
  }

  mutating func read() throws(ReadError) -> GraphDraft {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw ReadError(Diagnostic(.error, "empty", "there is nothing in this file", at: SourceLocation(file: file)))
    }
    var scanner = JSONScanner(bytes)
    var (head, results): (Range<Int>?, Range<Int>?)
    let isWhole = scanner.members { key, value in
      if key.elementsEqual("head".utf8) { head = value }
      if key.elementsEqual("results".utf8) { results = value }
    }
    guard let head, let results else {
      let isCut = !isWhole && scanner.index >= bytes.endIndex
      throw error(
        isCut ? "json-syntax" : "wrong-structure",
        isCut ? "the text ends too early" : "a query result has a 'head' and 'results'", at: scanner.index)
    }
    if !isWhole { throw error("json-syntax", "the text ends too early or is not JSON", at: scanner.index) }
    scanner.skipSpace()
    guard scanner.current == nil else { throw error("json-syntax", "more text behind the value", at: scanner.index) }
    try readHead(head)
    var inner = JSONScanner(bytes[results])
    var rows: Range<Int>?
    _ = inner.members { key, value in if key.elementsEqual("bindings".utf8) { rows = value } }
    guard let rows else { throw error("wrong-structure", "the results have no 'bindings'", at: results.lowerBound) }
    var items: [Range<Int>] = []
    var list = JSONScanner(bytes[rows])
    guard list.items({ items.append($0) }) else {
      throw error("json-syntax", "'bindings' is not a list of rows", at: list.index)
    }
    for item in items where graph.problems.count <= GraphDraft.diagnosticLimit { readRow(item) }
    return graph.draft(title: "Query result")
  }

  private mutating func error(_ code: String, _ message: String, at index: Int, hint: String? = nil) -> ReadError {
    ReadError(Diagnostic(.error, code, message, at: location(index), hint: hint))
  }

  private mutating func location(_ index: Int) -> SourceLocation {
    let place = counter.place(index)
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  private mutating func readHead(_ range: Range<Int>) throws(ReadError) {
    let names: [String]
    do throws(JSONError) {
      names = try JSONParser.parse(bytes[range]).member("vars")?.items.compactMap(\.string) ?? []
    } catch {
      throw self.error("json-syntax", error.message, at: range.lowerBound + error.offset)
    }
    variables = SPARQLVariables(names, table: graph.table)
    guard variables.item != nil else {
      throw error(
        "missing-column", "there is no column for the item that a row is about", at: range.lowerBound,
        hint: "name it ?item, and what it is joined to ?value with ?property, or ?party, ?position and so on")
    }
  }

  private mutating func readRow(_ range: Range<Int>) {
    let place = location(range.lowerBound)
    do throws(JSONError) {
      var row: [String: SPARQLTerm] = [:]
      for member in try JSONParser.parse(bytes[range]).members {
        guard let term = SPARQLTerm(member.value) else {
          graph.notes.add(.badValue, "?\(member.key)", at: place)
          continue
        }
        row[member.key] = term
      }
      read(row, at: place)
    } catch {
      graph.problems.append(
        Diagnostic(.error, "json-syntax", error.message, at: location(range.lowerBound + error.offset)))
    }
  }
}
