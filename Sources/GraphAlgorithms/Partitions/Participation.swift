import GraphProjection

/// Participation: whether a node's ties stay in its own module or reach over all of them.
///
/// With k_is the strength of the ties of i to module s, k_i all of it, and s(i) its own module:
/// - `participation`: P = 1 − Σ_s (k_is/k_i)², 0 where all ties go to one module, near 1 where they are spread evenly;
///   undefined without ties.
/// - `within_module_z`: z = (k_is(i) − mean)/deviation of the same number over the nodes of its module (population deviation; 0
///   where all have the same).
/// - `role`: the seven regions of Guimerà and Amaral. Below z = 2.5: 1 ultra-peripheral (P ≤ 0.05), 2 peripheral (≤ 0.62),
///   3 connector (≤ 0.80), 4 kinless; hubs from 2.5: 5 provincial (P ≤ 0.30), 6 connector (≤ 0.75), 7 kinless. A node without
///   ties is 1.
///
/// Directions are ignored: a tie counts for both ends. Loops are left out, parallel ties add up.
///
/// Options:
/// - `attribute`: the property of nodes that names their module, or `kind`; empty, the default: the communities of ``Leiden``. A
///   node without it has no scores, and ties to it do not count.
/// - `resolution`: γ > 0 of Leiden, default 1.
/// - `seed`: of Leiden.
///
/// - Returns: ``NodeScores`` with `participation`, `within_module_z`, `role` and `module`, whose numbers are those of the communities
///   by falling size, or of the values in the order of their names.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the property, for negative weights and weights declared
///   distances.
/// - Complexity: O(n + m), and that of Leiden.
///
/// R. Guimerà, L. A. N. Amaral (2005). Functional cartography of complex metabolic networks. Nature 433.
/// https://doi.org/10.1038/nature03288
///
/// The Brain Connectivity Toolbox gives P = 0 for nodes without ties, and the deviation of a sample.
public struct Participation: GraphAlgorithm {
  /// Empty: the communities of Leiden.
  public var attribute = ""
  /// γ.
  public var resolution = 1.0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "participation",
    title: "Participation and within-module degree",
    family: .roles,
    summary: "Whether a node's ties stay in its own module or reach over all of them, and how central it is inside.",
    citations: [
      Citation(
        "R. Guimerà, L. A. N. Amaral", 2005, "Functional cartography of complex metabolic networks", "Nature 433",
        doi: "10.1038/nature03288")
    ],
    time: "O(n + m), with the search for communities", space: "O(n + m)", weights: .strength,
    direction: "ignored in the scores; communities by directed modularity where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .name("attribute", \.attribute, domain: "PROPERTY", help: "names the module; empty: communities by leiden"),
    .resolution(\.resolution),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id).map { WholeStrengths($0).values }
    let modules: (of: [Int], count: Int)
    if attribute.isEmpty {
      var leiden = Leiden()
      leiden.seed = seed
      leiden.resolution = resolution
      let found = try leiden.run(on: graph, in: context)
      modules = (found.membership, found.groups.count)
    } else {
      let categories = try graph.categories(by: attribute)
      modules = (categories.category, categories.count)
    }
    let (within, participation) = shares(graph, strengths, modules.of)
    let z = Self.deviations(of: within, in: modules)
    let hasModule = modules.of.map { $0 >= 0 }
    let roles = z.indices.map { hasModule[$0] ? Double(Self.role(participation: participation[$0], z: z[$0])) : .nan }
    return NodeScores(
      [
        NodeScores.Column("participation", participation), NodeScores.Column("within_module_z", z),
        NodeScores.Column("role", roles, isInteger: true),
        NodeScores.Column("module", modules.of.map { $0 < 0 ? .nan : Double($0) }, isInteger: true),
      ],
      notes: [
        graph.strengthNote, graph.isDirected ? "directions ignored" : "undirected",
        attribute.isEmpty ? "modules: communities of leiden, resolution \(resolution)" : "modules by \(attribute)",
        "role 1 ultra-peripheral, 2 peripheral, 3 connector, 4 kinless; hubs: 5 provincial, 6 connector, 7 kinless",
      ])
  }

  /// The strength to the own module and P of every node; NaN where it has no module or, for P, no ties.
  private func shares(
    _ graph: ProjectedGraph, _ strengths: [Double]?, _ module: [Int]
  ) -> (within: [Double], participation: [Double]) {
    var contacts = [[(module: Int, strength: Double)]](repeating: [], count: graph.nodeCount)
    for tie in 0..<graph.tieCount {
      let (from, to) = graph.ends(ofTie: tie)
      guard from != to, module[from] >= 0, module[to] >= 0 else { continue }
      contacts[from].append((module[to], strengths?[tie] ?? 1))
      contacts[to].append((module[from], strengths?[tie] ?? 1))
    }
    var within = [Double](repeating: .nan, count: graph.nodeCount)
    var participation = within
    for node in contacts.indices where module[node] >= 0 {
      let total = contacts[node].reduce(0) { $0 + $1.strength }
      var sums: [Double] = []
      var last = -1
      within[node] = 0
      for contact in contacts[node].sorted(by: { $0.module < $1.module }) {
        if contact.module != last { sums.append(0) }
        last = contact.module
        sums[sums.count - 1] += contact.strength
        if contact.module == module[node] { within[node] += contact.strength }
      }
      if total > 0 {
        // Of ties to one module rounding must leave nothing.
        participation[node] = max(0, 1 - sums.reduce(0) { $0 + ($1 / total) * ($1 / total) })
      }
    }
    return (within, participation)
  }

  private static func deviations(of within: [Double], in modules: (of: [Int], count: Int)) -> [Double] {
    var sizes = [Double](repeating: 0, count: modules.count)
    var means = sizes
    var squares = sizes
    for (node, c) in modules.of.enumerated() where c >= 0 {
      sizes[c] += 1
      means[c] += within[node]
    }
    for c in sizes.indices where sizes[c] > 0 { means[c] /= sizes[c] }
    for (node, c) in modules.of.enumerated() where c >= 0 {
      squares[c] += (within[node] - means[c]) * (within[node] - means[c])
    }
    return modules.of.enumerated().map { node, c -> Double in
      guard c >= 0 else { return .nan }
      let deviation = (squares[c] / sizes[c]).squareRoot()
      // Of equal numbers rounding of the mean must not make different ones.
      return deviation > 1e-12 * means[c] ? (within[node] - means[c]) / deviation : 0
    }
  }

  private static func role(participation: Double, z: Double) -> Int {
    let p = participation.isNaN ? 0 : participation
    let limits = z < 2.5 ? [0.05, 0.62, 0.80] : [0.30, 0.75]
    return (z < 2.5 ? 1 : 5) + limits.count { p > $0 }
  }
}
