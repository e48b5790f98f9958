import RelationGraph

/// Reads JSON Lines; one bad line does not hide the next.
struct JSONLinesReader {
  /// The bytes that a line may have.
  static let lineLimit = 16 << 20

  let file: String
  private var draft = GraphDraft()
  private var line = 0
  /// The place of everything, for records inside other files.
  private var place: SourceLocation?
  private var row: ArraySlice<UInt8> = []
  private var isEmpty = true

  init(file: String) { self.file = file }

  mutating func read(_ bytes: [UInt8]) throws(ReadError) -> GraphDraft {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    // Control characters other than line ends are met inside texts by the parser; only UTF-8 is checked here.
    guard String(validating: rest, as: UTF8.self) != nil else {
      _ = try TextCheck.text(bytes, name: file)
      throw ReadError(Diagnostic(.error, "invalid-utf8", "the text is not valid UTF-8", at: SourceLocation(file: file)))
    }
    while !rest.isEmpty, draft.diagnostics.count <= GraphDraft.diagnosticLimit {
      let end = Lines.end(of: rest)
      row = rest[..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      line += 1
      if line & 0xFFF == 0 { WorkProgress.current.set(rest.startIndex - bytes.startIndex) }
      try readRow()
    }
    guard !isEmpty else {
      throw ReadError(Diagnostic(.error, "empty", "there is nothing in this file", at: SourceLocation(file: file)))
    }
    return draft
  }

  private mutating func readRow() throws(ReadError) {
    guard row.count <= Self.lineLimit else {
      report("too-large", "a line may have \(GraphSource.sizeText(Self.lineLimit))", hint: "write a record a line")
      throw ReadError(draft.diagnostics, isLimit: true)
    }
    guard row.contains(where: { $0 > 0x20 }) else { return }
    isEmpty = false
    do throws(JSONError) {
      read(try JSONParser.parse(row))
    } catch {
      report("json-syntax", error.message, offset: error.offset)
    }
  }

  /// - Parameter offset: the place in the line, in bytes; columns are counted in characters.
  mutating func report(_ code: String, _ message: String, offset: Int = 0, hint: String? = nil) {
    let column = TextCheck.column(of: row.startIndex + offset, in: row)
    let location = place ?? SourceLocation(file: file, line: line, column: column)
    draft.diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }

  /// What was wrong so far.
  var diagnostics: [Diagnostic] { draft.diagnostics }

  /// The members of an object that stands as text inside another file, whose place counts.
  mutating func record(_ text: String, at location: SourceLocation?) -> [JSONValue.Member] {
    row = Array(text.utf8)[...]
    place = location ?? SourceLocation(file: file)
    do throws(JSONError) {
      if case .object(let members) = try JSONParser.parse(row) { return members }
      report("wrong-structure", "the record 'entente' is not a JSON object")
    } catch {
      report("json-syntax", "the record 'entente' is not JSON: \(error.message)")
    }
    return []
  }

  private mutating func read(_ value: JSONValue) {
    guard case .object(let members) = value, members.count == 1, case .object(let fields) = members[0].value else {
      report(
        "wrong-structure", "a line is {\"node\": {…}}, {\"relation\": {…}}, {\"source\": {…}} or {\"graph\": {…}}")
      return
    }
    let location = SourceLocation(file: file, line: line, column: 1)
    switch members[0].key {
    case "graph": readHead(fields, at: location)
    case "source": draft.sources.append(GraphDraft.Located(source(fields), at: location))
    case "node": draft.nodes.append(GraphDraft.Located(node(fields), at: location))
    case "relation":
      let relation = relation(fields)
      if relation.from.isEmpty || relation.to.isEmpty {
        report("missing-end", "a relation has a 'from' and a 'to'")
      } else {
        draft.relations.append(GraphDraft.Located(relation, at: location))
      }
    case let other:
      report(
        "unknown-key", "unknown record '\(other)'",
        hint: Suggestion.hint(for: other, among: ["graph", "source", "node", "relation"]))
    }
  }

  private mutating func readHead(_ fields: [JSONValue.Member], at location: SourceLocation) {
    for field in fields {
      switch field.key {
      case "entente":
        if case .integer(1) = field.value { continue }
        report("version", "this program reads version 1", offset: field.offset)
      case "title": draft.title = text(field)
      case "description": draft.summary = text(field)
      case "language": draft.language = text(field)
      case "schema": if let schema = schema(field) { draft.schema = GraphDraft.Located(schema, at: location) }
      default: reportKey(field, ["entente", "title", "description", "language", "schema"])
      }
    }
  }

  mutating func source(_ fields: [JSONValue.Member]) -> Source {
    var source = Source(id: "")
    for field in fields {
      switch field.key {
      case "id": source.id = text(field) ?? ""
      case "title": source.title = text(field)
      case "author": source.author = text(field)
      case "publisher": source.publisher = text(field)
      case "date": source.date = date(field)
      case "url": source.url = text(field)
      case "retrieved": source.retrieved = date(field)
      case "language": source.language = text(field)
      case "reliability": source.reliability = number(field)
      case "note": source.note = text(field)
      default:
        reportKey(
          field,
          ["id", "title", "author", "publisher", "date", "url", "retrieved", "language", "reliability", "note"])
      }
    }
    return source
  }

  private mutating func node(_ fields: [JSONValue.Member]) -> Node {
    var node = Node(id: "")
    for field in fields {
      switch field.key {
      case "id": node.id = text(field) ?? ""
      case "kind": node.kind = NodeKind(rawValue: text(field) ?? "")
      case "name": node.name = text(field)
      case "names": for name in members(field) { node.names[name.key] = text(name) }
      case "aliases": node.aliases = texts(field)
      case "dates": node.validity = validity(field)
      case "properties": node.properties = properties(field)
      case "evidence": node.evidence = evidence(field)
      default: reportKey(field, ["id", "kind", "name", "names", "aliases", "dates", "properties", "evidence"])
      }
    }
    return node
  }

  private mutating func relation(_ fields: [JSONValue.Member]) -> Relation {
    var relation = Relation(from: "", to: "")
    for field in fields {
      switch field.key {
      case "id": relation.id = text(field)
      case "kind": relation.kind = RelationKind(rawValue: text(field) ?? "")
      case "from": relation.from = text(field) ?? ""
      case "to": relation.to = text(field) ?? ""
      case "sign":
        if case .integer(let value) = field.value, let sign = Int8(exactly: value).flatMap(Sign.init(rawValue:)) {
          relation.sign = sign
        } else {
          report("out-of-range", "a sign is 1, -1 or 0", offset: field.offset)
        }
      case "dates": relation.validity = validity(field)
      case "properties": relation.properties = properties(field)
      case "evidence": relation.evidence = evidence(field)
      default: reportKey(field, ["id", "kind", "from", "to", "sign", "dates", "properties", "evidence"])
      }
    }
    return relation
  }
}
