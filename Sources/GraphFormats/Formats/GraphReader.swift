import RelationGraph

/// Reads a graph whatever its format: known by extension, else by content.
public enum GraphReader {
  /// Reads the file or folder at `path`.
  ///
  /// - Parameter format: the format, where it is not to be guessed.
  public static func read(path: String, format: GraphFormat? = nil) throws(ReadError) -> ReadResult {
    try read(GraphSource(path: path), format: format)
  }

  /// Reads a source.
  public static func read(_ source: GraphSource, format: GraphFormat? = nil) throws(ReadError) -> ReadResult {
    if let format { return try format.read(source) }
    if source.isFolder { return try GraphFormat.csv.read(source) }
    if let format = byExtension(source.name), format.isReadable { return try format.read(source) }
    let bytes = try source.bytes()
    return try byContent(bytes, name: source.name).read(GraphSource(name: source.name, bytes: bytes))
  }

  /// The format that a path names by its extension; `.gz` behind it is passed over.
  public static func byExtension(_ path: String) -> GraphFormat? {
    var parts = path.lowercased().split(separator: "/").last.map { $0.split(separator: ".").map(String.init) } ?? []
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count > 1, let last = parts.last else { return nil }
    return GraphFormat.all.first { $0.extensions.contains(last) }
  }

  private static func byContent(_ bytes: [UInt8], name: String) throws(ReadError) -> GraphFormat {
    let location = SourceLocation(file: name)
    guard !bytes.isEmpty else {
      throw ReadError(Diagnostic(.error, "empty", "the file is empty", at: location))
    }
    let text = try TextCheck.text(bytes, name: name)
    let head = text.prefix(2000).drop { $0.isWhitespace }
    if head.hasPrefix("{\"") || head.hasPrefix("{ \"") { return .jsonLines }
    let first = head.prefix { !$0.isNewline }.lowercased()
    if first.contains(","), first.contains("source"), first.contains("target") { return .csv }
    if head.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("entente:") || $0.hasPrefix("nodes:") }) {
      return .yaml
    }
    throw ReadError(
      Diagnostic(
        .error, "unknown-format", "the format of this file is not known", at: location,
        hint: "say it with --from: " + GraphFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")))
  }
}
