import ArgumentParser
import Entente

extension LineGathering: ExpressibleByArgument {}

/// What makes a large graph readable: groups for nodes, shared lines for relations.
struct GatheringOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One node for every community, kind, country, component or value of a property, with counts.",
      valueName: "community|kind|country|component|property"))
  var aggregate: String?

  @Option(
    help: ArgumentHelp(
      "Lines between the same two nodes: all side by side, merged into one, or merged and bundled along shared ways; "
        + "default: auto, merged from more than \(LineGathering.lineLimit) lines on."))
  var lines: LineGathering?

  /// The diagram of groups, or `nil` where none are wanted.
  func diagram(
    of graph: ProjectedGraph, _ recipe: DiagramRecipe, _ running: RunOptions, _ convention: Convention
  ) throws -> Diagram? {
    guard let aggregation = try aggregation(of: graph, running, convention, method: recipe.communities) else {
      return nil
    }
    guard recipe.focus.isEmpty, recipe.path.isEmpty else {
      throw Failure(
        Failure.usage, "option", "--aggregate draws groups, in which there is no --focus and no --path",
        hint: "leave one of them away")
    }
    let groups: ProjectedGraph
    do throws(ProjectionError) { groups = try Projection().apply(to: aggregation.graph) } catch { throw Failure(error) }
    do throws(DiagramError) {
      var diagram = try Diagram(graph: groups, recipe: recipe)
      diagram.aggregation = aggregation
      return diagram
    } catch { throw DrawCommand.failure(error, graph) }
  }

  /// One note at most: where the picture is a tangle, or lines were merged without being asked to.
  func advise(on drawn: DrawnDiagram, of graph: ProjectedGraph) {
    let wasMerged = lines != .merged && drawn.scene.gathering == .merged
    let merged = "lines between the same two nodes are merged; --lines all keeps them apart"
    if let advice = drawn.readingAdvice(for: graph) {
      Console.report(
        Diagnostic(
          .note, "hard-to-read",
          "hard to read: " + advice.reasons.joined(separator: ", ") + (wasMerged ? "; \(merged)" : ""),
          hint: advice.options.isEmpty ? nil : "try " + advice.options.joined(separator: ", or ")))
    } else if wasMerged {
      Console.report(Diagnostic(.note, "merged-lines", merged))
    }
  }

  private func aggregation(
    of graph: ProjectedGraph, _ running: RunOptions, _ convention: Convention, method: String
  ) throws -> GraphAggregation? {
    guard let aggregate else { return nil }
    guard graph.nodeCount > 0 else {
      throw Failure(
        Failure.usage, "diagram", "there is nothing to draw: the graph has no nodes", hint: "loosen the filter")
    }
    switch aggregate {
    case "kind": return GraphAggregation(of: graph, by: .kind)
    case "country": return GraphAggregation(of: graph, by: .country)
    case "component": return GraphAggregation(of: graph, by: .component)
    case "community":
      let method = try running.algorithm(method, family: .communities, following: convention)
      return GraphAggregation(of: graph, by: .partition(try CommunitiesCommand.groups(method, graph, running)))
    default:
      let keys = graph.source.nodePropertyKeys
      guard keys.contains(aggregate) else {
        throw Failure(
          Failure.usage, "unknown-property", "no node has a property '\(aggregate)'",
          hint: "community, kind, country, component"
            + (keys.isEmpty ? "" : ", or a property: " + keys.prefix(20).joined(separator: ", ")))
      }
      return GraphAggregation(of: graph, by: .property(aggregate))
    }
  }
}
