import Foundation

/// The shell that comes with SQLite, which reads and makes databases without this library.
enum SQLiteShell {
  static let path = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3", "/opt/homebrew/bin/sqlite3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  static let isThere = path != nil

  struct Failure: Error { var message: String }

  /// The rows that statements give, fields divided by `|`.
  @discardableResult
  static func run(_ database: String, _ sql: String) throws -> [String] {
    let process = try start(database, [sql])
    let (output, errors) = (process.output.readDataToEndOfFile(), process.errors.readDataToEndOfFile())
    process.process.waitUntilExit()
    guard process.process.terminationStatus == 0, errors.isEmpty else {
      throw Failure(message: String(decoding: errors, as: UTF8.self))
    }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  struct Running: @unchecked Sendable {
    var process: Process
    var input: FileHandle
    var output: FileHandle
    var errors: FileHandle

    /// Gives it a statement, and waits until it has said that it is done.
    func tell(_ sql: String) throws {
      try input.write(contentsOf: Data((sql + "\nSELECT 'done';\n").utf8))
      var heard = Data()
      while !String(decoding: heard, as: UTF8.self).contains("done\n") {
        let more = output.availableData
        if more.isEmpty { throw Failure(message: "the shell has ended") }
        heard += more
      }
    }

    func end() {
      try? input.close()
      process.waitUntilExit()
    }
  }

  static func start(_ database: String, _ arguments: [String] = []) throws -> Running {
    let process = Process()
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.executableURL = path.map { URL(fileURLWithPath: $0) }
    process.arguments = (arguments.isEmpty ? ["-interactive"] : ["-batch"]) + [database] + arguments
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    try process.run()
    return Running(
      process: process, input: input.fileHandleForWriting, output: output.fileHandleForReading,
      errors: errors.fileHandleForReading)
  }
}
