import ArgumentParser
import Entente
import Foundation

/// The graph that a command reads.
struct GraphOptions: ParsableArguments {
  @Argument(help: "File, folder with nodes.csv and edges.csv, or '-'.", completion: .file())
  var graph: String

  @Option(
    help: ArgumentHelp(
      "Format of the graph, where it is not to be guessed: \(GraphOptions.readable).", valueName: "format"))
  var from: String?

  @Option(help: GraphOptions.encodingHelp)
  var encoding: String?

  static let encodingHelp = ArgumentHelp(
    "Encoding of the text, where it is neither UTF-8 nor UTF-16: euc-kr, shift-jis, latin1 …", valueName: "name")

  static let readable = GraphFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")

  /// What the graph is called in results: its file or folder, without the path.
  var name: String { graph == "-" ? "standard input" : URL(fileURLWithPath: graph).lastPathComponent }

  /// Reads the graph; warnings go to standard error.
  func read(_ running: RunOptions) throws -> PropertyGraph {
    let result = try GraphOptions.read(graph, from: from, encoding: encoding, running)
    if !running.quiet { for warning in result.warnings where warning.severity == .warning { Console.report(warning) } }
    return result.graph
  }

  static func read(
    _ path: String, from name: String?, encoding: String? = nil, _ running: RunOptions
  ) throws -> ReadResult {
    InputFiles.remember(path)
    try running.checkMemory(ofReading: path)
    do throws(ReadError) {
      let format = try name.map { name throws(ReadError) in try Self.format(name) }
      var source =
        path == "-" ? GraphSource(name: "<standard input>", bytes: standardInput()) : try GraphSource(path: path)
      if let encoding { source = try source.decoded(from: encoding) }
      return try GraphReader.read(source, format: format)
    } catch {
      let isUsage = error.diagnostics.allSatisfy {
        ["unknown-format", "unknown-encoding", name == nil && path == "-" ? "empty" : ""].contains($0.code)
          && ($0.location == nil || path == "-")
      }
      throw isUsage ? Failure(Failure.usage, error.diagnostics) : Failure(error)
    }
  }

  private static func standardInput() -> [UInt8] {
    WorkProgress.current.begin("Reading standard input")
    let data = (try? FileHandle.standardInput.read(upToCount: GraphSource.sizeLimit + 1)) ?? nil
    return data.map(Array.init) ?? []
  }

  static func format(_ name: String) throws(ReadError) -> GraphFormat {
    if let format = GraphFormat.named(name) { return format }
    throw ReadError(
      Diagnostic(
        .error, "unknown-format", "there is no format '\(name)'",
        hint: Suggestion.hint(for: name, among: GraphFormat.all.map(\.id))))
  }
}
