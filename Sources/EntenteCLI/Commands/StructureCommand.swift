import ArgumentParser
import Entente

struct StructureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure",
    abstract: "Whole-network figures: density, components, distances, closure, cohesion, triads.",
    discussion: """
      Figures count ties; weights play no part. Triangles, clustering, degree assortativity, articulation points, bridges \
      and cores ignore directions; reciprocity and the triad census need them.
      """)

  @OptionGroup var input: GraphOptions
  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    let graph = try projection.project(input.read(running), running)
    var report = StructureReport(graph)
    for type in StructureReport.algorithms {
      if let note = report.leaveOut(type) {
        if !running.quiet { Console.report(Diagnostic(.note, "left-out", note)) }
        continue
      }
      try Self.add(running.algorithm(type.card.id, following: projection.convention), to: &report, running)
    }
    switch output.resolvedFormat {
    case .json: try output.write(report.document(name: input.name).text)
    case .csv: try output.write(output.limited(report.figureTable))
    case .table, .markdown: try output.write(output.top == nil ? report.table : output.limited(report.table))
    }
  }

  private static func add<Algorithm: GraphAlgorithm>(
    _ algorithm: Algorithm, to report: inout StructureReport, _ running: RunOptions
  ) throws {
    report.add(try running.run(algorithm, on: report.graph), of: algorithm)
  }
}
