import GraphProjection

/// Assortativity by a number: whether ties join nodes of like value, Pearson's correlation over the ends of all ties.
///
/// Over the ties, x is the value of the node where a tie starts and y of that where it ends; r is their correlation, −1 to 1. An
/// undirected tie counts both ways. The standard error is Newman's jackknife: √Σ (rᵢ − r)² over the ties i, each left out once.
///
/// `attribute` is a property of nodes that holds numbers; the default, `kind`, is none and is refused with the properties that are.
/// A weight is a strength w: a tie counts w. Parallel ties count each, as the projection has them; loops do not count, nor ties of
/// nodes without a value.
///
/// - Returns: ``Figures`` with `numeric_assortativity` and `standard_error`; undefined without ties or where all ends have one value.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where the attribute is not a number, and for negative weights or distances.
/// - Complexity: O(n + m) time and space.
///
/// M. E. J. Newman (2003). Mixing patterns in networks. Physical Review E 67. https://doi.org/10.1103/PhysRevE.67.026126
///
/// The value is that of NetworkX `numeric_assortativity_coefficient` and igraph `assortativity` on graphs without loops; neither takes
/// weights.
public struct NumericAssortativity: GraphAlgorithm {
  /// The property that holds the numbers.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "numeric-assortativity",
    title: "Assortativity by a number",
    family: .structure,
    summary: "Whether ties join nodes of like value: the correlation of a property of numbers over all ties.",
    citations: [.newmanMixing],
    time: "O(n + m)", space: "O(n + m)", weights: .strength, direction: "followed: from the first value to the second")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "property of nodes that holds numbers")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let values = try numbers(of: graph)
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let scale = strengths?.max() ?? 1
    // Values between −1 and 1, so that no square is out of range.
    let largest = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    func scaled(_ node: Int) -> Double { largest > 0 ? values[node] / largest : values[node] }
    var ties: [ValuePair] = []
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      let weight = graph.weight(ofTie: tie) / scale
      guard ends.from != ends.to, weight > 0, values[ends.from].isFinite, values[ends.to].isFinite else { continue }
      ties.append(ValuePair(x: scaled(ends.from), y: scaled(ends.to), weight: weight))
      if !graph.isDirected { ties.append(ValuePair(x: scaled(ends.to), y: scaled(ends.from), weight: weight)) }
    }
    let correlation = ValueCorrelation(ties, pairsPerTie: graph.isDirected ? 1 : 2)
    return Figures(
      [
        Figures.Entry("numeric_assortativity", .real(correlation.value)),
        Figures.Entry("standard_error", .real(correlation.standardError)),
      ],
      notes: [
        "correlation of '\(attribute)' over the ends of ties; \(graph.strengthNote); "
          + "loops and ties of nodes without it left out",
        graph.isDirected ? "from the start of a tie to its end" : "every tie both ways",
        "standard error by leaving out one tie at a time",
      ])
  }

  private func numbers(of graph: ProjectedGraph) throws(AlgorithmError) -> [Double] {
    if attribute != "kind" { return try graph.numbers(of: attribute) }
    let usable = graph.source.nodePropertyKeys.filter { key in
      let values = (0..<graph.nodeCount).compactMap { graph.source.nodeProperty(key, at: graph.sourceIndex($0)) }
      return !values.isEmpty && values.allSatisfy { $0.number != nil }
    }
    throw .unsuitable(
      "the kind of a node is not a number",
      hint: usable.isEmpty
        ? "no property of nodes holds numbers" : "choose an attribute: " + usable.sorted().joined(separator: ", "))
  }
}

private struct ValuePair {
  var x: Double
  var y: Double
  var weight: Double
}

/// The weighted correlation of pairs, and what leaving one tie out does to it.
private struct ValueCorrelation {
  private let pairs: [ValuePair]
  private let pairsPerTie: Int
  private var sums = Sums()

  private struct Sums {
    var (weight, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    mutating func add(_ pair: ValuePair, _ sign: Double = 1) {
      let weight = sign * pair.weight
      self.weight += weight
      x += weight * pair.x
      y += weight * pair.y
      xx += weight * pair.x * pair.x
      yy += weight * pair.y * pair.y
      xy += weight * pair.x * pair.y
    }

    /// A variance below the rounding error of its sums is none.
    var correlation: Double {
      let first = weight * xx - x * x
      let second = weight * yy - y * y
      guard first > 1e-13 * weight * xx, second > 1e-13 * weight * yy else { return .nan }
      return max(-1, min(1, (weight * xy - x * y) / (first.squareRoot() * second.squareRoot())))
    }
  }

  /// Around the means: the sums then lose no digits to a common offset of the values.
  init(_ pairs: [ValuePair], pairsPerTie: Int) {
    self.pairsPerTie = pairsPerTie
    var plain = Sums()
    for pair in pairs { plain.add(pair) }
    let (meanX, meanY) = plain.weight > 0 ? (plain.x / plain.weight, plain.y / plain.weight) : (0, 0)
    let spread = max(plain.xx, plain.yy) / max(plain.weight, 1e-300)
    // What is left of equal values after their mean is taken off is rounding error.
    func centred(_ value: Double, _ mean: Double) -> Double {
      let difference = value - mean
      return difference * difference <= 1e-28 * spread ? 0 : difference
    }
    self.pairs = pairs.map { ValuePair(x: centred($0.x, meanX), y: centred($0.y, meanY), weight: $0.weight) }
    for pair in self.pairs { sums.add(pair) }
  }

  var value: Double { sums.correlation }

  var standardError: Double {
    let whole = value
    guard pairs.count > pairsPerTie, !whole.isNaN else { return .nan }
    var sum = 0.0
    for start in stride(from: 0, to: pairs.count, by: pairsPerTie) {
      var rest = sums
      for place in start..<start + pairsPerTie { rest.add(pairs[place], -1) }
      let without = rest.correlation
      if without.isNaN { return .nan }
      sum += (without - whole) * (without - whole)
    }
    return sum.squareRoot()
  }
}
