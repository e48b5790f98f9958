import Foundation

/// A file that another one names: it must lie in the folder of that file, or below.
enum NeighbourFile {
  /// The path as a person would write it; `nil` if it leads out of the folder, also by links.
  static func path(_ name: String, beside path: String) -> String? {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath()
    let target = folder.appendingPathComponent(name).resolvingSymlinksInPath()
    guard !name.isEmpty, !name.hasPrefix("/"), target.path.hasPrefix(folder.path == "/" ? "/" : folder.path + "/")
    else {
      return nil
    }
    let shown = path.folderPart
    return shown.isEmpty ? name : (shown as NSString).appendingPathComponent(name)
  }
}
