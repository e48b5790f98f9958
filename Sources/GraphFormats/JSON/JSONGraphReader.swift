import RelationGraph

/// A reader of one of the JSON formats: fills a flat graph while it walks through the file.
protocol JSONGraphReader {
  var walk: JSONWalk { get set }
  var graph: FlatGraph { get set }
  init(_ walk: JSONWalk)
  mutating func read() throws(JSONError)
}

extension JSONGraphReader {
  /// The facts of a file.
  ///
  /// - Throws: `ReadError` if it is no text or no JSON; everything else is told in the draft.
  static func draft(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    var reader = Self(try JSONWalk(source))
    do throws(JSONError) {
      try reader.read()
      try reader.walk.finish()
    } catch {
      // Half a graph would be full of ends that lead nowhere.
      reader.walk.report(error)
      throw ReadError(reader.walk.diagnostics)
    }
    reader.graph.diagnostics += reader.walk.diagnostics
    return reader.graph.draft()
  }

  /// Takes over what a file says of the whole graph, and notes what a graph has no place for.
  mutating func describe(_ members: [JSONValue.Member], title: [String] = ["title", "name", "label"]) {
    let titleKey = title.first { members.text($0)?.isEmpty == false }
    for member in members {
      switch member.key {
      case titleKey, "description", "language", FlatKey.record:
        guard let value = walk.property(member) else { continue }
        let key = member.key == titleKey ? "title" : member.key
        if !graph.attributes.contains(where: { $0.key == key }) { graph.attributes.append((key, value)) }
      default:
        if walk.property(member).map({ $0 == "" }) ?? true { continue }
        walk.note(
          "graph-attribute",
          "'\(member.key)' of the graph is left out: a graph has a title, a description and a language",
          at: member.offset)
      }
    }
  }

  /// Reports a file that holds no graph of this format.
  mutating func reportNoGraph(_ what: String, keys: [String]) {
    if keys.contains("$schema") || keys.contains("$id") {
      walk.report(
        "json-schema", "this is a JSON schema: it describes files with graphs and is none", at: 0)
      return
    }
    let shown = keys.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    walk.report(
      "no-graph", what, at: 0,
      hint: keys.isEmpty ? nil : "it holds \(shown); where that is a graph of another format, say so with --from")
  }

  /// Reports an edge without an end.
  mutating func reportEnd(_ names: String, at offset: Int) {
    walk.report("missing-end", "an edge has \(names)", at: offset)
  }
}
