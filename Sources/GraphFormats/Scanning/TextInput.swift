import Foundation
import RelationGraph

/// The text of a source that is read a piece at a time, by several threads at once.
///
/// A file is not held: 200 MB read into memory take 60 ms and more, most of it for new pages; the same piece by piece takes 15 ms.
enum TextInput: Sendable {
  case bytes([UInt8])
  case file(PlainFile)

  /// A file that is not packed is read where it lies, everything else held.
  init(_ source: GraphSource) throws(ReadError) {
    if let file = source.plainFile { self = .file(file) } else { self = .bytes(try source.bytes()) }
  }

  var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.count
    }
  }

  /// Copies bytes; fewer than `target` takes only at the end, and where a file was cut off meanwhile.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
    switch self {
    case .bytes(let bytes):
      let range = min(offset, bytes.count)..<min(bytes.count, offset + target.count)
      bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range])) }
      return range.count
    case .file(let file): return file.read(at: offset, into: target)
    }
  }

  func bytes(in range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      count = read(at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }
}

/// An open regular file.
final class PlainFile: Sendable {
  let count: Int
  private let descriptor: Int32

  /// `nil` for what is no file of its own, packed, empty, or larger than `limit`.
  init?(_ path: String, limit: Int) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    count = isFile ? Int(status.st_size) : 0
    guard count > 0, count <= limit else { return nil }
    var mark: [UInt8] = [0, 0]
    _ = mark.withUnsafeMutableBytes { read(at: 0, into: $0) }
    guard mark != [0x1F, 0x8B] else { return nil }
  }

  deinit { close(descriptor) }

  /// Its beginning.
  var head: ContentHead { ContentHead(TextInput.file(self).bytes(in: 0..<min(count, ContentHead.size))) }

  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
    var done = 0
    while done < target.count {
      let piece = pread(descriptor, target.baseAddress.map { $0 + done }, target.count - done, off_t(offset + done))
      if piece < 0, errno == EINTR { continue }
      guard piece > 0 else { break }
      done += piece
    }
    return done
  }
}
