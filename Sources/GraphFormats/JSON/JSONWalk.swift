import RelationGraph

/// Walks through a JSON file record by record and knows the place of each, so that the file never stands in memory as a tree.
///
/// What other programs write beside RFC 8259 is met with a diagnostic: `NaN` and infinities are missing values, integers beyond
/// 64 bits are texts, keys that occur twice are errors.
struct JSONWalk {
  let file: String
  private(set) var diagnostics: [Diagnostic] = []
  private var parser: JSONParser
  private var places: TextPlaces
  private var isFirst = false
  /// Notes that are made once a file.
  private var noted: Set<String> = []
  /// Long keys that every record has are in memory once.
  private var keys: [String: String] = [:]

  /// What comes next.
  enum Token {
    case object, list, text, number, word, end
  }

  /// - Throws: `ReadError` if there is no text.
  init(_ source: GraphSource) throws(ReadError) {
    file = source.name
    let bytes = try source.bytes()
    var rest = bytes[...]
    if TextEncoding(bytes) != nil {
      let decoded = try source.decoded()
      diagnostics = decoded.warnings
      rest = Array(decoded.text.utf8)[...]
    }
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    // Control characters other than line ends are met inside texts by the parser; only UTF-8 is checked here.
    guard String(validating: rest, as: UTF8.self) != nil else {
      _ = try TextCheck.text(bytes, name: file)
      throw ReadError(Diagnostic(.error, "invalid-utf8", "the text is not valid UTF-8", at: SourceLocation(file: file)))
    }
    parser = JSONParser(rest)
    parser.isLenient = true
    places = TextPlaces(rest)
    guard next != .end else {
      throw ReadError(Diagnostic(.error, "empty", "there is nothing in this file", at: SourceLocation(file: file)))
    }
  }

  // MARK: Steps

  var next: Token {
    mutating get {
      parser.skipSpace()
      guard let byte = parser.current else { return .end }
      return switch byte {
      case UInt8(ascii: "{"): .object
      case UInt8(ascii: "["): .list
      case UInt8(ascii: "\""): .text
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
      default: .word
      }
    }
  }

  /// The place of what comes next, in bytes.
  var offset: Int {
    mutating get {
      parser.skipSpace()
      return parser.index - parser.bytes.startIndex
    }
  }

  /// Steps into an object; something else is reported and passed over.
  mutating func enterObject(_ name: String) throws(JSONError) -> Bool {
    try enter(.object, name, "an object")
  }

  /// Steps into a list; something else is reported and passed over.
  mutating func enterList(_ name: String) throws(JSONError) -> Bool { try enter(.list, name, "a list") }

  private mutating func enter(_ token: Token, _ name: String, _ shape: String) throws(JSONError) -> Bool {
    guard next == token else {
      let place = offset
      let value = try value()
      // Nothing is nothing: some programs write `null` for an empty list.
      if case .null = value { return false }
      report("wrong-structure", "\(name) is \(value.shape), not \(shape)", at: place)
      return false
    }
    try parser.enter()
    isFirst = true
    return true
  }

  /// The next key of the object that was entered, its value ahead; `nil` behind the last one.
  ///
  /// - Parameter seen: the keys so far, for the same object. One that comes again is reported and passed over.
  mutating func nextKey(_ seen: inout Set<String>) throws(JSONError) -> (key: String, offset: Int)? {
    while try parser.step(&isFirst, closing: "}") {
      let found = try parser.key()
      if seen.insert(found.key).inserted { return found }
      try parser.meet(.repeatedKey(found.key), found.offset)
      _ = try value()
    }
    parser.leave()
    return nil
  }

  /// The place of the next item of the list that was entered; `nil` behind the last one.
  mutating func nextItem() throws(JSONError) -> Int? {
    guard try parser.step(&isFirst, closing: "]") else {
      parser.leave()
      return nil
    }
    return offset
  }

  mutating func value() throws(JSONError) -> JSONValue {
    let value = try parser.value()
    for finding in parser.findings { report(finding) }
    parser.findings.removeAll()
    return value
  }

  /// The members of a value that has to be an object.
  mutating func object(_ name: String) throws(JSONError) -> [JSONValue.Member]? {
    let place = offset
    let value = try value()
    if case .object(let members) = value { return members }
    report("wrong-structure", "\(name) is \(value.shape), not an object", at: place)
    return nil
  }

  /// A value that has to be `true` or `false`; `nil` where it is missing.
  mutating func flag(_ name: String) throws(JSONError) -> Bool? {
    let place = offset
    switch try value() {
    case .flag(let flag): return flag
    case .integer(let number) where number == 0 || number == 1: return number == 1
    case .null: return nil
    case let value:
      report("wrong-type", "'\(name)' is \(value.shape), not true or false", at: place)
      return nil
    }
  }

  /// - Throws: `JSONError` if something comes behind the value of the file.
  mutating func finish() throws(JSONError) {
    for finding in parser.findings { report(finding) }
    guard next == .end else { throw parser.error("more text behind the value") }
  }

  // MARK: Diagnostics

  mutating func location(_ offset: Int) -> SourceLocation {
    let place = places.place(of: offset)
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  mutating func report(
    _ code: String, _ message: String, at offset: Int, hint: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    guard diagnostics.count <= GraphDraft.diagnosticLimit else { return }
    diagnostics.append(Diagnostic(severity, code, message, at: location(offset), hint: hint))
  }

  /// A note that is made where something occurs for the first time.
  mutating func note(_ code: String, _ message: String, at offset: Int, hint: String? = nil) {
    guard noted.count < GraphDraft.diagnosticLimit, noted.insert(message).inserted else { return }
    report(code, message, at: offset, hint: hint, severity: .note)
  }

  private mutating func report(_ finding: JSONFinding) {
    switch finding.content {
    case .notFinite(let text):
      report(
        "not-a-number", "\(text.prefix(40)) is not a number that a property can hold: the value is missing",
        at: finding.offset, severity: .warning)
    case .longInteger(let text):
      report(
        "long-integer", "\(text.prefix(40)) does not fit an integer of 64 bits: it is kept as text",
        at: finding.offset, severity: .warning)
    case .repeatedKey:
      report(
        "duplicate-key", finding.content.message, at: finding.offset,
        hint: "other programs take one of the values and drop the other")
    }
  }

  mutating func report(_ error: JSONError) {
    report(
      "json-syntax", error.message, at: error.offset,
      hint: error.offset >= parser.bytes.count ? "the file looks cut off: get it once more" : nil)
  }

  /// The same key, in memory once.
  mutating func shared(_ key: String) -> String {
    guard key.utf8.count > 15 else { return key }
    if let known = keys[key] { return known }
    if keys.count < 10_000 { keys[key] = key }
    return key
  }
}
