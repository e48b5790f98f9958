import GraphProjection

/// Rich club: whether nodes with many ties are tied to each other more than their degrees explain.
///
/// With N₍ₖ₎ nodes of a degree above k and E₍ₖ₎ tied pairs among them, φ(k) = 2E₍ₖ₎ / (N₍ₖ₎(N₍ₖ₎ − 1)) is their density. It rises with k
/// in most graphs by chance; so ρ(k) = φ(k) / φ₀(k) divides it by the mean over random graphs with the same degrees.
///
/// On the undirected view: several ties of one pair count once, loops not at all; weights are ignored. The random graphs come from
/// ten attempted swaps for every tied pair.
///
/// Options: `samples` (1 ≤ whole number ≤ 100000, default 20), random graphs; `seed` (default 1).
///
/// - Returns: ``Figures`` with the groups `density` (φ) and `normalised` (ρ), by k: every degree that leaves at least two nodes above.
///   ρ is undefined where no random graph has a tie among them.
/// - Complexity: O(samples·m) expected time; O(n + m) space per worker.
///
/// V. Colizza, A. Flammini, M. A. Serrano, A. Vespignani (2006). Detecting rich-club ordering in complex networks. Nature Physics 2.
/// https://doi.org/10.1038/nphys209 —
/// S. Zhou, R. J. Mondragón (2004). The rich-club phenomenon in the internet topology. IEEE Communications Letters 8.
/// https://doi.org/10.1109/LCOMM.2004.823426
///
/// φ is that of NetworkX `rich_club_coefficient`, which divides by one random graph only.
public struct RichClub: GraphAlgorithm {
  /// The number of random graphs.
  public var samples = 20
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "rich-club",
    title: "Rich club",
    family: .structure,
    summary: "Whether nodes with many ties are tied to each other more than their degrees explain.",
    citations: [
      Citation(
        "V. Colizza, A. Flammini, M. A. Serrano, A. Vespignani", 2006,
        "Detecting rich-club ordering in complex networks", "Nature Physics 2", doi: "10.1038/nphys209"),
      Citation(
        "S. Zhou, R. J. Mondragón", 2004, "The rich-club phenomenon in the internet topology",
        "IEEE Communications Letters 8", doi: "10.1109/LCOMM.2004.823426"),
    ],
    time: "O(samples·m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("samples", \.samples, in: 1...100_000, help: "random graphs with the same degrees"), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let degrees = (0..<rows.nodeCount).map { rows.range($0).count }
    let pairs = SwappedPairs(rows, backward: rows)
    let found = Self.tiesAbove(pairs.mutual, degrees)
    let random = try context.swapped(pairs, samples: samples, seed: seed) { Self.tiesAbove($0.mutual, degrees) }
    var (density, normalised): ([Figures.Entry], [Figures.Entry]) = ([], [])
    for k in Set(degrees).sorted() {
      let nodes = degrees.count { $0 > k }
      guard nodes > 1 else { continue }
      density.append(Figures.Entry(String(k), .real(2 * Double(found[k]) / (Double(nodes) * Double(nodes - 1)))))
      let mean = Double(random.reduce(0) { $0 + $1[k] }) / Double(samples)
      normalised.append(Figures.Entry(String(k), mean > 0 ? .real(Double(found[k]) / mean) : .undefined))
    }
    return Figures(
      [Figures.Entry("density", .group(density)), Figures.Entry("normalised", .group(normalised))],
      notes: [
        "by k: among the nodes with more than k neighbours; normalised by the mean of \(samples) random graphs with "
          + "the same degrees, seed \(seed)", "directions, parallel ties and loops ignored",
      ])
  }

  /// For every k how many pairs have both ends of a degree above k.
  private static func tiesAbove(_ pairs: [(Int32, Int32)], _ degrees: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: (degrees.max() ?? 0) + 1)
    for (a, b) in pairs { counts[min(degrees[Int(a)], degrees[Int(b)]) - 1] += 1 }
    for k in stride(from: counts.count - 2, through: 0, by: -1) { counts[k] += counts[k + 1] }
    return counts
  }
}
