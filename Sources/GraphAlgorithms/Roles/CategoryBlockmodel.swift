import GraphProjection

/// Blockmodel of an attribute: ties, possible ties and density between every two of its categories.
///
/// The density of a block is the share of its pairs that are tied. With `ties`, `possible` and `density` as tables of category
/// against category it is the image matrix of the network: where nearly 1 or well above the density of the whole, a block is a
/// tie between categories.
///
/// `attribute` gives the categories: `kind`, or a property of nodes; at most 200 values.
///
/// - Returns: ``Figures`` with `network_density` and the groups `ties`, `possible`, `density`, each with a group for every category
///   that ties start in; `density` is undefined where nothing is possible.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute, ``AlgorithmError/limit(_:hint:)`` for more than
///   200 categories.
/// - Complexity: O(n + m + g²) time and space for g categories.
///
/// H. C. White, S. A. Boorman, R. L. Breiger (1976). Social structure from multiple networks. I. Blockmodels of roles and positions.
/// American Journal of Sociology 81. https://doi.org/10.1086/226141
///
/// R `sna::blockmodel` and UCINET's density by groups give the same densities, with the diagonal left out.
public struct CategoryBlockmodel: GraphAlgorithm {
  /// `kind`, or the property that gives the categories.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "blockmodel",
    title: "Blockmodel of an attribute",
    family: .roles,
    summary: "Ties, possible ties and density between every two categories of an attribute.",
    citations: [.whiteBoormanBreiger],
    time: "O(n + m + g²)", space: "O(n + m + g²)", weights: .ignored, direction: "followed: rows send, columns receive")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the categories: kind, or a property of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let network = try CategoryNetwork(graph, by: attribute)
    let arcs = try network.arcs()
    /// What a block holds: an undirected tie within a category stands in it twice.
    func count(_ row: Int, _ column: Int, _ arcs: Double) -> Double { row == column ? arcs / network.arcsPerTie : arcs }
    func possible(_ row: Int, _ column: Int) -> Double {
      row == column
        ? network.possibleTies(within: row) : Double(network.sizes[row]) * Double(network.sizes[column])
    }
    func table(_ name: String, _ value: (Int, Int) -> Figures.Value) -> Figures.Entry {
      Figures.Entry(
        name,
        .group(
          network.names.indices.map { row in
            Figures.Entry(
              network.names[row],
              .group(network.names.indices.map { Figures.Entry(network.names[$0], value(row, $0)) }))
          }))
    }
    let density = network.possibleTies > 0 ? network.tieCount / network.possibleTies : .nan
    return Figures(
      [
        Figures.Entry("network_density", .real(density)),
        table("ties") { .integer(Int(count($0, $1, arcs[$0][$1]))) },
        table("possible") { .integer(Int(possible($0, $1))) },
        table("density") {
          let pairs = possible($0, $1)
          return .real(pairs > 0 ? count($0, $1, arcs[$0][$1]) / pairs : .nan)
        },
      ],
      notes: network.notes + [
        network.isDirected
          ? "from the first category to the second" : "undirected: both orders of two categories show the same ties"
      ])
  }
}

extension Citation {
  static let whiteBoormanBreiger = Citation(
    "H. C. White, S. A. Boorman, R. L. Breiger", 1976,
    "Social structure from multiple networks. I. Blockmodels of roles and positions",
    "American Journal of Sociology 81", doi: "10.1086/226141")
}
