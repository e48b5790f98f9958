import Foundation

/// The form in which a child process hands over its results: a greeting, then frames of a name, a length and that many
/// bytes. A frame named ``end`` is the last one; without it the result is incomplete.
enum RenderFrames {
  static let greeting = Data("entente-graphviz 1\n".utf8)
  /// The name of the last frame.
  static let end = "end"

  /// The line before the bytes of a frame.
  static func header(_ name: String, count: Int) -> Data { Data("\(name) \(count)\n".utf8) }

  /// All frames after the greeting, for a result or the error that took its place.
  static func frames(of outcome: Result<RenderResult, RenderError>) -> [(name: String, payload: Data)] {
    let frames: [(String, Data)] =
      switch outcome {
      case .success(let result):
        result.warnings.map { ("warning", Data($0.utf8)) }
          + GraphvizOutput.allCases.compactMap { output in result.data[output].map { (output.rawValue, $0) } }
      case .failure(.syntax(let line, let message)): [("syntax", Data("\(line ?? 0) \(message)".utf8))]
      case .failure(.emptyInput): [("empty", Data())]
      case .failure(.graphviz(let message)): [("failure", Data(message.utf8))]
      case .failure(let error): [("failure", Data(error.description.utf8))]
      }
    return frames + [(end, Data())]
  }

  /// The frames behind the greeting, as far as they are whole; nil without a greeting.
  static func split(_ bytes: Data) -> [(name: String, payload: Data)]? {
    guard bytes.starts(with: greeting) else { return nil }
    var frames: [(String, Data)] = []
    var rest = bytes.dropFirst(greeting.count)
    while let newline = rest.firstIndex(of: 0x0A) {
      let header = String(decoding: rest[rest.startIndex..<newline], as: UTF8.self).split(separator: " ")
      let start = newline + 1
      guard header.count == 2, let count = Int(header[1]), 0...(rest.endIndex - start) ~= count else { break }
      frames.append((String(header[0]), rest[start..<start + count]))
      rest = rest[(start + count)...]
    }
    return frames
  }

  /// What the bytes say; nil when they are not a complete result.
  static func decode(_ bytes: Data) -> Result<RenderResult, RenderError>? {
    var result = RenderResult()
    for (name, payload) in split(bytes) ?? [] {
      if name == end { return .success(result) }
      if let error = error(name, payload) { return .failure(error) }
      if name == "warning" {
        result.warnings.append(String(decoding: payload, as: UTF8.self))
      } else {
        guard let output = GraphvizOutput(rawValue: name) else { return nil }
        result.data[output] = Data(payload)
      }
    }
    return nil
  }

  /// The error that a frame tells, if it does.
  static func error(_ name: String, _ payload: Data) -> RenderError? {
    let text = String(decoding: payload, as: UTF8.self)
    switch name {
    case "empty": return .emptyInput
    case "failure": return .graphviz(message: text)
    case "syntax":
      let parts = text.split(separator: " ", maxSplits: 1)
      let line = parts.first.flatMap { Int($0) } ?? 0
      return .syntax(line: line > 0 ? line : nil, message: parts.count > 1 ? String(parts[1]) : "")
    default: return nil
    }
  }
}
