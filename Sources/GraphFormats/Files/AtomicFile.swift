import Foundation
import Synchronization

/// Files that are there whole or not at all.
public enum AtomicFile {
  /// Why a file could not be written; the old one, if any, is untouched.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: String
    public var description: String { "\(path): \(reason)" }
  }

  /// Temporary files that are being written.
  private static let unfinished = Mutex<Set<String>>([])

  /// Removes what a program that is about to end has only begun to write.
  public static func removeUnfinished() {
    for path in unfinished.withLock({ $0 }) { unlink(path) }
  }

  /// Writes to a temporary name in the same folder, then renames.
  ///
  /// Devices and pipes (`/dev/stdout`) are written directly.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(Failure) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, reason: "is a folder") }
    let isSpecial = exists && status.st_mode & S_IFMT != S_IFREG
    // A link is followed, so that it stays a link.
    let target = exists ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
    let folder = (target as NSString).deletingLastPathComponent
    let unique = "\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let temporary =
      isSpecial ? path : (folder as NSString).appendingPathComponent(".entente-\(unique).tmp")
    guard let stream = fopen(temporary, "wb") else {
      throw Failure(path: path, reason: String(cString: strerror(errno)))
    }
    if !isSpecial { _ = unfinished.withLock { $0.insert(temporary) } }
    defer { _ = unfinished.withLock { $0.remove(temporary) } }
    let written =
      bytes.withContiguousStorageIfAvailable { fwrite($0.baseAddress, 1, $0.count, stream) }
      ?? Array(bytes).withUnsafeBufferPointer { fwrite($0.baseAddress, 1, $0.count, stream) }
    var error = written == bytes.count ? 0 : errno
    if fflush(stream) != 0, error == 0 { error = errno }
    if !isSpecial, fsync(fileno(stream)) != 0, error == 0 { error = errno }
    fclose(stream)
    if isSpecial, error == 0 { return }
    if error == 0, !isSpecial {
      if exists { chmod(temporary, status.st_mode & 0o7777) }
      if rename(temporary, target) != 0 { error = errno }
    }
    if error != 0 {
      if !isSpecial { unlink(temporary) }
      throw Failure(path: path, reason: String(cString: strerror(error)))
    }
  }
}
