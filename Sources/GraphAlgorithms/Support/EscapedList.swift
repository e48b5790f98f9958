extension String {
  /// The parts between separators; a separator behind a backslash belongs to its part, and so does a backslash behind one.
  ///
  /// - Parameter keepsEscapes: whether the backslashes stay, for a text that is to be parted again.
  package func parts(separatedBy separator: Character, keepsEscapes: Bool = false) -> [String] {
    var parts: [String] = []
    var part = ""
    var isEscaped = false
    for character in self {
      if isEscaped {
        isEscaped = false
        if keepsEscapes || !(character == separator || character == "\\") { part.append("\\") }
        part.append(character)
      } else if character == "\\" {
        isEscaped = true
      } else if character == separator {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    if isEscaped { part.append("\\") }
    return parts + [part]
  }

  /// The text with a backslash before every separator and every backslash.
  package func escaping(_ separator: Character) -> String {
    map { $0 == separator || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }
}
