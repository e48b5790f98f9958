/// Words of a document with what stands out among them. None of it is markup: each writer escapes it by its own rules.
public struct DocumentText: Hashable, Sendable {
  public enum Span: Hashable, Sendable {
    case text(String)
    /// What is typed: an option, a name of a figure.
    case code(String)
    /// Words that lead to an address; only http, https and mailto become a link.
    case link(String, address: String)
    /// The number of a source in the list of sources.
    case source(Int)
  }

  public var spans: [Span]

  public init(_ spans: [Span] = []) { self.spans = spans }

  /// The words alone.
  public var plain: String {
    spans.map { span in
      switch span {
      case .text(let text), .code(let text), .link(let text, _): text
      case .source(let number): "[\(number)]"
      }
    }.joined()
  }

  public static func + (a: DocumentText, b: DocumentText) -> DocumentText { DocumentText(a.spans + b.spans) }
  public static func += (a: inout DocumentText, b: DocumentText) { a.spans += b.spans }
}

extension DocumentText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value.isEmpty ? [] : [.text(value)]) }

  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.spans) }

  /// `"\(count) nodes by \(code: "degree"), \(text)"`.
  public struct StringInterpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { spans.append(.text(literal)) } }
    public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
    public mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }
    public mutating func appendInterpolation(code: String) { spans.append(.code(code)) }
    public mutating func appendInterpolation(_ text: DocumentText) { spans += text.spans }
  }
}

extension [DocumentText] {
  /// All of them in one, with words between.
  func joined(separator: String) -> DocumentText {
    var result = DocumentText()
    for (index, text) in enumerated() { result += index == 0 ? text : DocumentText(stringLiteral: separator) + text }
    return result
  }
}
