import ArgumentParser
import Entente
import Foundation
import Synchronization

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The whole analysis as a document to cite and send: .html, .md or .json.",
    discussion: """
      Sections: \(ReportSection.allCases.map(\.rawValue).joined(separator: ", ")).
      Pictures of a .md are files beside it, FILE-network.svg and FILE-communities.svg.
      --verify reads a report of any form, computes it anew on GRAPH with the options it was made with, and says every \
      difference; it exits 1 if there is one.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case html, md, json
  }

  @OptionGroup var input: GraphOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file that is written; '-' with --to.", valueName: "file"))
  var output: String?

  @Option(help: "Form of the report, where the extension does not tell.")
  var to: Form?

  @Option(help: ArgumentHelp("Only these sections.", valueName: "section,…"))
  var sections: String?

  @Option(help: ArgumentHelp("Rows of rankings and lists.", valueName: "n"))
  var top = 10

  @Option(help: ArgumentHelp("Check a report against GRAPH instead of writing one.", valueName: "file"))
  var verify: String?

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Run") var running: RunOptions

  mutating func validate() throws {
    guard (output == nil) != (verify == nil) else {
      throw ValidationError("Say where the report goes with -o FILE, or which one is checked with --verify FILE.")
    }
    guard (1...ReportFile.mostRows).contains(top) else {
      throw ValidationError("--top is a number from 1 to \(ReportFile.mostRows).")
    }
  }

  func run() throws {
    running.start()
    if let verify { try check(verify) } else { try write(to: output ?? "-") }
  }

  // MARK: - Writing

  private func write(to path: String) throws {
    let form = try form(of: path)
    var options = ReportOptions()
    options.top = top
    options.seed = running.seed
    options.sections = try chosenSections()
    // Without a file there is nothing for pictures to stand beside.
    if form == .md, path == "-" { options.sections.removeAll { $0 == .diagrams } }
    let graph = try projection.project(input.read(running), running)
    for measure in CentralityCommand.defaultMeasures {
      let algorithm = try running.algorithm(measure, family: .centrality, following: projection.convention)
      try projection.refuseAmbiguity(measure, algorithm, on: graph)
    }
    var builder = ReportBuilder(
      graph, name: input.graph == "-" ? "-" : input.name, format: input.from, options: options,
      context: running.context)
    var limits = RenderLimits()
    if let timeout = running.timeout { limits.wallSeconds = min(limits.wallSeconds, timeout) }
    var document: AnalysisDocument
    do throws(AlgorithmError) {
      document = try builder.document(
        renderer: GraphvizRenderer(limits: limits, child: .current),
        isCancelled: { Interruption.cancellation.isCancelled })
    } catch { throw Failure(error) }
    WorkProgress.current.begin("Writing")
    switch form {
    case .html: try OutputOptions.write(Array(document.html.utf8), to: path)
    case .json: try OutputOptions.write(Array(document.json.utf8), to: path)
    case .md:
      try writePictures(&document, beside: path)
      try OutputOptions.write(Array(document.markdown.utf8), to: path)
    }
  }

  private func writePictures(_ document: inout AnalysisDocument, beside path: String) throws {
    let base = (path as NSString).deletingPathExtension
    document.updateFigures { $0.file = ((base as NSString).lastPathComponent) + "-\($0.id).svg" }
    for figure in document.figures { try OutputOptions.write(Array(figure.svg.utf8), to: "\(base)-\(figure.id).svg") }
  }

  private func form(of path: String) throws -> Form {
    if let to { return to }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if let form = Form(rawValue: ending == "markdown" ? "md" : ending == "htm" ? "html" : ending), path != "-" {
      return form
    }
    throw Failure(
      Failure.usage, "unknown-format", "the name '\(path)' does not tell the form of the report",
      hint: "end it with .html, .md or .json, or say --to")
  }

  private func chosenSections() throws -> [ReportSection] {
    guard let sections else { return ReportSection.allCases }
    let names = sections.split(separator: ",").map(String.init)
    let chosen = try names.map { name in
      guard let section = ReportSection(rawValue: name) else {
        let known = ReportSection.allCases.map(\.rawValue)
        throw Failure(
          Failure.usage, "unknown-section", "there is no section '\(name)'",
          hint: Suggestion.hint(for: name, among: known) ?? "known: " + known.joined(separator: ", "))
      }
      return section
    }
    guard !chosen.isEmpty else {
      throw Failure(Failure.usage, "option", "--sections names no section", hint: "leave it out to take all")
    }
    return ReportSection.allCases.filter(chosen.contains)
  }

  // MARK: - Checking

  private func check(_ path: String) throws {
    let report = try read(path)
    let graph: ProjectedGraph
    do {
      let words = report.projection.map {
        $0.option == "largest-component" ? "--\($0.option)" : "--\($0.option)=\($0.value)"
      }
      graph = try ProjectionOptions.parse(words).project(input.read(running), running)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(Failure.input, "not-a-report", "'\(path)' was made with a projection that is not known")
    }
    let comparison: ReportComparison
    do throws(AlgorithmError) { comparison = try report.compared(with: graph, context: running.context) } catch {
      throw Failure(error)
    }
    guard !comparison.differences.isEmpty else {
      return Console.print(
        "\(path): the graph gives the same\n\(comparison.compared) values compared; pictures are not\n")
    }
    Console.statusWithoutReader.store(Failure.findings, ordering: .relaxed)
    for difference in comparison.differences { Console.print("\(difference)\n") }
    let count = comparison.differences.count
    throw Failure(
      Failure.findings, "differs", "'\(path)' and the graph differ in \(count) place\(count == 1 ? "" : "s")")
  }

  private func read(_ path: String) throws -> ReportFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(Failure.input, "unreadable", "'\(path)' cannot be read")
    }
    do throws(ReportFile.ReadError) { return try ReportFile(Array(data)) } catch {
      throw Failure(
        Failure.input, "not-a-report", "'\(path)' is not a report: \(error)",
        hint: "name a file that 'entente report GRAPH -o FILE' has written")
    }
  }
}
