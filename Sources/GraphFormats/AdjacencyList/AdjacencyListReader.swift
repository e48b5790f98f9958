import RelationGraph

/// Reads a node and its neighbours a line.
///
/// Fields are divided by tabs where every line with a neighbour has one, else by spaces. Neighbours are a set: what stands twice
/// is one relation, in undirected graphs from either side. Relations have a direction unless a comment (`# Undirected graph`) or
/// the name of the file says otherwise.
struct AdjacencyListReader {
  private let file: String
  private var draft = GraphDraft()
  private var head = EdgeListHead()
  private var tally = RowTally()
  private var ids: Set<String> = []

  init(file: String) { self.file = file }

  mutating func read(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    let decoded = try source.decoded()
    draft.diagnostics = decoded.warnings
    let all = EdgeListLine.all(Array(decoded.text.utf8))
    guard !all.isEmpty else {
      throw ReadError(Diagnostic(.error, "empty", "there is nothing in this file", at: SourceLocation(file: file)))
    }
    var lines: [EdgeListLine] = []
    for line in all {
      if line.bytes.first(where: { !EdgeListLine.isSpace($0) }) == UInt8(ascii: "#") {
        head.read(line, isFirst: lines.isEmpty)
      } else {
        lines.append(line)
      }
    }
    head.read(name: file)
    let hasTabs = lines.contains { $0.bytes.contains(0x09) }
    let isDirected = head.isDirected ?? true
    var seen: Set<[String]> = []
    for line in lines {
      let place = SourceLocation(file: file, line: line.number, column: 1)
      var fields = line.fields(hasTabs ? .byte(0x09) : .spaces)
      while fields.last == "" { fields.removeLast() }
      guard let from = fields.first else { continue }
      add(from, place)
      for to in fields.dropFirst() where !to.isEmpty {
        add(to, place)
        let isTurned = !isDirected && to.precedes(from)
        guard seen.insert(isTurned ? [to, from] : [from, to]).inserted else {
          if isDirected {
            tally.add(
              Diagnostic(
                .warning, "repeated-relation", "'\(to)' is named twice by '\(from)': it counts once", at: place),
              key: "repeated")
          }
          continue
        }
        draft.relations.append(.init(Relation(from: from, to: to), at: place))
      }
    }
    if !isDirected { draft.schema.value.relations[.unspecified] = RelationRule(isDirected: false) }
    report()
    return draft
  }

  private mutating func add(_ id: String, _ place: SourceLocation) {
    if ids.insert(id).inserted { draft.nodes.append(.init(Node(id: id), at: place)) }
  }

  private mutating func report() {
    draft.diagnostics += tally.diagnostics
    guard !draft.relations.isEmpty else { return }
    let words = head.isDirected == false ? "undirected" : "directed"
    let witness = head.isDirected == nil ? "; nothing says whether they are" : ", says \(head.witness)"
    draft.diagnostics.append(
      Diagnostic(
        .note, "direction", "the relations are read as \(words)\(witness)", at: SourceLocation(file: file),
        hint: head.isDirected == nil ? "--direction undirected analyses them as undirected" : nil))
  }
}
