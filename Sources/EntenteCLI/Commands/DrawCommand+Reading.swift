import ArgumentParser
import Entente

/// What makes a large graph readable: groups for nodes, and a word where a picture is a tangle.
extension DrawCommand {
  /// The diagram of groups, or `nil` where none are wanted.
  func aggregated(_ graph: ProjectedGraph, _ recipe: DiagramRecipe) throws -> Diagram? {
    guard let aggregation = try aggregation(of: graph, recipe) else { return nil }
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
    } catch { throw Self.failure(error, graph) }
  }

  /// One note at most: where the picture is a tangle, or lines were merged without being asked to.
  func advise(on drawn: DrawnDiagram, of diagram: Diagram) {
    let wasMerged = diagram.recipe.lines == .auto && drawn.scene.gathering == .merged
    let merged = "lines between the same two nodes are merged; --lines all keeps them apart"
    if let advice = drawn.readingAdvice(for: diagram.graph) {
      Console.report(
        Diagnostic(
          .note, "hard-to-read",
          "hard to read: " + advice.reasons.joined(separator: ", ") + (wasMerged ? "; \(merged)" : ""),
          hint: advice.options.isEmpty ? nil : "try " + advice.options.joined(separator: ", or ")))
    } else if wasMerged {
      Console.report(Diagnostic(.note, "merged-lines", merged))
    }
  }

  private func aggregation(of graph: ProjectedGraph, _ recipe: DiagramRecipe) throws -> GraphAggregation? {
    let aggregate = recipe.aggregate
    guard aggregate != "none" else { return nil }
    guard graph.nodeCount > 0 else {
      throw Failure(
        Failure.usage, "diagram", "there is nothing to draw: the graph has no nodes", hint: "loosen the filter")
    }
    switch aggregate {
    case "kind": return GraphAggregation(of: graph, by: .kind)
    case "country": return GraphAggregation(of: graph, by: .country)
    case "component": return GraphAggregation(of: graph, by: .component)
    case "community":
      let method = try running.algorithm(
        recipe.communities, family: .communities, following: graph.projection.convention)
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
