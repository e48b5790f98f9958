import Testing

@testable import GraphFormats

/// RFC 8259, case by case.
@Suite struct JSONParserTests {
  private func parse(_ text: String) -> Result<JSONValue, JSONError> { parse(Array(text.utf8)) }

  private func parse(_ bytes: [UInt8]) -> Result<JSONValue, JSONError> {
    do throws(JSONError) { return .success(try JSONParser.parse(bytes[...])) } catch { return .failure(error) }
  }

  @Test(arguments: [
    ("0", "integer(0)"), ("-1", "integer(-1)"), ("9223372036854775807", "integer(9223372036854775807)"),
    ("-9223372036854775808", "integer(-9223372036854775808)"), ("-0", "real(-0.0)"), ("1.0", "real(1.0)"),
    ("-0.0", "real(-0.0)"), ("1e2", "real(100.0)"), ("1E+2", "real(100.0)"), ("1.5e-3", "real(0.0015)"),
    ("123456789012345678901.0", "real(1.2345678901234568e+20)"), ("1e-999", "real(0.0)"), ("0e1", "real(0.0)"),
    ("true", "flag(true)"), ("false", "flag(false)"), ("null", "null"), (" \t\r\n1 \n", "integer(1)"),
    ("\"\"", "text(\"\")"), ("\"\\u0041\\u00e9\\uAC00\"", "text(\"Aé가\")"), ("\"\\\"\\\\\\/\"", "text(\"\\\"\\\\/\")"),
    ("\"\\uD83D\\uDE00\"", "text(\"😀\")"), ("[]", "array([])"),
    ("[1, [2]]", "[integer(1), array([integer(2)])]"), ("{}", "object([])"), ("\"\\b\\f\\n\\r\\t\"", "\\n\\r\\t"),
  ])
  func accepted(text: String, expected: String) throws {
    let value = try parse(text).get()
    let shown = String(reflecting: value).replacing("GraphFormats.JSONValue.", with: "")
      .replacing("Swift.", with: "")
    #expect(shown.contains(expected) || shown == expected, "\(shown)")
  }

  @Test(arguments: [
    ("", 0, "the text ends too early"), (" ", 1, "the text ends too early"), ("[", 1, "the text ends too early"),
    ("[1", 2, "']' is missing"), ("[1,]", 3, "neither a value nor a text in quotes"),
    ("[,1]", 1, "neither a value nor a text in quotes"), ("[1 2]", 3, "']' is missing"),
    ("]", 0, "neither a value nor a text in quotes"),
    ("{", 1, "a key in quotes is missing"), ("{\"a\":1,}", 7, "a key in quotes is missing"),
    ("{\"a\"}", 4, "':' is missing"),
    ("{\"a\":}", 5, "neither a value nor a text in quotes"), ("{a:1}", 1, "a key in quotes is missing"),
    ("{\"a\":1 \"b\":2}", 7, "'}' is missing"), ("{\"a\":1,\"a\":2}", 7, "the key 'a' occurs twice"),
    ("{\"\\u0061\":1,\"a\":2}", 12, "the key 'a' occurs twice"), ("1 2", 2, "more text behind the value"),
    ("{}}", 2, "more text behind the value"), ("tru", 0, "neither a value nor a text in quotes"),
    ("trueish", 4, "more text behind the value"), ("True", 0, "neither a value nor a text in quotes"),
    ("NaN", 0, "neither a value nor a text in quotes"), ("Infinity", 0, "neither a value nor a text in quotes"),
    ("-Infinity", 0, "'-' is not a number"), ("01", 0, "'01' is not a number"), ("+1", 0, "'+1' is not a number"),
    ("1.", 0, "'1.' is not a number"), (".5", 0, "'.5' is not a number"), ("1e", 0, "'1e' is not a number"),
    ("1e+", 0, "'1e+' is not a number"), ("--1", 0, "'--1' is not a number"), ("1.2.3", 0, "'1.2.3' is not a number"),
    ("0x10", 1, "more text behind the value"), ("1e999", 0, "'1e999' is too large"), ("-", 0, "'-' is not a number"),
    ("9223372036854775808", 0, "'9223372036854775808' does not fit an integer of 64 bits"),
    ("\"", 1, "a text is not closed"), ("\"a", 2, "a text is not closed"), ("\"\\", 2, "a text is not closed"),
    ("\"\\x\"", 3, "unknown escape"), ("\"\\u12\"", 3, "four hexadecimal digits are missing"),
    ("\"\\u+123\"", 3, "four hexadecimal digits are missing"),
    ("\"\\u 123\"", 3, "four hexadecimal digits are missing"),
    ("\"\\uD800\"", 7, "half of a surrogate pair"), ("\"\\uDC00\"", 7, "half of a surrogate pair"),
    ("\"\\uD800\\u0041\"", 13, "half of a surrogate pair"), ("\"\\uD800\\n\"", 7, "half of a surrogate pair"),
    ("\"a\nb\"", 2, "a control character inside a text"), ("\"\u{0}\"", 1, "a control character inside a text"),
    ("'a'", 0, "neither a value nor a text in quotes"), ("// x\n1", 0, "neither a value nor a text in quotes"),
    ("\u{FEFF}1", 0, "neither a value nor a text in quotes"), ("１", 0, "neither a value nor a text in quotes"),
  ])
  func refused(text: String, offset: Int, message: String) {
    let error = #expect(throws: JSONError.self) { try parse(text).get() }
    #expect(error?.message == message)
    #expect(error?.offset == offset)
  }

  @Test func nestingHasALimitOnASmallStack() {
    onSmallStack {
      for unit in ["[", "{\"a\":", "[{\"a\":"] {
        let text = String(repeating: unit, count: 100_000)
        let error = #expect(throws: JSONError.self) { _ = try JSONParser.parse(Array(text.utf8)[...]) }
        #expect(error?.message == "nested deeper than 64")
      }
      let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
      #expect(throws: Never.self) { _ = try JSONParser.parse(Array(deepest.utf8)[...]) }
    }
  }

  @Test func longNumbersEnd() {
    let digits = String(repeating: "1", count: 1 << 20)
    for text in [digits, "0." + digits, "1e" + digits, "-" + digits] {
      let error = #expect(throws: JSONError.self) { try parse(text).get() }
      #expect((error?.message.count ?? 999) < 100)
    }
  }

  /// Whatever the writer escapes, the parser reads.
  @Test func textsOfTheWriter() throws {
    for text in HostileGraph.texts {
      guard case .text(let again) = try parse(JSONText.string(text)).get() else {
        throw JSONError(message: "", offset: 0)
      }
      #expect(Array(again.utf8) == Array(text.utf8))
    }
  }
}
