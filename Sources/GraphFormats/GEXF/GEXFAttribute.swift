import Foundation
import RelationGraph

/// What an `attribute` element declares.
struct GEXFAttribute {
  let title: String
  let type: String
  /// The value of whatever has none.
  var preset: String?

  init(_ element: XMLElement, id: String) {
    let title = element["title"] ?? ""
    self.title = title.isEmpty ? id : title
    type = (element["type"] ?? "string").lowercased()
  }

  /// The value, and whether it is of the type that the file declares.
  func value(_ text: String) -> (value: PropertyValue, isDeclared: Bool) {
    guard type.hasPrefix("list") else { return XMLTypedText.value(text, type: type) }
    var isDeclared = true
    let items = Self.items(text).map { item in
      let (value, isRight) = XMLTypedText.value(item, type: String(type.dropFirst(4)))
      if !isRight { isDeclared = false }
      return value
    }
    return (.list(items), isDeclared)
  }

  /// The items of a list: `[a, 'b', "c"]`, or `a|b`, `a;b`, `a,b`.
  static func items(_ text: String) -> [String] {
    let word = XMLTypedText.trimmed(text)
    if word.isEmpty { return [] }
    guard word.hasPrefix("["), word.hasSuffix("]"), word.utf8.count > 1 else {
      let separator = ["|", ";", ","].first { word.contains($0) }
      return (separator.map { word.components(separatedBy: $0) } ?? [word]).map(XMLTypedText.trimmed)
    }
    return bracketed(word.dropFirst().dropLast())
  }

  /// Items between commas, in quotes or not; a backslash takes the next character as it is.
  private static func bracketed(_ text: Substring) -> [String] {
    var items: [String] = []
    var item = ""
    var quote: Unicode.Scalar?
    var wasQuoted = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        item.unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != nil {
        isEscaped = true
      } else if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"", XMLTypedText.trimmed(item).isEmpty {
        (quote, wasQuoted, item) = (scalar, true, "")
      } else if quote == nil, scalar == "," {
        items.append(wasQuoted ? item : XMLTypedText.trimmed(item))
        (item, wasQuoted) = ("", false)
      } else if quote != nil || !wasQuoted || scalar != " " {
        item.unicodeScalars.append(scalar)
      }
    }
    let last = wasQuoted ? item : XMLTypedText.trimmed(item)
    return items.isEmpty && last.isEmpty && !wasQuoted ? [] : items + [last]
  }
}
