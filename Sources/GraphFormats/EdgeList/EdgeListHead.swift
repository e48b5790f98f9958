import Foundation

/// What the comments of a list, its name and the files beside it say about it.
struct EdgeListHead {
  /// `nil` where nobody says.
  var isDirected: Bool?
  /// Who says so: `its first line`, `its name`.
  var witness = ""
  /// Whether the two columns number two sorts of nodes.
  var isTwoMode = false
  /// Whether weights are signs.
  var isSigned = false
  var isKONECT = false
  /// How many relations the file says it has.
  var declaredEdges: Int?
  /// The names of the columns, where a comment has them.
  var columns: [String]?

  /// Reads a line that begins with `#` or `%`.
  mutating func read(_ line: EdgeListLine, isFirst: Bool) {
    let mark = line.bytes.first { !EdgeListLine.isSpace($0) }
    let text = String(decoding: line.bytes.drop { EdgeListLine.isSpace($0) }.dropFirst(), as: UTF8.self)
    let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    if mark == UInt8(ascii: "%"), words.count >= 2, let first = words.first, ["sym", "asym", "bip"].contains(first) {
      isKONECT = true
      isTwoMode = first == "bip"
      state(first == "asym", "its first line")
      isSigned = words[1] == "signed"
    } else if isKONECT, declaredEdges == nil, let count = words.first.flatMap({ Int($0) }) {
      declaredEdges = count
    }
    let lower = text.trimmed.lowercased()
    for word in ["undirected", "directed"]
    where lower == "\(word) graph" || lower.hasPrefix("\(word) graph:")
      || lower.hasPrefix("\(word) graph (")
    {
      state(word == "directed", "its comment")
    }
    let fields = text.contains("\t") ? text.split(separator: "\t").map { $0.trimmed } : words
    if columns == nil, fields.count >= 2, let ends = ForeignColumns.ends(in: fields), ends == (0, 1) {
      columns = fields
    }
  }

  private mutating func state(_ isDirected: Bool, _ witness: String) {
    guard self.isDirected == nil else { return }
    (self.isDirected, self.witness) = (isDirected, witness)
  }

  /// The words of the name: `example-undirected.e`.
  mutating func read(name: String) {
    let words = (name as NSString).lastPathComponent.lowercased().split { !$0.isLetter }
    if words.contains("undirected") || words.contains("undir") { state(false, "its name") }
    if words.contains("directed") || words.contains("dir") { state(true, "its name") }
  }

  /// The properties of a Graphalytics data set: `graph.example.directed = false`.
  mutating func read(properties: String) {
    for line in properties.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, parts[0].hasPrefix("graph."), parts[0].hasSuffix(".directed") else { continue }
      if parts[1] == "true" || parts[1] == "false" { state(parts[1] == "true", "its properties") }
    }
  }
}
