import ArgumentParser
import Entente

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Is a graph readable, schema-valid, plausible?",
    discussion:
      "Prints every finding with file, line and column. Exits 1 if there are errors, with --strict also for warnings.")

  @Argument(help: "Files, folders or '-'.", completion: .file())
  var graphs: [String]

  @Option(help: ArgumentHelp("Format of the graphs, where it is not to be guessed.", valueName: "format"))
  var from: String?

  @Option(help: GraphOptions.encodingHelp)
  var encoding: String?

  @Flag(help: "Warnings count as findings too.")
  var strict = false

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "Form of the findings.")
  var format = Format.text

  @OptionGroup var running: RunOptions

  func run() throws {
    running.start()
    var worst: Int32 = 0
    var found: [Diagnostic] = []
    for path in graphs {
      do {
        let result = try GraphOptions.read(path, from: from, encoding: encoding, running)
        let findings = result.warnings + Plausibility.findings(in: result.graph, name: path)
        found += findings
        if strict, findings.contains(where: { $0.severity == .warning }) { worst = max(worst, Failure.findings) }
        if format == .text, !running.quiet {
          let graph = result.graph
          Console.print(
            "\(path): \(graph.nodeCount) nodes, \(graph.relationCount) relations, \(graph.sources.count) sources, "
              + "schema \(graph.schema.id): no errors\n")
        }
      } catch let failure as Failure {
        found += failure.diagnostics
        let isContent = failure.exitCode == Failure.input && !failure.diagnostics.contains(where: Self.isUnreadable)
        worst = max(worst, isContent ? Failure.findings : failure.exitCode)
      }
    }
    try write(found)
    if worst != 0 { throw Failure(worst, []) }
  }

  private func write(_ found: [Diagnostic]) throws {
    guard format == .json else {
      for diagnostic in found where !running.quiet || diagnostic.severity == .error { Console.report(diagnostic) }
      return
    }
    let items = found.map { item in
      JSONText.object([
        ("severity", JSONText.string(item.severity.rawValue)), ("code", JSONText.string(item.code)),
        ("message", JSONText.string(item.message)), ("file", item.location.map { JSONText.string($0.file) }),
        ("line", item.location.map { String($0.line) }), ("column", item.location.map { String($0.column) }),
        ("hint", item.hint.map(JSONText.string)),
      ])
    }
    let document = JSONText.object([
      ("entente", JSONText.string(EntenteVersion.current)), ("findings", JSONText.array(items)),
    ])
    Console.print(document + "\n")
  }

  /// Whether a file could not even be split into records.
  private static func isUnreadable(_ diagnostic: Diagnostic) -> Bool { unreadable.contains(diagnostic.code) }

  private static let unreadable: Set = [
    "no-such-file", "cannot-open", "cannot-read", "is-a-folder", "empty", "binary", "invalid-utf8", "control-character",
    "yaml-syntax", "yaml-alias", "json-syntax", "unknown-format", "bad-gzip", "wrong-structure", "unclosed-quote",
    "ragged-row", "missing-column",
  ]
}
