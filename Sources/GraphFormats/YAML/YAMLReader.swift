import Foundation
import RelationGraph

/// Reads the native YAML: metadata, schema, sources, nodes, relations and the files it includes.
///
/// Every record keeps its line and column, and one bad record does not hide the next.
struct YAMLReader {
  /// The largest YAML text that is read; larger graphs are for JSON Lines or CSV.
  static let sizeLimit = 64 << 20
  static let includeLimit = 64

  var draft = GraphDraft()
  var file = ""
  private var openFiles: [String] = []
  private var readFiles: Set<String> = []

  mutating func read(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    try readText(source, path: source.path)
    return draft
  }

  private mutating func readText(_ source: GraphSource, path: String?) throws(ReadError) {
    let outer = file
    file = source.name
    defer { file = outer }
    let bytes = try source.bytes(
      limit: Self.sizeLimit, hint: "use JSON Lines (.jsonl) or CSV for graphs larger than that")
    let text = try TextCheck.text(bytes, name: file)
    let (root, problems) = try YAMLComposer.root(of: text, file: file)
    draft.diagnostics += problems
    guard let root else {
      throw ReadError(
        Diagnostic(
          .error, "empty", "there is nothing in this file", at: SourceLocation(file: file),
          hint: "a graph file begins with 'entente: 1'"))
    }
    guard case .mapping(let mapping) = root.content else {
      throw ReadError(
        problems + [
          Diagnostic(
            .error, "wrong-structure", "a graph file is a mapping (title, nodes, relations …), this is \(root.shape)",
            at: location(root), hint: "a graph file begins with 'entente: 1'")
        ])
    }
    for (key, value) in mapping { try readSection(key, value, isRoot: openFiles.isEmpty, path: path) }
  }

  private static let sections = [
    "entente", "title", "description", "language", "schema", "include", "sources", "nodes", "relations",
  ]

  private mutating func readSection(
    _ key: YAMLNode, _ value: YAMLNode, isRoot: Bool, path: String?
  ) throws(ReadError) {
    switch key.text {
    case "entente":
      if value.text != "1" { report("version", "this program reads version 1", value) }
    case "title": if isRoot { draft.title = text(value, "title") }
    case "description": if isRoot { draft.summary = text(value, "description") }
    case "language": if isRoot { draft.language = text(value, "language") }
    case "schema":
      if let found = schema(value), isRoot { draft.schema = GraphDraft.Located(found, at: location(value)) }
    case "include": for item in list(value) { try include(item, from: path) }
    case "sources": readSources(value)
    case "nodes": readNodes(value)
    case "relations": readRelations(value)
    case let other:
      report(
        "unknown-key", "unknown section '\(other)'", key, hint: Suggestion.hint(for: other, among: Self.sections))
    }
  }

  /// Reads a file that another one names. It must lie in the folder of that file or below.
  private mutating func include(_ item: YAMLNode, from path: String?) throws(ReadError) {
    guard let name = text(item, "include") else { return }
    guard let path else {
      report("cannot-include", "only files on disk can include others", item)
      return
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath()
    let target = folder.appendingPathComponent(name).resolvingSymlinksInPath()
    guard !name.hasPrefix("/"), target.path.hasPrefix(folder.path == "/" ? "/" : folder.path + "/") else {
      report("cannot-include", "'\(name)' does not lie below the folder of this file", item)
      return
    }
    let own = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard target.path != own, !openFiles.contains(target.path) else {
      report("include-cycle", "'\(name)' includes itself", item)
      return
    }
    guard readFiles.insert(target.path).inserted else { return }
    guard readFiles.count <= Self.includeLimit else {
      throw ReadError(
        Diagnostic(.error, "too-many", "more than \(Self.includeLimit) files are included", at: location(item)),
        isLimit: true)
    }
    let shown = path.folderPart
    let shownName = shown.isEmpty ? name : (shown as NSString).appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: target.path) else {
      report("no-such-file", "there is no file '\(name)'", item)
      return
    }
    openFiles.append(own)
    defer { openFiles.removeLast() }
    do {
      try readText(GraphSource(path: shownName), path: shownName)
    } catch {
      if error.isLimit { throw error }
      draft.diagnostics += error.diagnostics
    }
  }
}
