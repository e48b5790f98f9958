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

  mutating func validate() throws {
    if against != nil, since != nil { throw ValidationError("--against and --since exclude each other.") }
  }

  /// The recipe with what is said here: another graph takes the place of a date.
  func applied(to recipe: DiagramRecipe) throws -> DiagramRecipe {
    var recipe = recipe
    do throws(ParameterError) { if let since { try recipe.set([("since", since)], of: "draw") } } catch {
      throw Failure(error)
    }
    if against != nil { recipe.since = nil }
    let isWanted = against != nil || recipe.since != nil
    guard isWanted || changes == nil else {
      throw Failure(Failure.usage, "option", "--changes needs changes to write", hint: "say --against or --since")
    }
    guard !isWanted || recipe.aggregate == "none" else {
      throw Failure(
        Failure.usage, "option", "--aggregate shows counts, not changes", hint: "leave --against and --since away")
    }
    guard !isWanted || recipe.view == .network else {
      throw Failure(
        Failure.usage, "view", "changes are drawn as a network, not as \(recipe.view.rawValue)",
        hint: "leave --view away")
    }
    return recipe
  }

  /// The graph that is drawn, and what changed in it where that is asked for.
  func project(
    _ graph: PropertyGraph, _ projection: Projection, since: PartialDate?, _ running: RunOptions
  ) throws -> (graph: ProjectedGraph, difference: GraphDifference?) {
    guard against != nil || since != nil else { return (try ProjectionOptions.apply(projection, to: graph), nil) }
    guard projection.through == nil else {
      throw Failure(Failure.usage, "option", "changes are those of relations, which --through does not draw")
    }
    let asOf = projection.asOf
    if let since { return try project(graph, since: since, until: asOf, projection) }
    let result = try GraphOptions.read(against ?? "", from: nil, running)
    if !running.quiet { for warning in result.warnings where warning.severity == .warning { Console.report(warning) } }
    let (old, new) = (asOf.map(result.graph.holding) ?? result.graph, asOf.map(graph.holding) ?? graph)
    let difference = GraphDifference(old: old, new: new)
    return (try ProjectionOptions.apply(projection, to: difference.union), difference)
  }

  private func project(
    _ graph: PropertyGraph, since date: PartialDate, until asOf: PartialDate?, _ projection: Projection
  ) throws -> (graph: ProjectedGraph, difference: GraphDifference?) {
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
