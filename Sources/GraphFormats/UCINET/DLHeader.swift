import RelationGraph

/// What stands before `data:`.
struct DLHeader {
  var count: Int?
  var height: Int?
  var width: Int?
  var matrices = 1
  var format = "fullmatrix"
  var hasDiagonal = true
  var rowLabels: [String] = []
  var columnLabels: [String] = []
  var matrixLabels: [String] = []
  var embedsRows = false
  var embedsColumns = false

  var isTwoMode: Bool { height != nil || width != nil || format.hasSuffix("2") || !columnLabels.isEmpty }
}

/// Reads the words before `data:`.
struct DLHeaderParser {
  typealias Word = (text: String, isQuoted: Bool, location: SourceLocation)

  private(set) var header = DLHeader()
  private(set) var problems: [Diagnostic] = []
  private var words: ArraySlice<Word>

  init(_ words: [Word]) {
    self.words = words[...]
    while let word = self.words.popFirst() { read(word) }
  }

  private mutating func read(_ word: Word) {
    switch word.text.lowercased() {
    case "dl" where !word.isQuoted: return
    case "labels", "labels:": readLabels(of: "")
    case "row", "column", "col", "matrix", "level":
      guard let next = words.first?.text.lowercased(), next.hasPrefix("label") else {
        return report("unknown-parameter", "'\(word.text)' is followed by 'labels'", word.location)
      }
      words.removeFirst()
      readLabels(of: word.text.lowercased())
    default: readParameter(word)
    }
  }

  /// `labels embedded`, or the labels up to what is none.
  private mutating func readLabels(of what: String) {
    if words.first?.text == ":" { words.removeFirst() }
    if let next = words.first, !next.isQuoted, next.text.lowercased().hasPrefix("embedded") {
      words.removeFirst()
      if what != "column", what != "col" { header.embedsRows = true }
      if what != "row" { header.embedsColumns = true }
      return
    }
    var labels: [String] = []
    while let next = words.first, !endsLabels(next) {
      labels.append(next.text)
      words.removeFirst()
    }
    switch what {
    case "column", "col": header.columnLabels = labels
    case "matrix", "level": header.matrixLabels = labels
    default: header.rowLabels = labels
    }
  }

  private func endsLabels(_ word: Word) -> Bool {
    guard !word.isQuoted else { return false }
    let text = word.text.lowercased()
    if text == "labels:" { return true }
    let next = words.dropFirst().first.map { $0.isQuoted ? "" : $0.text.lowercased() } ?? ""
    if text == "labels" { return next.hasPrefix("embedded") || next == ":" }
    return ["row", "column", "col", "matrix", "level"].contains(text) && next.hasPrefix("label")
  }

  /// `n=5`, `n = 5` or `n 5`.
  private mutating func readParameter(_ word: Word) {
    var parts = word.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: true).map(String.init)
    let key = parts.isEmpty ? "" : parts.removeFirst().lowercased()
    if parts.isEmpty, !word.text.hasSuffix("="), let next = words.first, next.text.hasPrefix("=") {
      words.removeFirst()
      if next.text.count > 1 { parts = [String(next.text.dropFirst())] }
    }
    if parts.isEmpty, let next = words.popFirst() { parts = [next.text] }
    let value = parts.first ?? ""
    switch key {
    case "n": header.count = number(value, key, word)
    case "nr": header.height = number(value, key, word)
    case "nc": header.width = number(value, key, word)
    case "nm":
      header.matrices = number(value, key, word) ?? 1
      if header.matrices > 10_000 { report("too-many", "more than 10000 matrices are announced", word.location) }
    case "format": header.format = Self.formats[value.lowercased()] ?? value.lowercased()
    case "diagonal": header.hasDiagonal = !value.lowercased().hasPrefix("absent")
    default:
      problems.append(
        Diagnostic(
          .warning, "unknown-parameter", "the parameter '\(word.text)' is not known and passed over", at: word.location,
          hint: Suggestion.hint(for: key, among: ["n", "nr", "nc", "nm", "format", "diagonal", "labels", "data"])))
    }
  }

  private mutating func number(_ text: String, _ key: String, _ word: Word) -> Int? {
    if let number = Int(text), number >= 0 { return number }
    report("bad-number", "'\(key)' is followed by '\(text)', which is not a number", word.location)
    return nil
  }

  private mutating func report(_ code: String, _ message: String, _ location: SourceLocation) {
    problems.append(Diagnostic(.error, code, message, at: location))
  }

  /// Other names of formats.
  private static let formats = [
    "fm": "fullmatrix", "uh": "upperhalf", "lh": "lowerhalf", "halfmatrix": "lowerhalf", "edgelist": "edgelist1",
    "el1": "edgelist1", "el2": "edgelist2", "nodelist": "nodelist1", "nl1": "nodelist1", "nl2": "nodelist2",
    "rankedlist": "rankedlist1", "rl1": "rankedlist1", "rl2": "rankedlist2", "edgearray": "edgearray1",
    "ea1": "edgearray1", "ea2": "edgearray2",
  ]
}
