import RelationGraph

/// The objects of a JSON file: one a line, the items of an array, or the items of a member of the only object.
struct JSONRecords {
  let file: String
  private let bytes: ArraySlice<UInt8>
  private var lineStarts: [Int] = []
  private let isEmpty: Bool
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter allowsNothing: whether a file may be empty, as a list of lines may.
  init(_ source: GraphSource, allowsNothing: Bool = false) throws(ReadError) {
    var bytes = try source.bytes()
    file = source.name
    if TextEncoding(bytes) != nil {
      let decoded = try source.holding(bytes).decoded()
      bytes = Array(decoded.text.utf8)
      diagnostics = decoded.warnings
    }
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    // Control characters inside texts are met by the parser.
    if String(validating: self.bytes, as: UTF8.self) == nil {
      _ = try TextCheck.text(bytes, name: file)
      throw ReadError(Diagnostic(.error, "invalid-utf8", "the text is not valid UTF-8", at: SourceLocation(file: file)))
    }
    isEmpty = !self.bytes.contains { $0 > 0x20 }
    guard isEmpty else { return }
    let problem = Diagnostic(
      allowsNothing ? .warning : .error, "empty", "there is nothing in this file", at: SourceLocation(file: file))
    guard allowsNothing else { throw ReadError(problem) }
    diagnostics.append(problem)
  }

  /// The beginning of the file.
  var head: ContentHead { ContentHead(Array(bytes.prefix(ContentHead.size))) }

  /// Hands every object and its place to `body`.
  ///
  /// - Parameter lists: the members of a single object that hold the objects; without one of them it is the object.
  mutating func forEach(in lists: [String], _ body: (JSONRecord, SourceLocation) -> Void) throws(ReadError) {
    if isEmpty { return }
    if isLines { try forEachLine(body) } else { try forEachItem(in: lists, body) }
  }

  /// The only value of the file.
  mutating func document() throws(ReadError) -> JSONValue {
    lineStarts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { lineStarts.append(index + 1) }
    do throws(JSONError) {
      return try JSONParser.parse(bytes)
    } catch {
      throw ReadError(
        diagnostics + [Diagnostic(.error, "json-syntax", error.message, at: location(error.offset))])
    }
  }

  /// Whether the first line is an object of its own, and there are more.
  private var isLines: Bool {
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
    let end = Lines.end(of: bytes[start...])
    let first = bytes[start..<end]
    guard first.first == UInt8(ascii: "{"), bytes[end...].contains(where: { $0 > 0x20 }) else { return false }
    if (try? JSONParser.parse(first)) != nil { return true }
    return first.count > 1 && first.last { $0 > 0x20 } == UInt8(ascii: "}")
  }

  private mutating func forEachLine(_ body: (JSONRecord, SourceLocation) -> Void) throws(ReadError) {
    var rest = bytes
    var line = 0
    while !rest.isEmpty, diagnostics.count <= GraphDraft.diagnosticLimit {
      let end = Lines.end(of: rest)
      let row = rest[..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      line += 1
      guard row.contains(where: { $0 > 0x20 }) else { continue }
      func place(_ offset: Int) -> SourceLocation {
        SourceLocation(file: file, line: line, column: TextCheck.column(of: row.startIndex + offset, in: row))
      }
      do throws(JSONError) {
        if let record = JSONRecord(try JSONParser.parse(row)) {
          body(record, place(0))
        } else {
          diagnostics.append(Diagnostic(.error, "wrong-structure", "a line is not an object", at: place(0)))
        }
      } catch {
        diagnostics.append(Diagnostic(.error, "json-syntax", error.message, at: place(error.offset)))
      }
    }
  }

  private mutating func forEachItem(
    in lists: [String], _ body: (JSONRecord, SourceLocation) -> Void
  ) throws(ReadError) {
    let root = try document()
    var items = [root]
    if case .array(let found) = root { items = found }
    if let record = JSONRecord(root), let name = lists.first(where: { record[$0] != nil }),
      case .array(let found)? = record[name]
    {
      items = found
    }
    for item in items {
      guard let record = JSONRecord(item) else {
        diagnostics.append(
          Diagnostic(
            .error, "wrong-structure", "\(item.shape) stands where an object is expected",
            at: SourceLocation(file: file)))
        if diagnostics.count > GraphDraft.diagnosticLimit { return }
        continue
      }
      body(record, place(of: record))
    }
  }

  /// Where an object begins, as far as that is known.
  func place(of record: JSONRecord) -> SourceLocation {
    record.offset.map { location($0) } ?? SourceLocation(file: file)
  }

  private func location(_ offset: Int) -> SourceLocation {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = bytes.startIndex + (lineStarts.isEmpty ? 0 : lineStarts[low])
    let end = min(bytes.startIndex + offset, bytes.endIndex)
    // A file may be one line; counting its characters for every record would be quadratic.
    let column = end - start > 4096 ? end - start + 1 : TextCheck.column(of: max(start, end), in: bytes[start...])
    return SourceLocation(file: file, line: low + 1, column: column)
  }
}
