import GraphProjection
import RelationGraph

/// Which actors are tied to which shared nodes: a graph of two modes as the projections to one mode read it.
///
/// Shared nodes are those of one kind that are tied to any node of another kind; these other nodes are the actors. Directions
/// and weights are ignored, several ties of one pair count once, and so ties between two actors or two shared nodes do not at all.
struct TwoModeTies: Sendable {
  /// The kind of the shared nodes.
  let kind: String
  /// The node number of every actor, ascending.
  let actors: [Int]
  /// The node number of every shared node, ascending.
  let shared: [Int]
  /// The shared nodes of every actor, as places in ``shared``, ascending.
  let rows: [[Int32]]
  /// The actors of every shared node, as places in ``actors``, ascending.
  let columns: [[Int32]]
  /// How many neighbouring pairs of nodes are not an actor and a shared node.
  let ignored: Int

  /// - Parameter through: The kind of the shared nodes; empty: found where the graph has two kinds of nodes and ties only between
  ///   them, as the kind at which most directed relations end; without these the kind with fewer nodes, of a draw the one with
  ///   the later name. The ends of undirected relations stand in the order of ids, which says nothing.
  init(_ graph: ProjectedGraph, through: String) throws(AlgorithmError) {
    let kind = try through.isEmpty ? Self.sharedKind(of: graph) : Self.checked(through, in: graph)
    let neighbours = graph.neighbourRows(.both)
    let n = graph.nodeCount
    let isShared = (0..<n).map { graph.nodeKind($0).rawValue == kind }
    var place = [Int32](repeating: -1, count: n)
    var sides: [[Int]] = [[], []]
    var ignored = 0
    for node in 0..<n {
      var crossing = 0
      for arc in neighbours.range(node) {
        let other = Int(neighbours.targets[arc])
        if isShared[other] != isShared[node] { crossing += 1 } else if other > node { ignored += 1 }
      }
      guard crossing > 0 else { continue }
      place[node] = Int32(truncatingIfNeeded: sides[isShared[node] ? 1 : 0].count)
      sides[isShared[node] ? 1 : 0].append(node)
    }
    func partners(_ node: Int) -> [Int32] {
      neighbours.range(node).compactMap { arc in
        let other = Int(neighbours.targets[arc])
        return isShared[other] == isShared[node] ? nil : place[other]
      }
    }
    self.kind = kind
    self.ignored = ignored
    (actors, shared) = (sides[0], sides[1])
    rows = sides[0].map(partners)
    columns = sides[1].map(partners)
  }

  /// The conventions in words.
  var notes: [String] {
    let all = "shared nodes are those of kind '\(kind)', actors the nodes tied to them; directions and weights ignored"
    return ignored == 0 ? [all] : [all, "\(ignored) tied pairs that are not an actor and a shared node do not count"]
  }

  var figures: [Figures.Entry] {
    [
      Figures.Entry("actors", .integer(actors.count)), Figures.Entry("shared_nodes", .integer(shared.count)),
      Figures.Entry("memberships", .integer(rows.reduce(0) { $0 + $1.count })),
    ]
  }

  private static func checked(_ kind: String, in graph: ProjectedGraph) throws(AlgorithmError) -> String {
    let kinds = Self.kinds(of: graph)
    guard !kinds.contains(kind) else { return kind }
    throw .unsuitable(
      "no node of the projection is of kind '\(kind)'", hint: Suggestion.hint(for: kind, among: kinds))
  }

  private static func kinds(of graph: ProjectedGraph) -> [String] {
    Set((0..<graph.nodeCount).map { graph.nodeKind($0).rawValue }).sorted { $0.precedes($1) }
  }

  private static func sharedKind(of graph: ProjectedGraph) throws(AlgorithmError) -> String {
    let kinds = Self.kinds(of: graph)
    guard kinds.count == 2 else {
      throw .unsuitable(
        kinds.count < 2
          ? "a projection to one mode needs nodes of two kinds" : "there are \(kinds.count) kinds of nodes, not two",
        hint: kinds.count < 2
          ? "choose a graph of actors and what they share"
          : "say which are shared: through=" + kinds.joined(separator: "|"))
    }
    var ends = [0, 0]
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      guard graph.nodeKind(a) != graph.nodeKind(b) else {
        guard a != b else { continue }
        throw .unsuitable(
          "there are ties between two nodes of kind '\(graph.nodeKind(a).rawValue)'",
          hint: "say which kind is shared: through=" + kinds.joined(separator: "|"))
      }
      for relation in graph.relations(ofTie: tie) where graph.source.isDirected(relationAt: Int(relation)) {
        let end = graph.source.relationEnds(at: Int(relation)).to
        ends[graph.source.nodeKind(at: end).rawValue == kinds[0] ? 0 : 1] += 1
      }
    }
    guard ends[0] == ends[1] else { return ends[0] > ends[1] ? kinds[0] : kinds[1] }
    let first = (0..<graph.nodeCount).count { graph.nodeKind($0).rawValue == kinds[0] }
    return 2 * first < graph.nodeCount ? kinds[0] : kinds[1]
  }
}

extension Parameter {
  /// `through`: the kind of the nodes that actors share.
  static func through(_ path: WritableKeyPath<Root, String> & Sendable) -> Parameter {
    name("through", path, domain: "KIND", help: "kind of the nodes that are shared; empty: the one that ties lead to")
  }
}
