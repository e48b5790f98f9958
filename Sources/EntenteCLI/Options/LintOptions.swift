import ArgumentParser
import Entente
import Foundation

/// Whether the diagram is looked over, and where nodes are held.
struct LintOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Look the diagram over and say what is found on standard error; exit 1 if nodes overlap, labels leave their place, "
        + "the legend is wrong or kinds cannot be told apart."))
  var lint = false

  @Option(help: ArgumentHelp("Write the findings of --lint as JSON to this file.", valueName: "file"))
  var lintReport: String?

  @Option(help: ArgumentHelp("The width on paper that --lint judges the size of text at, in mm.", valueName: "mm"))
  var printWidth = DiagramLint.printWidth

  @Option(help: ArgumentHelp("Hold nodes at the places of a CSV table id,x,y (points, y upwards).", valueName: "file"))
  var positions: String?

  @Option(help: ArgumentHelp("Hold nodes where they are in an SVG that Entente drew.", valueName: "svg"))
  var like: String?

  var isWanted: Bool { lint || lintReport != nil }

  mutating func validate() throws {
    guard printWidth.isFinite, (10...5000).contains(printWidth) else {
      throw ValidationError("--print-width is a number of millimetres from 10 to 5000.")
    }
    if positions != nil, like != nil { throw ValidationError("--positions and --like exclude each other.") }
  }

  /// The positions that nodes are held at, `nil` if none are.
  func held() throws -> DiagramPositions? {
    guard let path = positions ?? like else { return nil }
    InputFiles.remember(path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(Failure.input, "unreadable", "'\(path)' cannot be read")
    }
    do throws(DiagramPositions.ReadError) {
      return try DiagramPositions(reading: String(decoding: data, as: UTF8.self))
    } catch {
      throw Failure(
        Failure.input, "positions", "'\(path)': \(error)", hint: "a table begins with the line id,x,y")
    }
  }

  /// Says what the lint found, and ends with exit code 1 where a guarantee is broken.
  func report(on drawn: DrawnDiagram) throws {
    guard isWanted else { return }
    guard let report = drawn.lint(printWidth: printWidth) else {
      throw Failure(Failure.input, "graphviz", "Graphviz does not tell where it placed the nodes")
    }
    if lint { Console.showError(report.text()) }
    if let lintReport { try OutputOptions.write(Array(report.json.utf8), to: lintReport) }
    if !report.isClean { throw Failure(Failure.findings, []) }
  }
}
