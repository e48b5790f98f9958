import Foundation
import GraphProjection

/// Resolution profile: which communities there are at which scale.
///
/// ``Leiden`` is run for `steps` values of the resolution γ between `lowest` and `highest`, each the same multiple of the one before.
/// Where the number of communities stays the same over a long stretch, and one partition differs little from the next, the
/// communities are those of the network rather than of the parameter.
///
/// Options:
/// - `lowest`, `highest`: the least and the greatest γ, above 0; default 0.25 and 4.
/// - `steps`: 2 to 1000, default 17.
/// - `seed`: of every search.
///
/// - Returns: ``Figures``: groups with a figure for every γ, `communities` (their number), `modularity` (of the partition at γ = 1,
///   so that the values can be compared), `variation_of_information` (to the partition of the next γ, in nats); `plateaus` (numbers of
///   communities that more than one γ in a row gives) and, of the longest one by its number of steps, the first of equal ones,
///   `longest_plateau_from`, `longest_plateau_to`, `longest_plateau_communities`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where `lowest` is not below `highest`, for negative weights and weights declared
///   distances.
/// - Complexity: `steps` times that of ``Leiden``.
///
/// J. Reichardt, S. Bornholdt (2006). Statistical mechanics of community detection. Physical Review E 74, 016110.
/// https://doi.org/10.1103/PhysRevE.74.016110 —
/// R. Lambiotte, J.-C. Delvenne, M. Barahona (2014). Random walks, Markov processes and the multiscale modular organization of
/// complex networks. IEEE Transactions on Network Science and Engineering 1. https://doi.org/10.1109/TNSE.2015.2391998
public struct ResolutionProfile: GraphAlgorithm {
  /// The least γ.
  public var lowest = 0.25
  /// The greatest γ.
  public var highest = 4.0
  public var steps = 17
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "resolution-profile",
    title: "Resolution profile",
    family: .structure,
    summary: "Number, modularity and change of the communities over a range of the resolution.",
    citations: [
      Citation(
        "J. Reichardt, S. Bornholdt", 2006, "Statistical mechanics of community detection",
        "Physical Review E 74, 016110", doi: "10.1103/PhysRevE.74.016110"),
      Citation(
        "R. Lambiotte, J.-C. Delvenne, M. Barahona", 2014,
        "Random walks, Markov processes and the multiscale modular organization of complex networks",
        "IEEE Transactions on Network Science and Engineering 1", doi: "10.1109/TNSE.2015.2391998"),
    ],
    time: "O(steps · m) in practice", space: "O(n + m)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .real("lowest", \.lowest, in: RealRange(1e-6, 1e6), help: "the least γ"),
    .real("highest", \.highest, in: RealRange(1e-6, 1e6), help: "the greatest γ"),
    .integer("steps", \.steps, in: 2...1000, help: "number of values of γ"),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    guard lowest < highest else {
      throw .unsuitable("'lowest' is \(lowest) and 'highest' is \(highest)", hint: "'lowest' must be the smaller")
    }
    let resolutions = Self.grid(lowest, highest, steps)
    var found: [NodeGroups] = []
    for (step, resolution) in resolutions.enumerated() {
      try context.checkpoint(Double(step) / Double(steps))
      var leiden = Leiden()
      leiden.seed = seed
      leiden.resolution = resolution
      found.append(try leiden.run(on: graph, in: context.quiet))
    }
    let names = resolutions.map(\.brief)
    var modularity: [Figures.Entry] = []
    var change: [Figures.Entry] = []
    for (step, groups) in found.enumerated() {
      modularity.append(.init(names[step], .real(try graph.modularity(of: groups.membership))))
      guard step + 1 < steps else { continue }
      let comparison = try PartitionComparison(groups.membership, found[step + 1].membership)
      change.append(.init(names[step], .real(comparison.variationOfInformation)))
    }
    let counts = found.map(\.groups.count)
    let plateaus = Self.plateaus(counts)
    // The first of equally long ones.
    let longest = plateaus.reduce(0..<0) { $1.count > $0.count ? $1 : $0 }
    let ends: [Figures.Value] =
      longest.isEmpty
      ? [.undefined, .undefined, .undefined]
      : [
        .real(resolutions[longest.lowerBound]), .real(resolutions[longest.upperBound - 1]),
        .integer(counts[longest.lowerBound]),
      ]
    return Figures(
      [
        .init("communities", .group(zip(names, counts).map { .init($0, .integer($1)) })),
        .init("modularity", .group(modularity)), .init("variation_of_information", .group(change)),
        .init("plateaus", .integer(plateaus.count)), .init("longest_plateau_from", ends[0]),
        .init("longest_plateau_to", ends[1]), .init("longest_plateau_communities", ends[2]),
      ],
      notes: [
        graph.strengthNote,
        "leiden at \(steps) values of the resolution from \(lowest) to \(highest), by which figures are named",
        "modularity at resolution 1; variation of information to the next partition, in nats",
      ])
  }

  /// `count` numbers, each the same multiple of the one before.
  static func grid(_ from: Double, _ to: Double, _ count: Int) -> [Double] {
    let ratio = to / from
    return (0..<count).map { $0 == count - 1 ? to : from * pow(ratio, Double($0) / Double(count - 1)) }
  }

  /// The stretches of at least two equal numbers.
  static func plateaus(_ counts: [Int]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for place in counts.indices where place + 1 == counts.count || counts[place + 1] != counts[place] {
      if place > start { result.append(start..<place + 1) }
      start = place + 1
    }
    return result
  }
}
