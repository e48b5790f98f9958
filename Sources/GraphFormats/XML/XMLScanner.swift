import RelationGraph

/// Reads XML 1.0 as a sequence of tags and texts, in time and memory proportional to the file.
///
/// FoundationXML's parser is not used for reading: it takes quadratic time over many different names or prefixes (139 s for a file
/// of 13 MB), drops references to declared entities without a word, reports success for elements that are not closed, unwraps
/// what may be missing, and gives the places of tags by their ends. The tests hold this scanner against it.
///
/// Nothing outside the file is ever opened. A DOCTYPE is passed over; entities that it declares are not known, so that none can
/// expand.
struct XMLScanner {
  /// How deep elements may lie in each other.
  static let depthLimit = 256
  /// How many attributes a tag may have.
  static let attributeLimit = 256

  let file: String
  let bytes: [UInt8]
  var index: Int
  /// Whether texts are reported; between records they are only white space.
  var keepsText = false
  /// Remarks on the document: its encoding, its DOCTYPE.
  var diagnostics: [Diagnostic] = []
  var open: [(name: Range<Int>, location: SourceLocation)] = []
  var hasRoot = false
  /// The element that a tag opened and closed at once.
  var closing: String?
  private var cursor = (index: 0, line: 1, column: 1)

  /// - Throws: `ReadError` where the bytes are no text in the encoding that they declare.
  init(_ source: GraphSource) throws(ReadError) {
    file = source.name
    let text = try XMLEncoding.decoded(source.bytes(), name: source.name)
    bytes = text.bytes
    index = text.start
    cursor.index = text.start
    if let remark = text.remark { diagnostics.append(remark) }
  }

  /// The next tag or text; `nil` behind the end of the root element.
  mutating func next() throws(ReadError) -> XMLEvent? {
    if let name = closing {
      closing = nil
      open.removeLast()
      return .end(name)
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        if let text = try text() { return .text(text) }
        continue
      }
      switch byte(at: index + 1) {
      case UInt8(ascii: "/"): return .end(try endTag())
      case UInt8(ascii: "?"): if let instruction = try instruction() { return instruction }
      case UInt8(ascii: "!"): if let text = try declaration() { return .text(text) }
      default: return .start(try startTag())
      }
    }
    if let last = open.last {
      throw failure(
        "unclosed-element", "'\(string(last.name))' is not closed", at: bytes.count,
        hint: "it opens at \(last.location); perhaps the file is cut off")
    }
    guard hasRoot else { throw failure("empty", "there is no element in this file", at: bytes.count) }
    return nil
  }

  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether the text goes on with these characters.
  func follows(_ text: StaticString, at index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { text in text.indices.allSatisfy { bytes[index + $0] == text[$0] } }
  }

  /// The line and the column of a byte. Places are asked for in the order of the file, so that no line is counted twice.
  mutating func location(at offset: Int) -> SourceLocation {
    if offset < cursor.index { cursor = (0, 1, 1) }
    bytes.withUnsafeBufferPointer { bytes in
      var (index, line, column) = cursor
      let end = min(offset, bytes.count)
      while index < end {
        let byte = bytes[index]
        if byte == 0x0A {
          line &+= 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column &+= 1
        }
        index &+= 1
      }
      cursor = (index, line, column)
    }
    return SourceLocation(file: file, line: cursor.line, column: cursor.column)
  }

  mutating func failure(
    _ code: String, _ message: String, at offset: Int, hint: String? = nil, isLimit: Bool = false
  ) -> ReadError {
    ReadError(Diagnostic(.error, code, message, at: location(at: offset), hint: hint), isLimit: isLimit)
  }
}
