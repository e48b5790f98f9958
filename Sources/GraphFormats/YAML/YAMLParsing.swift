import RelationGraph
import Yams

/// YAML text to nodes, with errors as diagnostics.
enum YAMLParsing {
  /// The root of the only document, or `nil` if there is none.
  static func root(of text: String, name: String) throws(ReadError) -> Yams.Node? {
    if let place = firstAlias(in: text) {
      throw ReadError(
        Diagnostic(
          .error, "yaml-alias", "anchors and aliases (&name, *name) are not used in graph files",
          at: SourceLocation(file: name, line: place.line, column: place.column),
          hint: "write the value out, or put quotes around text that begins with & or *"))
    }
    do {
      return try Yams.Parser(yaml: text, resolver: .basic).singleRoot()
    } catch let error as YamlError {
      throw ReadError(diagnostic(error, text: text, name: name))
    } catch {
      throw ReadError(Diagnostic(.error, "yaml-syntax", "\(error)", at: SourceLocation(file: name)))
    }
  }

  /// The first `*name` in a place where YAML expects a value, if an `&name` stands in such a place too.
  ///
  /// Looked for before parsing, because a few dozen aliases can stand for billions of nodes.
  private static func firstAlias(in text: String) -> (line: Int, column: Int)? {
    var hasAnchor = false
    var first: (line: Int, column: Int)?
    var line = 1
    var column = 0
    var isValuePlace = true
    var previous: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      if previous == "\n" || previous == "\r" { isValuePlace = true }
      column += 1
      switch scalar {
      case "\n":
        line += 1
        column = 0
      case " ", "\t":
        if previous == ":" || previous == "-" || previous == "?" { isValuePlace = true }
      case "[", "{", ",": isValuePlace = true
      case "&" where isValuePlace: hasAnchor = true
      case "*" where isValuePlace:
        if first == nil { first = (line, column) }
        isValuePlace = false
      default: isValuePlace = false
      }
      previous = scalar
    }
    return hasAnchor ? first : nil
  }

  private static func diagnostic(_ error: YamlError, text: String, name: String) -> Diagnostic {
    func at(_ mark: Mark?) -> SourceLocation {
      SourceLocation(file: name, line: mark?.line ?? 0, column: mark?.column ?? 0)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let lines = text.split(separator: "\n", maxSplits: mark.line, omittingEmptySubsequences: false)
      let hasTab = lines.indices.contains(mark.line - 1) && lines[mark.line - 1].contains("\t")
      let before = context.map { "\($0.text) " } ?? ""
      return Diagnostic(
        .error, "yaml-syntax", (before + problem).trimmed, at: at(mark),
        hint: hasTab ? "there is a tab in this line; YAML is indented with spaces" : nil)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return Diagnostic(
        .error, "duplicate-id", "the key '\(duplicates.joined(separator: "', '"))' occurs twice in one mapping",
        at: at(context.mark), hint: "an id and every section may occur once")
    case .reader(let problem, _, _, _):
      return Diagnostic(.error, "yaml-syntax", problem, at: SourceLocation(file: name))
    default:
      return Diagnostic(.error, "yaml-syntax", "\(error)", at: SourceLocation(file: name))
    }
  }
}

extension String {
  var trimmed: String {
    var view = self[...]
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view.drop { $0.isWhitespace })
  }
}

extension Yams.Node {
  var shape: String {
    switch self {
    case .scalar(let scalar): scalar.string.isEmpty ? "empty" : "a text"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}
