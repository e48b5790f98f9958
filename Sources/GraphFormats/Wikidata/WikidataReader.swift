import RelationGraph

/// Reads entities of Wikidata as `Special:EntityData`, `wbgetentities` and the dumps write them: `{"entities": {…}}`, one entity, a list
/// of entities, or an entity a line.
///
/// The file is gone through an entity at a time: one that is damaged does not hide the next, and memory is taken for one only.
struct WikidataReader {
  let file: String
  private let bytes: ArraySlice<UInt8>
  private var counter: PlaceCounter
  var graph: WikidataGraph
  /// Where the entity begins that is being read.
  private var start = 0
  private var isEmpty = true

  init(_ source: GraphSource) throws(ReadError) {
    file = source.name
    let all = try source.bytes()
    bytes = all.starts(with: [0xEF, 0xBB, 0xBF]) ? all.dropFirst(3) : all[...]
    guard String(validating: bytes, as: UTF8.self) != nil else {
      _ = try TextCheck.text(all, name: file)
      throw ReadError(Diagnostic(.error, "invalid-utf8", "the text is not valid UTF-8", at: SourceLocation(file: file)))
    }
    counter = PlaceCounter(bytes)
    graph = WikidataGraph(file: file)
  }

  mutating func read() throws(ReadError) -> GraphDraft {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw ReadError(Diagnostic(.error, "empty", "there is nothing in this file", at: SourceLocation(file: file)))
    }
    var scanner = JSONScanner(bytes)
    // Brackets and commas between entities: of a list, or of none, as dumps are often cut to.
    var openLists = 0
    while graph.problems.count <= GraphDraft.diagnosticLimit {
      if scanner.take(",") { continue }
      if scanner.take("[") {
        openLists += 1
        continue
      }
      if openLists > 0, scanner.take("]") {
        openLists -= 1
        continue
      }
      scanner.skipSpace()
      guard let byte = scanner.current else { break }
      let place = scanner.index
      guard byte == UInt8(ascii: "{") else {
        report("json-syntax", "an entity begins with '{'", at: place)
        break
      }
      guard let range = scanner.value() else {
        report("json-syntax", "the text ends too early", at: bytes.endIndex)
        break
      }
      readObject(range)
    }
    if openLists > 0, graph.problems.isEmpty { report("json-syntax", "a list is not closed", at: bytes.endIndex) }
    if isEmpty, graph.problems.isEmpty {
      report("wrong-structure", "there are no entities in this file", at: bytes.startIndex)
    }
    return graph.draft(title: "Wikidata")
  }

  mutating func location(_ index: Int) -> SourceLocation {
    let place = counter.place(index)
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  /// The place of a member of the entity that is being read.
  mutating func location(_ member: JSONValue.Member) -> SourceLocation { location(start + member.offset) }

  private mutating func report(_ code: String, _ message: String, at index: Int, hint: String? = nil) {
    graph.problems.append(Diagnostic(.error, code, message, at: location(index), hint: hint))
  }

  /// An entity, or an object that holds entities.
  private mutating func readObject(_ range: Range<Int>) {
    var scanner = JSONScanner(bytes[range])
    var keys: [String] = []
    var holder: Range<Int>?
    let isWhole = scanner.members { key, value in
      if keys.count < 100 { keys.append(String(decoding: key, as: UTF8.self)) }
      if key.elementsEqual("entities".utf8) { holder = value }
    }
    if let holder {
      readEntities(holder)
    } else if keys.contains(where: ["labels", "claims", "statements", "mainsnak"].contains) || keys.contains("id") {
      readEntity(range, key: nil)
    } else if keys.contains("results"), keys.contains("head") {
      report(
        "wrong-structure", "this is the result of a query, not an entity", at: range.lowerBound,
        hint: "--from sparql-json")
    } else if !isWhole {
      // What exactly is wrong the parser says.
      readEntity(range, key: nil)
    } else {
      report(
        "wrong-structure", "this object is no entity", at: range.lowerBound,
        hint: "entities have an id, labels and claims; several stand under 'entities'")
    }
  }

  private mutating func readEntities(_ range: Range<Int>) {
    var scanner = JSONScanner(bytes[range])
    var found: [(String?, Range<Int>)] = []
    let isWhole: Bool
    if bytes[range].first == UInt8(ascii: "[") {
      isWhole = scanner.items { found.append((nil, $0)) }
    } else {
      isWhole = scanner.members { found.append((String(decoding: $0, as: UTF8.self), $1)) }
    }
    for (key, value) in found { readEntity(value, key: key) }
    if !isWhole { report("json-syntax", "'entities' is not an object or a list of entities", at: scanner.index) }
  }

  private mutating func readEntity(_ range: Range<Int>, key: String?) {
    isEmpty = false
    start = range.lowerBound
    do throws(JSONError) {
      let entity = try JSONParser.parse(bytes[range])
      guard case .object(let members) = entity else {
        report("wrong-structure", "an entity is an object, this is \(entity.shape)", at: start)
        return
      }
      read(entity, members, key: key)
    } catch {
      report("json-syntax", error.message, at: start + error.offset)
    }
  }
}
