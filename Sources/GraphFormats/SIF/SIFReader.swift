import RelationGraph

/// Reads `SOURCE KIND TARGET TARGET …` lines; a line with one word is a node.
///
/// Fields are divided by tabs if there is a tab anywhere in the file, else by spaces: the rule of Cytoscape. What stands twice is
/// one relation, and all have a direction.
struct SIFReader {
  let file: String
  private var draft = GraphDraft()
  private var tally = RowTally()
  private var ids: Set<String> = []

  init(file: String) { self.file = file }

  mutating func read(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    let decoded = try source.decoded()
    draft.diagnostics = decoded.warnings
    let lines = EdgeListLine.all(Array(decoded.text.utf8))
    let hasTabs = lines.contains { $0.bytes.contains(0x09) }
    var seen: Set<[String]> = []
    for line in lines {
      let place = SourceLocation(file: file, line: line.number, column: 1)
      let fields = words(line, hasTabs: hasTabs)
      guard let from = fields.first else { continue }
      add(from, place)
      if fields.count == 2 {
        tally.add(
          Diagnostic(
            .error, "missing-end", "'\(from)' and '\(fields[1])' alone are no relation", at: place,
            hint: "SOURCE KIND TARGET, or one word for a node without relations"), key: "end")
      }
      for to in fields.dropFirst(2) {
        add(to, place)
        guard seen.insert([from, fields[1], to]).inserted else {
          tally.add(
            Diagnostic(
              .warning, "repeated-relation", "'\(from) \(fields[1]) \(to)' is there already: it counts once", at: place),
            key: "repeated")
          continue
        }
        draft.relations.append(.init(Relation(kind: RelationKind(rawValue: fields[1]), from: from, to: to), at: place))
      }
    }
    draft.diagnostics += tally.diagnostics
    return draft
  }

  private func words(_ line: EdgeListLine, hasTabs: Bool) -> [String] {
    let parts = line.bytes.split { hasTabs ? $0 == 0x09 : EdgeListLine.isSpace($0) }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func add(_ id: String, _ place: SourceLocation) {
    if ids.insert(id).inserted { draft.nodes.append(.init(Node(id: id), at: place)) }
  }
}
