import Foundation
import GRDB

/// A database in memory that nobody changes any more: its bytes are taken from where they are, a piece at a time.
final class SQLiteImage: @unchecked Sendable {
  fileprivate static let partSize = 1 << 20

  private let queue: DatabaseQueue
  private let contents: UnsafeRawBufferPointer

  /// - Parameter contents: memory of the database, which lives as long as the queue.
  init(_ queue: DatabaseQueue, _ contents: UnsafeRawBufferPointer) { (self.queue, self.contents) = (queue, contents) }

  var text: TextParts {
    let size = Self.partSize
    return TextParts(count: (contents.count + size - 1) / size) { [self] part in
      withExtendedLifetime(queue) { Array(contents[part * size..<min(contents.count, (part + 1) * size)]) }
    }
  }
}

/// A temporary file that is gone with its last user, however that ends.
final class SQLiteTemporaryFile: Sendable {
  let path: String
  private let descriptor: Int32

  init?() {
    let folder = FileManager.default.temporaryDirectory.path as NSString
    // `mkstemp` writes a name that is free over the six X.
    var name = Array(folder.appendingPathComponent("entente-XXXXXX").utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { close(descriptor) }

  /// Takes the file out of its folder: who has it open keeps it.
  func removeName() { unlink(path) }

  var text: TextParts {
    let size = SQLiteImage.partSize
    var status = stat()
    let count = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    return TextParts(count: (count + size - 1) / size) { [self] part in
      let expected = min(size, count - part * size)
      return [UInt8](unsafeUninitializedCapacity: expected) { buffer, filled in
        while filled < expected {
          let read = pread(
            descriptor, buffer.baseAddress.map { $0 + filled }, expected - filled, off_t(part * size + filled))
          guard read > 0 else { break }
          filled += read
        }
      }
    }
  }
}
