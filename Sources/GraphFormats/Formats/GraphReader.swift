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
    if source.isFolder { return try GraphFormat.csv.read(source) }
    let named = byExtension(source.name)
    if let named, named.isReadable { return try named.read(source) }
    let bytes = try source.bytes()
    if let found = try byContent(bytes, name: source.name) { return try found.read(source.holding(bytes)) }
    if let named { return try named.read(source) }
    throw ReadError(
      Diagnostic(
        .error, "unknown-format", "the format of this file is not known", at: SourceLocation(file: source.name),
        hint: "say it with --from: " + GraphFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")))
  }

  /// The format that a path names by its extension; `.gz` behind it is passed over.
  public static func byExtension(_ path: String) -> GraphFormat? {
    var parts = path.lowercased().split(separator: "/").last.map { $0.split(separator: ".").map(String.init) } ?? []
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count > 1, let last = parts.last else { return nil }
    return GraphFormat.all.first { $0.extensions.contains(last) }
  }

  private static func byContent(_ bytes: [UInt8], name: String) throws(ReadError) -> GraphFormat? {
    guard !bytes.isEmpty else {
      throw ReadError(Diagnostic(.error, "empty", "the file is empty", at: SourceLocation(file: name)))
    }
    let text = try TextCheck.text(bytes, name: name)
    let head = text.prefix(2000).drop { $0.isWhitespace }
    if head.prefixMatch(of: /\{\s*"(graph|source|node|relation)"\s*:/) != nil { return .jsonLines }
    let first = head.prefix { !$0.isNewline }.lowercased()
    if first.contains(","), first.contains("source"), first.contains("target") { return .csv }
    if head.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("entente:") || $0.hasPrefix("nodes:") }) {
      return .yaml
    }
    return nil
  }
}
