import Foundation
import RelationGraph

/// Where bytes go piece by piece: a file, or a pipe, compressed if that is wanted.
package final class ByteOutput {
  /// How much is written before the disk is asked to begin with it.
  private static let stride = 32 << 20

  private let descriptor: Int32
  private let isFile: Bool
  private var deflater: Deflater?
  private var written = 0
  private var begun = 0
  /// The number of the first error, or 0; nothing is written after it.
  package private(set) var error: Int32 = 0

  /// - Parameter isFile: whether it is a file on a disk.
  package init(descriptor: Int32, isFile: Bool, isCompressed: Bool = false) {
    self.descriptor = descriptor
    self.isFile = isFile
    guard isCompressed else { return }
    deflater = Deflater()
    if deflater == nil { error = ENOMEM }
  }

  package func write(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { write($0) } }

  package func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard error == 0, !bytes.isEmpty else { return }
    if let deflater {
      if !deflater.deflate(bytes, isLast: false, to: { put($0) }), error == 0 { error = ENOMEM }
    } else {
      put(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Says that what should be written cannot be had: the file is not finished.
  package func fail() { if error == 0 { error = EIO } }

  /// Writes what is still held back; the number of the first error, or 0.
  package func finish() -> Int32 {
    if error == 0, let deflater {
      let isDone = deflater.deflate(UnsafeBufferPointer(start: nil, count: 0), isLast: true) { put($0) }
      if !isDone, error == 0 { error = ENOMEM }
    }
    deflater = nil
    return error
  }

  private func put(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while error == 0, !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.stride))
      let count = Foundation.write(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else {
        error = errno
        return
      }
      rest = rest.dropFirst(count)
      written += count
      if isFile, written - begun >= Self.stride { beginWriting() }
    }
  }

  /// Lets the disk begin: synchronising at the end finds little left to do, and can be interrupted soon.
  private func beginWriting() {
    #if os(Linux)
      // Pages that nobody needs any more are written without waiting for them.
      _ = posix_fadvise(descriptor, off_t(begun), off_t(written - begun), POSIX_FADV_DONTNEED)
    #endif
    begun = written
  }
}
