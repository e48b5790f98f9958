import ArgumentParser
import Entente

/// What a picture of changes compares.
struct DifferenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Show what changed since this older graph, of any readable format.", valueName: "old"),
    completion: .file())
  var against: String?

  @Option(
    help: ArgumentHelp(
      "Show what changed from this date to --as-of, or to the last date of the graph.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Write the changes as a table to this file.", valueName: "csv"), completion: .file())
  var changes: String?

  var isWanted: Bool { against != nil || since != nil }

  mutating func validate() throws {
    if against != nil, since != nil { throw ValidationError("--against and --since exclude each other.") }
    if changes != nil, against == nil, since == nil { throw ValidationError("--changes needs --against or --since.") }
  }

  /// The graph that is drawn, and what changed in it where that is asked for.
  func project(
    _ graph: PropertyGraph, _ projection: Projection, quiet: Bool
  ) throws -> (graph: ProjectedGraph, difference: GraphDifference?) {
    guard isWanted else { return (try ProjectionOptions.apply(projection, to: graph), nil) }
    guard projection.through == nil else {
      throw Failure(Failure.usage, "option", "changes are those of relations, which --through does not draw")
    }
    let asOf = projection.asOf
    if let since { return try project(graph, since: since, until: asOf, projection) }
    let result = try GraphOptions.read(against ?? "", from: nil)
    if !quiet { for warning in result.warnings where warning.severity == .warning { Console.report(warning) } }
    let (old, new) = (asOf.map(result.graph.holding) ?? result.graph, asOf.map(graph.holding) ?? graph)
    let difference = GraphDifference(old: old, new: new)
    return (try ProjectionOptions.apply(projection, to: difference.union), difference)
  }

  private func project(
    _ graph: PropertyGraph, since: String, until asOf: PartialDate?, _ projection: Projection
  ) throws -> (graph: ProjectedGraph, difference: GraphDifference?) {
    guard let date = PartialDate(since) else {
      throw Failure(
        Failure.usage, "bad-date", "'\(since)' is not a date that exists", hint: "2023, 2023-05 or 2023-05-31")
    }
    guard let until = asOf ?? graph.latestDate else {
      throw Failure(Failure.usage, "no-dates", "the graph has no dates", hint: "compare with --against OLD")
    }
    guard date.precedes(until) != .not else {
      throw Failure(
        Failure.usage, "bad-date", "\(date) is not before \(until)", hint: "say the earlier date with --since")
    }
    var difference = GraphDifference(of: graph, since: date, until: until)
    difference.caption = "from \(date) to \(until)"
    var undated = projection
    undated.asOf = nil
    return (try ProjectionOptions.apply(undated, to: difference.union), difference)
  }

  /// Says what changed, and writes the table.
  func report(_ diagram: Diagram, quiet: Bool) throws {
    guard let difference = diagram.difference else { return }
    let report: DifferenceReport
    do throws(DiagramError) {
      report = DifferenceReport(difference: difference, scene: try diagram.scene(), graph: diagram.graph)
    } catch { throw DrawCommand.failure(error, diagram.graph) }
    if !quiet { Console.report(Diagnostic(.note, "changes", report.summary)) }
    if let changes { try OutputOptions.write(Array(TableStyle.csv.text(report.table).utf8), to: changes) }
  }
}
