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

  static let readable = GraphFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")

  /// What the graph is called in results: its file or folder, without the path.
  var name: String { graph == "-" ? "standard input" : URL(fileURLWithPath: graph).lastPathComponent }

  /// Reads the graph; warnings go to standard error.
  func read(quiet: Bool) throws -> PropertyGraph {
    let result = try GraphOptions.read(graph, from: from)
    if !quiet { for warning in result.warnings where warning.severity == .warning { Console.report(warning) } }
    return result.graph
  }

  static func read(_ path: String, from name: String?) throws -> ReadResult {
    InputFiles.remember(path)
    do throws(ReadError) {
      let format = try name.map { name throws(ReadError) in try Self.format(name) }
      guard path == "-" else { return try GraphReader.read(path: path, format: format) }
      guard let format else {
        throw ReadError(
          Diagnostic(
            .error, "unknown-format", "the format of standard input is not known", hint: "say --from: " + readable))
      }
      return try GraphReader.read(
        GraphSource(name: "<standard input>", bytes: standardInput()), format: format)
    } catch {
      let isUsage = error.diagnostics.allSatisfy { $0.code == "unknown-format" && $0.location == nil }
      throw isUsage ? Failure(Failure.usage, error.diagnostics) : Failure(error)
    }
  }

  private static func standardInput() -> [UInt8] {
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
