import Entente
import Foundation

/// A graph as the file or the folder of a format.
enum GraphOutput {
  /// - Parameter path: `nil` and `-`: standard output.
  static func write(_ graph: PropertyGraph, as format: GraphFormat, to path: String?) throws {
    guard let files = format.files(graph) else { throw cannotWrite(format) }
    guard !files.isEmpty else {
      throw Failure(
        Failure.limit, "memory", "there is not enough memory, or room for temporary files, to write \(format.title)",
        hint: "TMPDIR names the folder for temporary files")
    }
    if files.count == 1 { return try OutputOptions.write(files[0].text, to: path) }
    guard let path, path != "-" else {
      throw Failure(
        Failure.usage, "usage", "\(format.title) is several files and needs a folder",
        hint: "name a FOLDER/ to write to")
    }
    try write(files, into: path)
  }

  static func cannotWrite(_ format: GraphFormat) -> Failure {
    Failure(Failure.usage, "cannot-write", "\(format.title) can be read but not written")
  }

  private static func write(_ files: [WrittenFile], into folder: String) throws {
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw Failure(Failure.input, "cannot-write", "\(folder): the folder cannot be made")
    }
    let targets = files.map { (folder as NSString).appendingPathComponent($0.name) }
    // All or none: nothing is written before every target is known to be free.
    for target in targets {
      try InputFiles.protect(target)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: target, isDirectory: &isFolder), isFolder.boolValue {
        throw Failure(Failure.input, "cannot-write", "\(target): is a folder")
      }
    }
    for (file, target) in zip(files, targets) { try OutputOptions.write(file.text, to: target) }
  }
}
