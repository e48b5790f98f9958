import Entente
import Foundation
import Synchronization

/// The files that this run reads, so that no result is written over them.
enum InputFiles {
  private static let paths = Mutex<Set<String>>([])

  static func remember(_ path: String) {
    let parts = ["", "/nodes.csv", "/edges.csv", "/nodes.csv.gz", "/edges.csv.gz"].map { real(path + $0) }
    paths.withLock { $0.formUnion(parts.compactMap(\.self)) }
  }

  /// Throws if `path` is one of them: a hand-written graph is worth more than a table in its place.
  static func protect(_ path: String) throws {
    guard let target = real(path) else { return }
    guard paths.withLock({ $0.contains(target) }) || (!isFolder(target) && ReadFiles.contains(path)) else { return }
    throw Failure(
      Failure.usage, "output-is-input", "'\(path)' is the graph that is read", hint: "write to another file")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
