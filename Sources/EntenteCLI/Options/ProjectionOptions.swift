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

  @Option(help: "Direction of ties; declared: an undirected relation counts both ways.")
  var direction = Projection.Direction.declared

  @Option(help: ArgumentHelp("Weight of a tie: a property, 'count' (of relations) or 'none'.", valueName: "property"))
  var weight = "none"

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

  @Option(help: "Whose defaults hold for what is not said: parallel relations, loops, variants and scales of measures.")
  var convention = Convention.entente

  @Flag(help: "Refuse what could be meant in several ways, and name the choices.")
  var strict = false

  func projection() throws -> Projection {
    var projection = Projection()
    projection.nodeKinds = try nodes.map { try Self.words($0, of: "nodes").map { NodeKind(rawValue: $0) } }
    projection.relationKinds = try relations.map {
      try Self.words($0, of: "relations").map { RelationKind(rawValue: $0) }
    }
    if let asOf {
      guard let date = PartialDate(asOf) else {
        throw Failure(
          Failure.usage, "bad-date", "'\(asOf)' is not a date that exists", hint: "2023, 2023-05 or 2023-05-31")
      }
      projection.asOf = date
    }
    projection.direction = direction
    switch weight {
    case "none": projection.weight = .none
    case "count": projection.weight = .count
    default: projection.weight = .property(weight)
    }
    projection.weightMeaning = weightMeans
    projection.parallel = parallel ?? convention.parallel
    projection.loops = loops ?? convention.loops
    projection.convention = convention
    projection.through = through.map { NodeKind(rawValue: $0) }
    projection.isLargestComponentOnly = largestComponent
    return projection
  }

  func project(_ graph: PropertyGraph) throws -> ProjectedGraph {
    let projection = try projection()
    do throws(ProjectionError) { return try projection.apply(to: graph) } catch { throw Failure(error) }
  }

  /// With `--strict`: refuses a request that has several meanings on this graph.
  func refuseAmbiguity(_ request: String, _ algorithm: any GraphAlgorithm, on graph: ProjectedGraph) throws {
    guard strict else { return }
    let type = type(of: algorithm)
    if weight != "none", weightMeans == nil, type.card.weights != .ignored {
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

  private static func words(_ list: String, of option: String) throws -> [String] {
    let words = list.split(separator: ",").map(String.init)
    guard !words.isEmpty else {
      throw Failure(Failure.usage, "option", "--\(option) names no kind", hint: "leave it out to take all kinds")
    }
    return words
  }
}
