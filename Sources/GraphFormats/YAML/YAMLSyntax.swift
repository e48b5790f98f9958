internal import CYaml
import RelationGraph

/// Syntax errors of libyaml as diagnostics.
enum YAMLSyntax {
  static let tooDeep = "nested deeper than \(YAMLComposer.depthLimit)"

  static func diagnostic(
    of parser: yaml_parser_t, in bytes: UnsafeBufferPointer<UInt8>, file: String
  ) -> Diagnostic {
    let problem = parser.problem.map { String(cString: $0) } ?? "this is not YAML"
    guard parser.error != YAML_READER_ERROR else {
      let place = place(ofByte: parser.problem_offset, in: bytes)
      return Diagnostic(
        .error, "control-character", problem, at: SourceLocation(file: file, line: place.line, column: place.column),
        hint: "remove it")
    }
    let mark = parser.problem_mark
    // Flow collections are looked at ahead of the composer, whose own limit is lower.
    guard !problem.hasPrefix("Maximum nesting") else {
      let location = SourceLocation(file: file, line: mark.line + 1, column: mark.column + 1)
      return Diagnostic(.error, "too-deep", tooDeep, at: location)
    }
    let context = parser.context.map { String(cString: $0) + " " } ?? ""
    return Diagnostic(
      .error, "yaml-syntax", context + problem,
      at: SourceLocation(file: file, line: mark.line + 1, column: mark.column + 1),
      hint: hasTab(inLine: mark.line, of: bytes)
        ? "there is a tab in this line; YAML is indented with spaces" : nil)
  }

  private static func place(ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (before.count { $0 == 0x0A } + 1, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// Whether the line with this number, counted from 0, holds a tab.
  private static func hasTab(inLine line: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.split(separator: 0x0A, maxSplits: line + 1, omittingEmptySubsequences: false)
      .dropFirst(line).first?.contains(0x09) ?? false
  }
}
