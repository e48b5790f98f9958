import Foundation
import Synchronization

/// The files that this process has read graphs from, with all that these lead to: tables of mappings, included files, partitions
/// beside networks. A program that writes can leave them alone.
package enum ReadFiles {
  private static let paths = Mutex<Set<String>>([])

  static func note(_ path: String) {
    guard let path = real(path) else { return }
    paths.withLock { _ = $0.insert(path) }
  }

  /// Whether a file was read, by whatever name it has.
  package static func contains(_ path: String) -> Bool {
    guard let path = real(path) else { return false }
    return paths.withLock { $0.contains(path) }
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
