import ArgumentParser
import Entente
import Foundation

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Any format to any format, saying what is lost.",
    discussion: """
      OUT is a file whose extension tells the format (with .gz behind it, compressed), a folder for formats of several \
      files (--to csv, or a name that ends with '/'), or '-' with --to.
      """)

  @Argument(help: "The graph that is read.", completion: .file()) var input: String
  @Argument(help: "Where it is written; left out with --preview.", completion: .file()) var out: String?

  @Option(help: ArgumentHelp("Format of the input, where it is not to be guessed.", valueName: "format"))
  var from: String?

  @Option(help: ArgumentHelp("Format of the output, where the extension does not tell.", valueName: "format"))
  var to: String?

  @Option(help: GraphOptions.encodingHelp)
  var encoding: String?

  @Flag(help: "Exit with 1, and write nothing, if something would be lost.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Write what is lost, field by field, as JSON to this file; '-' is standard output.", valueName: "file"))
  var lossReport: String?

  @Flag(help: "Show counts, some nodes and relations, unused columns and problems; write nothing.")
  var preview = false

  @OptionGroup(title: "Run") var running: RunOptions

  func validate() throws {
    if let lossReport, lossReport == out {
      throw ValidationError("--loss-report and OUT are the same.")
    }
    if out == nil, !preview { throw ValidationError("Missing expected argument '<out>'") }
  }

  func run() throws {
    running.start()
    if preview { return try showPreview() }
    let out = out ?? "-"
    let format = try outputFormat(out)
    let result = try GraphOptions.read(input, from: from, encoding: encoding, running)
    if !running.quiet { for warning in result.warnings where warning.severity == .warning { Console.report(warning) } }
    if result.graph.nodeCount == 0, !running.quiet {
      Console.report(Diagnostic(.warning, "empty-graph", "there is no node in '\(input)'"))
    }
    try running.checkMemory(ofWriting: result.graph, as: format)
    let report = LossReport(of: result.graph, in: format)
    if let lossReport { try OutputOptions.write(Array((report.json + "\n").utf8), to: lossReport) }
    if !report.losses.isEmpty, strict || !running.quiet {
      Console.report(Diagnostic(strict ? .error : .warning, "loss", report.text))
      for line in report.lines { Console.printError(line) }
      if strict { throw Failure(Failure.findings, []) }
    }
    try GraphOutput.write(result.graph, as: format, to: out)
  }

  private func showPreview() throws {
    let result = try GraphOptions.read(input, from: from, encoding: encoding, running)
    Console.print(GraphPreview(result).text(style: .table))
  }

  private func outputFormat(_ out: String) throws -> GraphFormat {
    let isFolder = out.hasSuffix("/") || ((try? GraphSource(path: out))?.isFolder ?? false)
    do throws(ReadError) {
      let format = try to.map { name throws(ReadError) in try GraphOptions.format(name) }
      guard let format = format ?? (isFolder ? .csv : GraphReader.byExtension(out, isWriting: true)) else {
        throw ReadError(
          Diagnostic(
            .error, "unknown-format", "the name '\(out)' does not tell the format",
            hint: "say --to: " + GraphFormat.all.filter(\.isWritable).map(\.id).joined(separator: ", ")))
      }
      guard format.isWritable else { throw ReadError(GraphOutput.cannotWrite(format).diagnostics) }
      if format.id == GraphFormat.csv.id, to == nil, !isFolder {
        throw ReadError(
          Diagnostic(
            .error, "needs-a-folder", "csv is two files, nodes.csv and edges.csv, in a folder",
            hint: "end the name with '/', or say --to csv"))
      }
      return format
    } catch { throw Failure(Failure.usage, error.diagnostics) }
  }
}
