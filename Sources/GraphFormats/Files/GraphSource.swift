import Foundation
import RelationGraph

/// Where a graph is read from: a file, a folder, or bytes that are there already.
public struct GraphSource: Sendable {
  /// The name in diagnostics: a path as the person wrote it, `<standard input>`.
  public let name: String
  enum Content: Sendable {
    case bytes([UInt8])
    case file
    case folder
  }
  let content: Content

  /// The largest file that is read, in bytes, after decompression.
  public static let sizeLimit = 4 << 30

  /// Bytes in memory.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    content = .bytes(bytes)
  }

  /// A file or a folder.
  ///
  /// - Throws: `ReadError` if there is none.
  public init(path: String) throws(ReadError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ReadError(
        Diagnostic(
          .error, "no-such-file", "there is no such file or folder", at: SourceLocation(file: path),
          hint: Self.neighbour(of: path).map { "did you mean '\($0)'?" }))
    }
    name = path
    content = isFolder.boolValue ? .folder : .file
  }

  public var isFolder: Bool {
    if case .folder = content { true } else { false }
  }

  /// The bytes of the file, decompressed if it is gzip.
  func bytes() throws(ReadError) -> [UInt8] {
    switch content {
    case .bytes(let bytes): return try Gzip.inflated(bytes, name: name)
    case .file: return try Gzip.inflated(Self.contents(of: name), name: name)
    case .folder:
      throw ReadError(
        Diagnostic(
          .error, "is-a-folder", "this is a folder", at: SourceLocation(file: name),
          hint: "a folder can be read if it holds nodes.csv and edges.csv"))
    }
  }

  /// The text of the file. Invalid UTF-8 and control characters are reported with their places.
  func text() throws(ReadError) -> String { try TextCheck.text(bytes(), name: name) }

  private static func contents(of path: String) throws(ReadError) -> [UInt8] {
    func failure(_ code: String, _ message: String) -> ReadError {
      ReadError(Diagnostic(.error, code, message, at: SourceLocation(file: path)), isLimit: code == "too-large")
    }
    guard let stream = fopen(path, "rb") else { throw failure("cannot-open", String(cString: strerror(errno))) }
    defer { fclose(stream) }
    var status = stat()
    var bytes: [UInt8] = []
    if fstat(fileno(stream), &status) == 0, status.st_size > 0 {
      guard status.st_size <= sizeLimit else {
        throw failure("too-large", "the file is larger than \(sizeLimit >> 30) GiB")
      }
      bytes.reserveCapacity(Int(status.st_size))
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count <= sizeLimit else { throw failure("too-large", "more than \(sizeLimit >> 30) GiB") }
    }
    guard ferror(stream) == 0 else { throw failure("cannot-read", String(cString: strerror(errno))) }
    return bytes
  }

  /// The entry of the same folder whose name comes nearest.
  private static func neighbour(of path: String) -> String? {
    let url = URL(fileURLWithPath: path)
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
    guard let nearest = Suggestion.nearest(to: url.lastPathComponent, among: entries) else { return nil }
    return path.hasSuffix(url.lastPathComponent) ? path.dropLast(url.lastPathComponent.count) + nearest : nearest
  }
}
