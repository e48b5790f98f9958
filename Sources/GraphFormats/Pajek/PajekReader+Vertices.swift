import RelationGraph

extension PajekReader {
  /// `1 "label" x y z shape key value … [period]`
  mutating func readVertex() {
    let words = PajekWords.words(rows)
    guard let last = networks.indices.last, let first = words.first else { return }
    // The network itself is not held here: a second owner would make every addition copy it.
    let count = networks[last].count
    guard let number = Int(first.text), number >= 1, number <= count else {
      report(
        "unknown-node", "'\(first.text)' is not a vertex from 1 to \(count)",
        hint: "a line of *Vertices begins with the number of the vertex")
      return
    }
    guard !networks[last].has(number) else {
      report("duplicate-id", "vertex \(number) is already there")
      return
    }
    let label = words.count > 1 ? words[1].text : String(number)
    networks[last].add(
      number, label: label, attributes(words.dropFirst(2), isVertex: true), at: rows.location)
  }

  /// What stands behind the label of a vertex or the ends of a line.
  func attributes(_ words: ArraySlice<TextRows.Word>, isVertex: Bool) -> [FlatGraph.Attribute] {
    var periods: [FlatGraph.Attribute] = []
    var rest: [TextRows.Word] = []
    for word in words {
      if PajekWords.isPeriod(word) { periods.append(PajekPeriod.attribute(word.text)) } else { rest.append(word) }
    }
    var attributes: [FlatGraph.Attribute] = []
    var words = rest[...]
    for key in isVertex ? ["x", "y", "z"] : ["weight"] {
      guard let word = words.first, !word.isQuoted, let value = TieNumber.value(word.text) else { break }
      attributes.append((key, value))
      words.removeFirst()
    }
    // Keys and values come in pairs: an odd word before them is the shape.
    if isVertex, words.count % 2 == 1, let shape = words.popFirst() { attributes.append(("shape", .text(shape.text))) }
    while let key = words.popFirst() {
      guard let word = words.popFirst() else {
        attributes.append(("note", .text(key.text)))
        break
      }
      let value = word.isQuoted ? .text(word.text) : TieNumber.value(word.text) ?? .text(word.text)
      attributes.append((isVertex ? key.text : Self.lineKeys[key.text] ?? key.text, value))
    }
    return unique(attributes + periods)
  }

  /// What the letters of the parameters of lines mean.
  private static let lineKeys = ["l": "label", "w": "width", "c": "color", "p": "pattern"]

  /// The last value of every key.
  private func unique(_ attributes: [FlatGraph.Attribute]) -> [FlatGraph.Attribute] {
    guard attributes.count > 1 else { return attributes }
    var seen: Set<String> = []
    return Array(attributes.reversed().filter { seen.insert($0.key).inserted }.reversed())
  }

  /// A number of a partition or a vector.
  mutating func readValue() {
    guard let word = rows.words.first, let last = tables.indices.last else { return }
    guard let value = TieNumber.value(word.text) else {
      report("bad-number", "'\(word.text)' is not a number")
      return
    }
    tables[last].numbers.append(value)
  }
}
