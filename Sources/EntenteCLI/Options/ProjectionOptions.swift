import ArgumentParser
import Entente

extension Projection.Direction: ExpressibleByArgument {}
extension Projection.WeightMeaning: ExpressibleByArgument {}
extension Projection.Parallel: ExpressibleByArgument {}
extension Projection.Loops: ExpressibleByArgument {}

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

  @Option(help: "Parallel relations: one tie, a tie each, or one tie with the sum.")
  var parallel = Projection.Parallel.collapse

  @Option(help: "Relations of a node to itself.")
  var loops = Projection.Loops.drop

  @Option(help: ArgumentHelp("Tie two nodes by every node of this kind that both are tied to.", valueName: "kind"))
  var through: String?

  @Flag(help: "Only the largest weakly connected component.")
  var largestComponent = false

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
    projection.parallel = parallel
    projection.loops = loops
    projection.through = through.map { NodeKind(rawValue: $0) }
    projection.isLargestComponentOnly = largestComponent
    return projection
  }

  func project(_ graph: PropertyGraph) throws -> ProjectedGraph {
    let projection = try projection()
    do throws(ProjectionError) { return try projection.apply(to: graph) } catch { throw Failure(error) }
  }

  private static func words(_ list: String, of option: String) throws -> [String] {
    let words = list.split(separator: ",").map(String.init)
    guard !words.isEmpty else {
      throw Failure(Failure.usage, "option", "--\(option) names no kind", hint: "leave it out to take all kinds")
    }
    return words
  }
}
