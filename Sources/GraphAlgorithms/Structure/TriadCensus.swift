import GraphProjection

/// Triad census: how many sets of three nodes of a directed graph are of each of the sixteen classes.
///
/// The classes are named as by Holland and Leinhardt, `003` (no ties) to `300` (all pairs tied both ways): the numbers of mutual,
/// asymmetric and null pairs, and a letter (*down*, *up*, *transitive*, *cyclic*) where these do not tell. `111D` is a ⇄ b ← c,
/// `111U` is a ⇄ b → c. Several ties of one ordered pair count once, loops not at all; weights are ignored.
///
/// Only the neighbourhoods of tied pairs are looked at; triads with one tied pair, or none, follow by subtraction.
///
/// - Returns: ``Figures`` with the group `triad_census`; undefined for an undirected graph.
/// - Complexity: O(m·Δ) time with the largest degree Δ, O(n + m) space.
///
/// V. Batagelj, A. Mrvar (2001). A subquadratic triad census algorithm for large sparse networks with small maximum degree. Social
/// Networks 23. https://doi.org/10.1016/S0378-8733(01)00035-1 —
/// P. W. Holland, S. Leinhardt (1976). Local structure in social networks. https://doi.org/10.2307/270703
///
/// The figures and names are those of NetworkX `triadic_census` and igraph `triad_census`.
public struct TriadCensus: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "triad-census",
    title: "Triad census",
    family: .structure,
    summary: "How many sets of three nodes of a directed graph are of each of the sixteen classes.",
    citations: [
      Citation(
        "V. Batagelj, A. Mrvar", 2001,
        "A subquadratic triad census algorithm for large sparse networks with small maximum degree",
        "Social Networks 23", doi: "10.1016/S0378-8733(01)00035-1"),
      .hollandLeinhardt,
    ],
    time: "O(m·Δ)", space: "O(n + m)", weights: .ignored, direction: "needed; undefined for an undirected graph")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    guard graph.isDirected else {
      return Figures([Figures.Entry("triad_census", .undefined)], notes: ["undefined: the graph is undirected"])
    }
    let pairs = CodedPairs(graph)
    let parts = 64
    let found = try context.chunked(parts, size: 1) { part in
      pairs.census(ofEvery: parts, from: part.lowerBound, cancellation: context.cancellation)
    }
    try context.checkpoint(1)
    var census = [Int](repeating: 0, count: TriadClass.allCases.count)
    for part in found { for index in census.indices { census[index] += part[index] } }
    // All triads, of which there may be more than 2⁶³, less those with a tie.
    let n = Int128(graph.nodeCount)
    let empty = n * (n - 1) * (n - 2) / 6 - census.reduce(0) { $0 + Int128($1) }
    let entries = TriadClass.allCases.map { triad in
      Figures.Entry(triad.rawValue, .integer(census[triad.index]))
    }
    let first = Figures.Entry(
      TriadClass.t003.rawValue, Int(exactly: empty).map { .integer($0) } ?? .real(Double(empty)))
    return Figures(
      [Figures.Entry("triad_census", .group([first] + entries.dropFirst()))],
      notes: ["classes of Holland and Leinhardt; parallel ties count once, loops not"])
  }
}

/// The neighbours of every node, ascending, each with a code: 1 for an arc to it, 2 for an arc from it, 3 for both.
private struct CodedPairs: Sendable {
  let rows: NeighbourRows
  let codes: [UInt8]

  init(_ graph: ProjectedGraph) {
    let both = graph.neighbourRows(.both)
    var codes = [UInt8](repeating: 0, count: both.targets.count)
    for (rows, code) in [(graph.neighbourRows(.outgoing), UInt8(1)), (graph.neighbourRows(.incoming), UInt8(2))] {
      for node in 0..<both.nodeCount {
        var arc = both.offsets[node]
        for target in rows.targets[rows.range(node)] {
          while both.targets[arc] < target { arc += 1 }
          codes[arc] |= code
        }
      }
    }
    rows = both
    self.codes = codes
  }

  /// The census of the triads whose tied pair (v, u), v < u, comes first among theirs, for every `step`-th node v.
  ///
  /// A triad with three tied pairs, or two, is counted at its smallest node v and the smaller neighbour u of that, as in the paper;
  /// the others are counted by number.
  func census(ofEvery step: Int, from first: Int, cancellation: Cancellation) -> [Int] {
    let classes = (0..<64).map { TriadClass(code: $0).index }
    let (mutualPair, oneWayPair) = (TriadClass.t102.index, TriadClass.t012.index)
    let n = rows.nodeCount
    var census = [Int](repeating: 0, count: TriadClass.allCases.count)
    for v in stride(from: first, to: n, by: step) {
      guard !cancellation.isCancelled else { break }
      let ofV = rows.range(v)
      for arc in ofV {
        let u = Int(rows.targets[arc])
        guard v < u else { continue }
        let pair = Int(codes[arc])
        var neighbours = 0
        var a = ofV.lowerBound
        var b = rows.offsets[u]
        let bEnd = rows.offsets[u &+ 1]
        while a < ofV.upperBound || b < bEnd {
          let x = a < ofV.upperBound ? Int(rows.targets[a]) : n
          let y = b < bEnd ? Int(rows.targets[b]) : n
          let w = min(x, y)
          var code = pair
          if x == w {
            code |= Int(codes[a]) << 2
            a &+= 1
          }
          if y == w {
            code |= Int(codes[b]) << 4
            b &+= 1
          }
          guard w != u, w != v else { continue }
          neighbours &+= 1
          if u < w || (v < w && x != w) { census[classes[code]] &+= 1 }
        }
        census[pair == 3 ? mutualPair : oneWayPair] &+= n &- neighbours &- 2
      }
    }
    return census
  }
}
