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
  ///
  /// - Parameter end: ends the program; before it returns, no other file is begun.
  public static func removeUnfinished(before end: () -> Void = {}) {
    unfinished.withLock { paths in
      for path in paths { unlink(path) }
      end()
    }
  }

  /// Writes to a temporary name in the same folder, then renames.
  ///
  /// A link is followed, so that it stays a link; owner and permissions of an old file are kept. Devices and pipes
  /// (`/dev/stdout`) are written directly.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(Failure) {
    try write(to: path) { output in
      if bytes.withContiguousStorageIfAvailable({ output.write($0) }) == nil { output.write(Array(bytes)) }
    }
  }

  /// The same for bytes that come piece by piece.
  ///
  /// - Parameter isCompressed: whether the file is gzip.
  package static func write(
    to path: String, isCompressed: Bool = false, _ body: (ByteOutput) -> Void
  ) throws(Failure) {
    var old = stat()
    let exists = stat(path, &old) == 0
    if exists, old.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, reason: "is a folder") }
    if exists, old.st_mode & S_IFMT != S_IFREG {
      let error = write(opened(path, O_TRUNC), isCompressed, body)
      if error != 0 { throw Failure(path: path, reason: String(cString: strerror(error))) }
      return
    }
    let target = destination(of: path)
    let folder = target.folderPart
    let unique = "\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let temporary = (folder as NSString).appendingPathComponent(".entente-\(unique).tmp")
    let descriptor = unfinished.withLock { paths in
      paths.insert(temporary)
      return opened(temporary, O_EXCL)
    }
    defer { _ = unfinished.withLock { $0.remove(temporary) } }
    var error = write(descriptor, isCompressed, body) { descriptor in
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

  /// The descriptor of a file that is written; below 0 the number of the error, with a minus.
  private static func opened(_ path: String, _ flag: Int32) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flag, 0o666)
    return descriptor < 0 ? -errno : descriptor
  }

  /// Prepares, writes and closes; the number of the first error, or 0.
  ///
  /// - Parameters:
  ///   - descriptor: what opening gave.
  ///   - prepare: what comes first, for files on a disk.
  private static func write(
    _ descriptor: Int32, _ isCompressed: Bool, _ body: (ByteOutput) -> Void, prepare: ((Int32) -> Int32)? = nil
  ) -> Int32 {
    guard descriptor >= 0 else { return -descriptor }
    var error = prepare?(descriptor) ?? 0
    if error == 0 {
      let output = ByteOutput(descriptor: descriptor, isFile: prepare != nil, isCompressed: isCompressed)
      body(output)
      error = output.finish()
    }
    // Devices and pipes cannot be synchronised.
    if error == 0, prepare != nil, fsync(descriptor) != 0 { error = errno }
    if close(descriptor) != 0, error == 0 { error = errno }
    return error
  }

  /// Where the links of a path lead, also if nothing is there.
  private static func destination(of path: String) -> String {
    var path = path
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
      let folder = path.folderPart
      path = next.hasPrefix("/") ? next : (folder as NSString).appendingPathComponent(next)
    }
    return path
  }
}
