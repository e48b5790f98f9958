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

  /// The bytes it has; `nil` where nobody can tell.
  var size: Int? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Takes the file out of its folder: who has it open keeps it.
  func removeName() { unlink(path) }

  /// Its first bytes, read when somebody asks for them: a file that is shorter by then is no text that ends earlier.
  func text(count: Int) -> TextParts {
    let size = SQLiteImage.partSize
    return TextParts(count: (count + size - 1) / size) { [self] part throws(TextParts.Cut) in
      let expected = min(size, count - part * size)
      var error: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, filled in
        while filled < expected {
          let read = pread(
            descriptor, buffer.baseAddress.map { $0 + filled }, expected - filled, off_t(part * size + filled))
          if read < 0, errno == EINTR { continue }
          if read < 0 { error = errno }
          guard read > 0 else { break }
          filled += read
        }
      }
      guard bytes.count == expected else {
        let reason = error == 0 ? "it ends too early" : String(cString: strerror(error))
        throw TextParts.Cut("the temporary file of the database cannot be read: \(reason)")
      }
      return bytes
    }
  }
}
