import Foundation
import GraphProjection

/// Markov clustering: communities in which random walks end up when long walks and likely steps are strengthened in turn.
///
/// M is the matrix of steps of a random walk, every node with a loop of the largest strength of its ties. In turn M is squared
/// (*expansion*: two steps are one), and its entries are raised to a power and scaled so that columns sum to 1 again (*inflation*: what
/// is likely becomes more so), until nothing changes. The limit says for every node to which attractors its walks lead; nodes
/// that share an attractor are one community. Directions and other loops are ignored.
///
/// Options: `inflation`, 1 < number ≤ 20, default 2: more gives smaller communities; `iterations`, the largest number of rounds,
/// default 200. Entries below 1e-6 are left out, and so are all but the 1,000 largest of a column.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity` (NaN in a graph without ties).
/// - Throws: ``AlgorithmError/limit(_:hint:)`` without convergence; ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and
///   weights declared distances.
/// - Complexity: O(n·k²) a round with k entries a column, at most 1,000; about 20 to 60 rounds; O(n·k) space.
///
/// S. van Dongen (2000). Graph clustering by flow simulation. PhD thesis, University of Utrecht. — S. van Dongen (2008). Graph
/// clustering via a discrete uncoupling process. SIAM Journal on Matrix Analysis and Applications 30.
/// https://doi.org/10.1137/040608635
///
/// As the author's program mcl up to what is left out; the Python package markov_clustering gives loops the strength 1.
public struct MarkovClustering: GraphAlgorithm {
  public var inflation = 2.0
  /// The largest number of rounds.
  public var iterations = 200

  public init() {}

  public static let card = AlgorithmCard(
    id: "markov-clustering",
    title: "Markov clustering",
    family: .communities,
    summary: "Communities in which random walks end up when likely steps are strengthened again and again.",
    citations: [
      Citation(
        "S. van Dongen", 2000, "Graph clustering by flow simulation", "PhD thesis, University of Utrecht"),
      Citation(
        "S. van Dongen", 2008, "Graph clustering via a discrete uncoupling process",
        "SIAM Journal on Matrix Analysis and Applications 30", doi: "10.1137/040608635"),
    ],
    time: "O(n·k²) per round, k ≤ 1000 entries of a column", space: "O(n·k)", weights: .strength,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .real(
      "inflation", \.inflation, in: RealRange(1, 20, includesLower: false),
      help: "power of the entries: more gives smaller communities"),
    .steps(\.iterations),
  ]

  private static let smallest = 1e-6
  private static let longest = 1000

  /// One column: its entries by row, ascending.
  private typealias Column = [(row: Int32, value: Double)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .cpm, resolution: 1)
    var columns = Self.steps(network)
    let n = columns.count
    var (round, isSteady) = (0, n == 0)
    while !isSteady {
      guard round < iterations else {
        throw .limit(
          "Markov clustering did not converge in \(iterations) rounds", hint: "raise 'iterations' or 'inflation'")
      }
      round += 1
      try context.checkpoint(min(1, Double(round) / 40))
      let parts = try context.quiet.chunked(n, size: 64) { [columns, inflation] chunk in
        var sums = [Double](repeating: 0, count: n)
        return chunk.map { column -> (column: Column, change: Double) in
          guard !context.cancellation.isCancelled else { return (columns[column], 0) }
          let new = Self.inflated(Self.expanded(columns[column], columns, &sums), by: inflation)
          return (new, Self.difference(new, columns[column]))
        }
      }.flatMap(\.self)
      columns = parts.map(\.column)
      isSteady = parts.allSatisfy { $0.change < 1e-9 }
    }
    var together = DisjointSets(count: n)
    for (node, column) in columns.enumerated() {
      for entry in column where entry.value > 1e-3 { together.unite(node, Int(entry.row)) }
    }
    let membership = (0..<n).map { together.root(of: $0) }
    return NodeGroups(
      membership, figures: [.init("modularity", try graph.modularity(of: membership))],
      notes: graph.modularityNotes(resolution: 1) + [
        "inflation \(inflation); every node has a loop of the largest strength of its ties",
        "converged in \(round) rounds",
      ])
  }

  private static func steps(_ network: CommunityNetwork) -> [Column] {
    let n = network.nodeCount
    let simple = network.contracted(by: Membership(singletons: n).community, count: n)
    return (0..<n).map { node in
      let range = simple.offsets[node]..<simple.offsets[node + 1]
      var column = range.map { (row: simple.targets[$0], value: simple.strengths?[$0] ?? 1) }
      column.append((Int32(node), column.reduce(0) { max($0, $1.value) }))
      if column.count == 1 { column[0].value = 1 }
      let sum = column.reduce(0) { $0 + $1.value }
      return column.map { ($0.row, $0.value / sum) }.sorted { $0.0 < $1.0 }
    }
  }

  /// A column of the square.
  private static func expanded(_ column: Column, _ columns: [Column], _ sums: inout [Double]) -> Column {
    var rows: [Int32] = []
    for step in column {
      for entry in columns[Int(step.row)] {
        if sums[Int(entry.row)] == 0 { rows.append(entry.row) }
        sums[Int(entry.row)] += step.value * entry.value
      }
    }
    rows.sort()
    return rows.map { row in
      defer { sums[Int(row)] = 0 }
      return (row, sums[Int(row)])
    }
  }

  private static func inflated(_ column: Column, by power: Double) -> Column {
    let largest = column.reduce(0) { max($0, $1.value) }
    var new = column.map { (row: $0.row, value: pow($0.value / largest, power)) }
    let sum = new.reduce(0) { $0 + $1.value }
    new = new.map { ($0.row, $0.value / sum) }.filter { $0.1 >= smallest }
    if new.count > longest {
      new = new.sorted { ($1.value, $0.row) < ($0.value, $1.row) }.prefix(longest).sorted { $0.row < $1.row }
    }
    let rest = new.reduce(0) { $0 + $1.value }
    return new.map { ($0.row, $0.value / rest) }
  }

  /// The largest change of an entry.
  private static func difference(_ a: Column, _ b: Column) -> Double {
    var (i, j, largest) = (0, 0, 0.0)
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i].row < b[j].row) {
        largest = max(largest, a[i].value)
        i += 1
      } else if i == a.count || b[j].row < a[i].row {
        largest = max(largest, b[j].value)
        j += 1
      } else {
        largest = max(largest, abs(a[i].value - b[j].value))
        i += 1
        j += 1
      }
    }
    return largest
  }
}
