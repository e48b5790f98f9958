import ArgumentParser
import Entente

extension Projection.Direction: ExpressibleByArgument {}
extension Projection.WeightMeaning: ExpressibleByArgument {}
extension Projection.Parallel: ExpressibleByArgument {}
extension Projection.Loops: ExpressibleByArgument {}
extension Convention: ExpressibleByArgument {}

/// How the graph is turned into the one that is analysed: the same on every analysing command.
struct ProjectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only nodes of these kinds.", valueName: "kind,…"))
  var nodes: String?

  @Option(help: ArgumentHelp("Only relations of these kinds.", valueName: "kind,…"))
  var relations: String?

  @Option(help: ArgumentHelp("Only what is certainly or possibly there at this date.", valueName: "date"))
  var asOf: String?

  @Option(help: "Direction of ties; default: declared, where an undirected relation counts both ways.")
  var direction: Projection.Direction?

  @Option(
    help: ArgumentHelp(
      "Weight of a tie: a property, 'count' (of relations) or 'none', the default.", valueName: "property"))
  var weight: String?

  @Option(help: "What the weight means to measures of paths; strength w is length 1/w.")
  var weightMeans: Projection.WeightMeaning?

  @Option(help: "Parallel relations: one tie, a tie each, or one tie with the sum; default: collapse.")
  var parallel: Projection.Parallel?

  @Option(help: "Relations of a node to itself; default: drop.")
  var loops: Projection.Loops?

  @Option(help: ArgumentHelp("Tie two nodes by every node of this kind that both are tied to.", valueName: "kind"))
  var through: String?

  @Flag(help: "Only the largest weakly connected component.")
  var largestComponent = false

  @Option(
    name: .customLong("convention"),
    help: "Whose defaults hold for what is not said: parallel relations, loops, variants and scales; default: entente.")
  var chosenConvention: Convention?

  @Flag(help: "Refuse what could be meant in several ways, and name the choices.")
  var strict = false

  var convention: Convention { chosenConvention ?? .entente }

  /// What is said on the command line.
  private var given: [(option: String, value: String?)] {
    [
      ("convention", chosenConvention?.rawValue), ("nodes", nodes), ("relations", relations), ("as-of", asOf),
      ("direction", direction?.rawValue), ("weight", weight), ("weight-means", weightMeans?.rawValue),
      ("parallel", parallel?.rawValue), ("loops", loops?.rawValue), ("through", through),
      ("largest-component", largestComponent ? "true" : nil),
    ]
  }

  /// - Parameter base: what holds for what is not said.
  func projection(from base: Projection = Projection()) throws -> Projection {
    var projection = base
    do throws(ProjectionError) {
      for (option, value) in given { if let value { try projection.set(option, to: value) } }
    } catch { throw Failure(error) }
    return projection
  }

  func project(_ graph: PropertyGraph, _ running: RunOptions) throws -> ProjectedGraph {
    let projection = try projection()
    // Most pairs that share a node of a two-mode graph share no other one: there are hardly fewer ties than pairs.
    if let ties = try? projection.throughTieCount(in: graph), ties <= Projection.throughLimit {
      try running.checkMemory(
        Double(ties * Projection.bytesAThroughTie), for: "--through \(through ?? "") with \(ties) ties",
        hint: "take a part of the graph by --nodes, --relations or --as-of")
    }
    return try Self.apply(projection, to: graph)
  }

  static func apply(_ projection: Projection, to graph: PropertyGraph) throws -> ProjectedGraph {
    do throws(ProjectionError) { return try projection.apply(to: graph) } catch { throw Failure(error) }
  }

  /// With `--strict`: refuses a request that has several meanings on this graph.
  func refuseAmbiguity(_ request: String, _ algorithm: any GraphAlgorithm, on graph: ProjectedGraph) throws {
    guard strict else { return }
    let type = type(of: algorithm)
    if let weight, weight != "none", weightMeans == nil, type.card.weights != .ignored {
      throw Failure(
        Failure.usage, "ambiguous",
        "'\(type.card.id)' takes '\(weight)' for a \(type.card.weights.rawValue), which is not said",
        hint: "say --weight-means strength or --weight-means distance")
    }
    guard convention == .entente, graph.isDirected, !request.contains("direction="),
      let direction = type.options.first(where: { $0.name == "direction" })
    else { return }
    throw Failure(
      Failure.usage, "ambiguous", "'\(type.card.id)' has several meanings in a directed graph",
      hint: "say direction=\(direction.domain.replacing("|", with: ", direction=")), or --convention networkx or igraph"
    )
  }
}
