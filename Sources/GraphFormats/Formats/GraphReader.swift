import Foundation
import RelationGraph

/// Reads a graph whatever its format: known by extension, else by content.
public enum GraphReader {
  /// Reads the file or folder at `path`.
  ///
  /// - Parameters:
  ///   - path: of a file, or of a folder with `nodes.csv` and `edges.csv`.
  ///   - format: the format, where it is not to be guessed.
  public static func read(path: String, format: GraphFormat? = nil) throws(ReadError) -> ReadResult {
    try read(GraphSource(path: path), format: format)
  }

  /// Reads a source.
  public static func read(_ source: GraphSource, format: GraphFormat? = nil) throws(ReadError) -> ReadResult {
    if let format { return try format.read(source) }
    let named = byExtension(source.name)
    if source.isFolder { return try (folderFormat(source.name) ?? .csv).read(source) }
    if let format = streamedFormat(of: source) { return try format.read(source) }
    // A list need not be held to be known.
    if let named, named.readsFiles, let head = source.plainFile?.head, named.recognises?(head) ?? true {
      return try named.read(source)
    }
    let bytes = try source.bytes()
    guard !bytes.isEmpty || named?.isReadable == true else {
      throw ReadError(Diagnostic(.error, "empty", "the file is empty", at: SourceLocation(file: source.name)))
    }
    let head = ContentHead(bytes)
    // The extension decides, unless the content is plainly another format's.
    if let named, named.isReadable, named.recognises?(head) ?? true { return try named.read(source.holding(bytes)) }
    if let found = GraphFormat.all.first(where: { $0.isReadable && $0.recognises?(head) == true }) {
      var result = try found.read(source.holding(bytes))
      if let named, !found.extensions.contains(where: named.extensions.contains) {
        result.warnings.insert(
          Diagnostic(
            .warning, "other-format", "the name says \(named.title), the content is \(found.title): read as that",
            at: SourceLocation(file: source.name), hint: "--from \(named.id) reads it as the name says"), at: 0)
      }
      return result
    }
    if let named { return try named.read(source.holding(bytes)) }
    _ = try source.holding(bytes).decoded()
    throw ReadError(
      Diagnostic(
        .error, "unknown-format", "the format of this file is not known", at: SourceLocation(file: source.name),
        hint: "say it with --from: " + GraphFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")))
  }

  /// The format that a path names by its extension; `.gz` behind it is passed over.
  ///
  /// Of several formats with one extension it is the first that can be read or, where that is asked, written.
  public static func byExtension(_ path: String, isWriting: Bool = false) -> GraphFormat? {
    var parts = path.lowercased().split(separator: "/").last.map { $0.split(separator: ".").map(String.init) } ?? []
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count > 1, let last = parts.last else { return nil }
    let named = GraphFormat.all.filter { $0.extensions.contains(last) }
    return named.first { isWriting ? $0.isWritable : $0.isReadable } ?? named.first
  }

  /// The format of a folder, by the names of its files.
  private static func folderFormat(_ path: String) -> GraphFormat? {
    let names = Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
    return GraphFormat.all.first { $0.isReadable && $0.recognisesFolder?(names) == true }
  }
}
