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
  /// A link is followed, so that it stays a link; owner and permissions of an old file are kept. Devices and pipes
  /// (`/dev/stdout`) are written directly.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(Failure) {
    var old = stat()
    let exists = stat(path, &old) == 0
    if exists, old.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, reason: "is a folder") }
    if exists, old.st_mode & S_IFMT != S_IFREG {
      let error = write(bytes, opening: path, mode: "wb") { _ in 0 }
      if error != 0 { throw Failure(path: path, reason: String(cString: strerror(error))) }
      return
    }
    let target = destination(of: path)
    let folder = (target as NSString).deletingLastPathComponent
    let unique = "\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let temporary = (folder as NSString).appendingPathComponent(".entente-\(unique).tmp")
    _ = unfinished.withLock { $0.insert(temporary) }
    defer { _ = unfinished.withLock { $0.remove(temporary) } }
    var error = write(bytes, opening: temporary, mode: "wbx") { descriptor in
      guard exists else { return 0 }
      // Only the administrator can give a file away; the others have their own anyway.
      _ = fchown(descriptor, old.st_uid, old.st_gid)
      return fchmod(descriptor, old.st_mode & 0o7777) == 0 ? 0 : errno
    }
    if error == 0, rename(temporary, target) != 0 { error = errno }
    if error != 0 {
      unlink(temporary)
      throw Failure(path: path, reason: String(cString: strerror(error)))
    }
  }

  /// Opens, prepares, writes and closes; the number of the first error, or 0.
  private static func write(
    _ bytes: some Collection<UInt8>, opening path: String, mode: String, prepare: (Int32) -> Int32
  ) -> Int32 {
    guard let stream = fopen(path, mode) else { return errno }
    var error = prepare(fileno(stream))
    let written =
      bytes.withContiguousStorageIfAvailable { fwrite($0.baseAddress, 1, $0.count, stream) }
      ?? Array(bytes).withUnsafeBufferPointer { fwrite($0.baseAddress, 1, $0.count, stream) }
    if written != bytes.count, error == 0 { error = errno }
    if fflush(stream) != 0, error == 0 { error = errno }
    // Devices and pipes cannot be synchronised.
    if mode == "wbx", fsync(fileno(stream)) != 0, error == 0 { error = errno }
    if fclose(stream) != 0, error == 0 { error = errno }
    return error
  }

  /// Where the links of a path lead, also if nothing is there.
  private static func destination(of path: String) -> String {
    var path = path
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
      let folder = (path as NSString).deletingLastPathComponent
      path = next.hasPrefix("/") ? next : (folder as NSString).appendingPathComponent(next)
    }
    return path
  }
}
