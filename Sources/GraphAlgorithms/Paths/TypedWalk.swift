import GraphProjection

/// The shortest walks between two nodes that follow a pattern of kinds.
///
/// A pattern names kinds of nodes, with a step between every two:
///
///     official>holds-office>organisation>part-of>country
///     country<part-of<organisation~*~organisation>part-of>country
///     official>*+>country
///
/// - `>KIND>` goes along a relation of that kind, `<KIND<` against it, `~KIND~` either way. Undirected relations go both ways.
/// - `*` is any kind, `KIND|KIND` one of several.
/// - `+` after the kind of a step repeats it, once or more, over nodes of any kind.
///
/// The directions are those of the relations, whatever the projection makes of them; the projection says which nodes and
/// relations take part. A walk may meet a node more than once. Its cost is its number of ties; weights are ignored.
///
/// Options:
/// - `pattern`: as above, at most 31 steps; default `*~*~*`.
/// - `from`, `to`: the ends, by id, name or alias. An end that is not given is the nearest node that fits, the first of several.
/// - `limit`: how many walks are listed, 1 … 100,000; default 100.
///
/// A breadth-first search over pairs of a node and a place in the pattern.
///
/// - Returns: A ``PathList`` of the shortest walks, by their nodes, then ties; empty where none fits between the two ends.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a pattern that cannot be read, with the place; for a kind that the graph does
///   not have; and where an end is left open and no walk fits. ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(p (n + m)) time and O(p·n) space for a pattern of p steps, and the output.
///
/// A. O. Mendelzon, P. T. Wood (1995). Finding regular simple paths in graph databases. SIAM Journal on Computing 24.
/// https://doi.org/10.1137/S009753979122370X
///
/// Cypher and GQL have path patterns of the same kind, `(:official)-[:holds-office]->()`; NetworkX and igraph have none.
public struct TypedWalk: GraphAlgorithm {
  /// Where the walk starts: an id, a name or an alias; empty: anywhere.
  public var from = ""
  /// Where it ends: an id, a name or an alias; empty: anywhere.
  public var to = ""
  public var pattern = "*~*~*"
  /// How many are listed at most.
  public var limit = 100

  public init() {}

  public static let card = AlgorithmCard(
    id: "typed-walk",
    title: "Walks of a pattern",
    family: .paths,
    summary: "The shortest ways from one node to another over the kinds of nodes and relations that a pattern names.",
    citations: [
      Citation(
        "A. O. Mendelzon, P. T. Wood", 1995, "Finding regular simple paths in graph databases",
        "SIAM Journal on Computing 24", doi: "10.1137/S009753979122370X")
    ],
    time: "O(p (n + m))", space: "O(p·n + m)", weights: .ignored, direction: "by the pattern, as the relations have it")

  public static let parameters: [Parameter<Self>] =
    Parameter.ends(from: \.from, to: \.to) + [
      .name("pattern", \.pattern, domain: "PATTERN", help: "kinds of nodes and steps, as in official>*>country"),
      .integer("limit", \.limit, in: 1...100_000, help: "how many walks are listed"),
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let pattern = try WalkPattern(self.pattern)
    try pattern.check(in: graph)
    let automaton = WalkAutomaton(pattern, on: graph)
    let ends = try self.ends(automaton, graph, context)
    let distance = try automaton.distances(to: [ends.to], context)
    let walks = WalkList(automaton, distance: distance, from: ends.from)
    var paths = try walks.first(limit + 1, context)
    var notes = [
      "walks of the pattern \(self.pattern); cost = number of ties, the smallest there is",
      "directions are those of the relations; weights ignored",
    ]
    if paths.isEmpty {
      notes.append("no such walk leads from '\(graph.nodeID(ends.from))' to '\(graph.nodeID(ends.to))'")
    } else if paths.count > limit {
      paths.removeLast()
      notes.append("there are more such walks; the first \(limit) are listed")
    }
    if from.isEmpty || to.isEmpty { notes.append("an end that is not given is the nearest node that fits") }
    return PathList(from: ends.from, to: ends.to, paths: paths, notes: notes)
  }

  /// The ends given, or the nearest that fit.
  private func ends(
    _ automaton: WalkAutomaton, _ graph: ProjectedGraph, _ context: RunContext
  ) throws(AlgorithmError) -> (from: Int, to: Int) {
    let start = from.isEmpty ? nil : try graph.node(named: from)
    let end = to.isEmpty ? nil : try graph.node(named: to)
    if let start, let end { return (start, end) }
    let nodes = 0..<graph.nodeCount
    let distance = try automaton.distances(to: end.map { [$0] } ?? Array(nodes), context)
    let starts = (start.map { [$0] } ?? Array(nodes)).filter { distance[$0] >= 0 }
    guard let first = starts.min(by: { (distance[$0], $0) < (distance[$1], $1) }) else {
      throw .unsuitable("no walk fits the pattern '\(pattern)'", hint: "use * or ~ where the pattern is too narrow")
    }
    if let end { return (first, end) }
    return (first, WalkList(automaton, distance: distance, from: first).nearestEnd())
  }
}
