import Foundation
import RelationGraph

/// Where a graph is read from: a file, a folder, or bytes that are there already.
public struct GraphSource: Sendable {
  /// The name in diagnostics: a path as the person wrote it, `<standard input>`.
  public let name: String
  enum Content: Sendable {
    case bytes([UInt8], path: String?)
    case file
    case folder
  }
  let content: Content

  /// The largest file that is read, in bytes, after decompression.
  public static let sizeLimit = 4 << 30

  static func sizeText(_ bytes: Int) -> String {
    bytes >= 1 << 30 ? "\(bytes >> 30) GiB" : bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }

  /// Bytes in memory.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    content = .bytes(bytes, path: nil)
  }

  /// The same source with its bytes, so that what cannot be read twice (a pipe) is read once.
  func holding(_ bytes: [UInt8]) -> GraphSource { GraphSource(name: name, content: .bytes(bytes, path: path)) }

  private init(name: String, content: Content) {
    self.name = name
    self.content = content
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

  /// Where it lies, if it is a file.
  var path: String? {
    switch content {
    case .bytes(_, let path): path
    case .file: name
    case .folder: nil
    }
  }

  /// The bytes of the file, decompressed if it is gzip.
  ///
  /// - Parameter limit: how many they may be, and what to do where there are more.
  func bytes(limit: Int = sizeLimit, hint: String? = nil) throws(ReadError) -> [UInt8] {
    switch content {
    case .bytes(let bytes, _):
      guard bytes.count <= limit else { throw Self.tooLarge(name, limit, hint) }
      return try reading(Gzip.inflated(bytes, name: name, limit: limit))
    case .file:
      ReadFiles.note(name)
      return try reading(Gzip.inflated(contents(limit: limit, hint: hint), name: name, limit: limit))
    case .folder:
      throw ReadError(
        Diagnostic(
          .error, "is-a-folder", "this is a folder", at: SourceLocation(file: name),
          hint: "a folder can be read if it holds nodes.csv and edges.csv"))
    }
  }

  /// The file itself, where it is one that can be read in any place: not packed, and no pipe.
  var plainFile: PlainFile? {
    guard case .file = content, let file = PlainFile(name, limit: Self.sizeLimit) else { return nil }
    ReadFiles.note(name)
    beginReading(file.count)
    return file
  }

  /// Whoever asks for the bytes reads them now.
  private func reading(_ bytes: [UInt8]) -> [UInt8] {
    beginReading(bytes.count)
    return bytes
  }

  /// Says that so many bytes are read from here on.
  func beginReading(_ count: Int) {
    WorkProgress.current.begin("Reading \(name.lastPart)", .bytes, total: count)
  }

  /// The text of the file. Invalid UTF-8 and control characters are reported with their places.
  func text() throws(ReadError) -> String { try TextCheck.text(bytes(), name: name) }

  private static func tooLarge(_ name: String, _ limit: Int, _ hint: String?) -> ReadError {
    ReadError(
      Diagnostic(.error, "too-large", "more than \(sizeText(limit))", at: SourceLocation(file: name), hint: hint),
      isLimit: true)
  }

  private func contents(limit: Int, hint: String?) throws(ReadError) -> [UInt8] {
    func failure(_ code: String) -> ReadError {
      ReadError(Diagnostic(.error, code, String(cString: strerror(errno)), at: SourceLocation(file: name)))
    }
    guard let stream = fopen(name, "rb") else { throw failure("cannot-open") }
    defer { fclose(stream) }
    var status = stat()
    var bytes: [UInt8] = []
    if fstat(fileno(stream), &status) == 0, status.st_size > 0 {
      guard status.st_size <= limit else { throw Self.tooLarge(name, limit, hint) }
      WorkProgress.current.begin("Loading \(name.lastPart)", .bytes, total: Int(status.st_size))
      // One place for all of it; a file that has shrunk since then ends earlier.
      bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
        // A piece at a time, so that somebody can see how far it is.
        while count < buffer.count {
          let piece = fread(buffer.baseAddress.map { $0 + count }, 1, min(buffer.count - count, 4 << 20), stream)
          if piece == 0 { break }
          count += piece
          WorkProgress.current.set(count)
        }
      }
    }
    // What is longer than it said, and what says no length: pipes.
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw Self.tooLarge(name, limit, hint) }
    }
    guard ferror(stream) == 0 else { throw failure("cannot-read") }
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
