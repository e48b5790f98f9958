import GraphProjection

/// Assortativity by an attribute: whether ties join nodes of the same category, −1 to 1.
///
/// With e(g, h) the share of ties from category g to h, aᵍ and bᵍ its row and column sums, r = (Σ e(g, g) − Σ aᵍbᵍ)/(1 − Σ aᵍbᵍ): 1
/// where all ties are within categories, 0 where ends meet at random. An undirected tie counts both ways. The standard error is
/// Newman's jackknife: √Σ (rᵢ − r)² over the ties i, each left out once.
///
/// `attribute` gives the categories (`kind`, or a property of nodes; at most 200 values). A weight is a strength w: a tie counts w.
/// Parallel ties count each, as the projection has them; loops do not count, nor ties of nodes without the attribute.
///
/// - Returns: ``Figures`` with `attribute_assortativity`, `standard_error` and the group `mixing`, e as a table; undefined without ties
///   and where all ends are of one category.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute, and for negative weights or distances;
///   ``AlgorithmError/limit(_:hint:)`` for more than 200 categories.
/// - Complexity: O(n + m + g²) time and space for g categories.
///
/// M. E. J. Newman (2003). Mixing patterns in networks. Physical Review E 67. https://doi.org/10.1103/PhysRevE.67.026126
///
/// The value is that of NetworkX `attribute_assortativity_coefficient` and igraph `assortativity_nominal` on graphs without loops;
/// neither takes weights.
public struct AttributeAssortativity: GraphAlgorithm {
  /// `kind`, or the property that gives the categories.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "attribute-assortativity",
    title: "Assortativity by an attribute",
    family: .structure,
    summary: "Whether ties join nodes of the same category.",
    citations: [.newmanMixing],
    time: "O(n + m + g²)", space: "O(n + m + g²)", weights: .strength,
    direction: "followed: from the first category to the second")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the categories: kind, or a property of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let categories = try graph.categories(by: attribute)
    guard categories.count <= CategoryNetwork.largestTable else {
      throw .limit(
        "'\(attribute)' has \(categories.count) values, more than the \(CategoryNetwork.largestTable) a table may have",
        hint: "choose an attribute with fewer values")
    }
    let scale = try graph.tieStrengths(for: Self.card.id)?.max() ?? 1
    var ties: [(from: Int, to: Int, weight: Double)] = []
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      let weight = graph.weight(ofTie: tie) / scale
      let (from, to) = (categories.category[ends.from], categories.category[ends.to])
      if ends.from != ends.to, from >= 0, to >= 0, weight > 0 { ties.append((from, to, weight)) }
    }
    let mixing = CategoryMixing(ties, count: categories.count, isDirected: graph.isDirected)
    let names = categories.names
    let table = names.indices.map { row in
      Figures.Entry(
        names[row],
        .group(names.indices.map { Figures.Entry(names[$0], .real(mixing.share(row, $0))) }))
    }
    return Figures(
      [
        Figures.Entry("attribute_assortativity", .real(mixing.assortativity)),
        Figures.Entry("standard_error", .real(mixing.standardError)),
        Figures.Entry("mixing", .group(table)),
      ],
      notes: [
        "categories by '\(attribute)'; \(graph.strengthNote); loops and ties of nodes without it left out",
        graph.isDirected ? "mixing: from the first category to the second" : "mixing: every tie both ways",
        "standard error by leaving out one tie at a time",
      ])
  }
}

/// How ties mix categories.
private struct CategoryMixing {
  private let ties: [(from: Int, to: Int, weight: Double)]
  private let isDirected: Bool
  private var counts: [[Double]]
  private var sent: [Double]
  private var received: [Double]
  private var total = 0.0
  private var within = 0.0
  private var meetings = 0.0

  init(_ ties: [(from: Int, to: Int, weight: Double)], count: Int, isDirected: Bool) {
    self.ties = ties
    self.isDirected = isDirected
    counts = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    sent = [Double](repeating: 0, count: count)
    received = sent
    for tie in ties {
      counts[tie.from][tie.to] += tie.weight
      if !isDirected { counts[tie.to][tie.from] += tie.weight }
    }
    for row in counts.indices {
      within += counts[row][row]
      for column in counts.indices {
        sent[row] += counts[row][column]
        received[column] += counts[row][column]
        total += counts[row][column]
      }
    }
    for number in sent.indices { meetings += sent[number] * received[number] }
  }

  func share(_ row: Int, _ column: Int) -> Double { total > 0 ? counts[row][column] / total : .nan }

  var assortativity: Double { Self.coefficient(within: within, meetings: meetings, total: total) }

  /// Without ties, or where all ends are of one category, nothing is left to compare with: beyond rounding errors.
  private static func coefficient(within: Double, meetings: Double, total: Double) -> Double {
    let rest = total * total - meetings
    return total > 0 && rest > 1e-12 * total * total ? (within * total - meetings) / rest : .nan
  }

  var standardError: Double {
    let whole = assortativity
    guard ties.count > 1, !whole.isNaN else { return .nan }
    var sum = 0.0
    for (from, to, weight) in ties {
      let isWithin = from == to
      let without: Double
      if isDirected {
        without = Self.coefficient(
          within: within - (isWithin ? weight : 0),
          meetings: meetings - weight * (received[from] + sent[to]) + (isWithin ? weight * weight : 0),
          total: total - weight)
      } else {
        without = Self.coefficient(
          within: within - (isWithin ? 2 * weight : 0),
          meetings: meetings - 2 * weight * (sent[from] + sent[to]) + weight * weight * (isWithin ? 4 : 2),
          total: total - 2 * weight)
      }
      if without.isNaN { return .nan }
      sum += (without - whole) * (without - whole)
    }
    return sum.squareRoot()
  }
}
