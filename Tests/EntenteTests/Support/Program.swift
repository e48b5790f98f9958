import Foundation
import Testing

/// The built `entente`, run as a person runs it.
enum Program {
  struct Run {
    var status: Int32
    var output: String
    var error: String

    /// The output as JSON.
    var json: [String: Any] {
      get throws {
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return try #require(value as? [String: Any])
      }
    }
  }

  /// The executable beside the test bundle.
  static let path: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("entente").path
      if FileManager.default.isExecutableFile(atPath: candidate), !candidate.hasSuffix("Sources/entente") {
        return candidate
      }
    }
    return "entente, which was not found beside the test bundle"
  }()

  /// Runs `entente` with arguments, and with `input` on its standard input.
  static func run(_ arguments: [String], input: String = "", folder: String? = nil) throws -> Run {
    try run(path, arguments, input: input, folder: folder)
  }

  /// Runs a shell command in which `$ENTENTE` is the program.
  static func shell(_ command: String) throws -> Run { try run("/bin/bash", ["-c", command]) }

  private static func run(
    _ executable: String, _ arguments: [String], input: String = "", folder: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder ?? packageFolder)
    process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80", "ENTENTE": path]) { $1 }
    // Files, not pipes: nothing blocks, whatever is written first.
    let files = try (0..<3).map { _ in try Scratch.file() }
    try Data(input.utf8).write(to: files[0])
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    return Run(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  static let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let shippedGraph = packageFolder + "/Graphs/japan-korea-defence.yaml"
}

/// Files and folders for one test.
enum Scratch {
  static func file(_ content: String = "", ending: String = "") throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "entente-test-\(UUID().uuidString)\(ending)")
    try Data(content.utf8).write(to: url)
    return url
  }

  static func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("entente-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }
}
