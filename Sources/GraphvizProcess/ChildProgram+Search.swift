import Foundation

extension ChildProgram {
  /// The program that reads DOT: ``GraphvizChild/program``, else an `entente` that is installed; nil when there is none.
  package static func found() -> ChildProgram? { GraphvizChild.program ?? installed }

  private static let installed: ChildProgram? = {
    let running = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for folder in [running] + folders where folder.hasPrefix("/") {
      let path = folder + "/entente"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
        FileManager.default.isExecutableFile(atPath: path)
      else { continue }
      return ChildProgram(executable: path)
    }
    return nil
  }()
}
