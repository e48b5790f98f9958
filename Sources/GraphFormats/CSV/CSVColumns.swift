/// The columns with a meaning of their own.
enum CSVColumns {
  static func isReservedForNodes(_ name: String) -> Bool {
    ["", "id", "label", "type", "aliases", "start", "end"].contains(name) || language(of: name) != nil
  }

  static func isReservedForEdges(_ name: String) -> Bool {
    ["", "source", "target", "type", "directed", "sign", "start", "end", "id"].contains(name)
  }

  /// The language of a column of names: `label_ja`, `name_zh-Hant`.
  static func language(of name: String) -> String? {
    let parts = name.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "label" || parts[0] == "name" else { return nil }
    return parts[1].wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) == nil ? nil : String(parts[1])
  }
}

/// Several texts in one field, divided by `|`.
enum CSVList {
  static func field(_ texts: [String]) -> String {
    texts.map { $0.replacing("\\", with: "\\\\").replacing("|", with: "\\|") }.joined(separator: "|")
  }

  static func texts(_ field: String) -> [String] {
    var texts: [String] = []
    var text = String.UnicodeScalarView()
    var scalars = field.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "|":
        texts.append(String(text))
        text = String.UnicodeScalarView()
      case "\\":
        guard let next = scalars.next() else {
          text.append(scalar)
          continue
        }
        if next != "|" && next != "\\" { text.append(scalar) }
        text.append(next)
      default: text.append(scalar)
      }
    }
    return (texts + [String(text)]).filter { !$0.isEmpty }
  }
}
