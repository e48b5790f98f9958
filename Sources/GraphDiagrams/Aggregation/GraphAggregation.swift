import GraphAlgorithms
import GraphProjection
import RelationGraph

/// A large graph as a small one: a node for every group, a relation for all relations between two groups.
///
/// Every node is in one group, and every relation is counted once: between two groups or inside one.
///
/// ```swift
/// let aggregation = GraphAggregation(of: network, by: .partition(try Leiden().run(on: network)))
/// var diagram = try Diagram(graph: try Projection().apply(to: aggregation.graph))
/// diagram.aggregation = aggregation
/// ```
public struct GraphAggregation: Sendable {
  /// By falling size, equal ones by their smallest node; what is beyond ``groupLimit`` is one group at the end.
  public let groups: [Group]
  /// By ends, then kind and sign. `from` is never greater than `to`, and equal for relations inside a group.
  public let ties: [Tie]
  /// The groups as nodes, and the ties between them as relations.
  public let graph: PropertyGraph
  /// What ties count: relations, or the ties of a one-mode projection.
  public let unit: String
  /// The graph whose nodes are grouped.
  let source: ProjectedGraph

  /// The most groups that are shown; the smallest beyond become one.
  public static let groupLimit = 60

  /// What nodes have in common that become one.
  public enum Grouping: Hashable, Sendable {
    case kind
    /// The country that somebody or something belongs to.
    case country
    /// What is connected, whatever the direction.
    case component
    /// A property of nodes, as it reads.
    case property(String)
    /// Any partition of the graph.
    case partition(NodeGroups)
  }

  public struct Group: Hashable, Sendable {
    public var name: String
    public var kind: NodeKind
    /// Node numbers, ascending.
    public var members: [Int]
    /// The three members with the most ties inside the group, best first.
    public var central: [Int]
  }

  public struct Tie: Hashable, Sendable {
    public var from: Int
    public var to: Int
    public var kind: RelationKind
    public var sign: Sign
    public var count: Int
    /// The relations of the source graph that it stands for.
    public var relations: [Int]
    /// How many of the relations lead from `from` to `to`, and how many the other way.
    public var forward: Int
    public var backward: Int
  }

  public var nodeCount: Int { groups.reduce(0) { $0 + $1.members.count } }
  /// Relations between groups.
  public var betweenCount: Int { ties.reduce(0) { $0 + ($1.from != $1.to ? $1.count : 0) } }
  /// Relations inside groups.
  public var insideCount: Int { ties.reduce(0) { $0 + ($1.from == $1.to ? $1.count : 0) } }

  /// Groups the nodes of a graph.
  ///
  /// - Parameters:
  ///   - graph: the graph; its ties decide what is connected and counted.
  ///   - grouping: what the nodes of a group have in common. Nodes without it are a group of their own.
  /// - Complexity: O(n log n + m log m).
  public init(of graph: ProjectedGraph, by grouping: Grouping) {
    source = graph
    groups = GroupNaming(graph: graph, grouping: grouping).groups(limit: Self.groupLimit)
    var groupOf = [Int](repeating: 0, count: graph.nodeCount)
    for (index, group) in groups.enumerated() { for member in group.members { groupOf[member] = index } }
    ties = Self.ties(of: graph, groupOf)
    unit = graph.projection.through == nil ? "relations" : "ties"
    self.graph = AggregateGraph(source: graph, groups: groups, ties: ties, unit: unit).graph
  }

  /// Kinds and signs have ties of their own while there are no more than this of the one and of the other.
  private static let (familyLimit, tieLimit) = (3, 40)

  private struct Key: Hashable {
    var from: Int
    var to: Int
    var kind: RelationKind
    var sign: Sign

    static func precedes(_ a: Key, _ b: Key) -> Bool {
      if (a.from, a.to) != (b.from, b.to) { return (a.from, a.to) < (b.from, b.to) }
      return a.kind != b.kind ? a.kind < b.kind : a.sign.rawValue < b.sign.rawValue
    }
  }

  private static func ties(of graph: ProjectedGraph, _ groupOf: [Int]) -> [Tie] {
    guard graph.projection.through == nil else {
      let facts = (0..<graph.tieCount).map { tie -> Fact in
        let ends = graph.ends(ofTie: tie)
        return Fact(
          from: groupOf[ends.from], to: groupOf[ends.to], relations: graph.relations(ofTie: tie).map(Int.init))
      }
      return sum(facts)
    }
    let facts = relations(of: graph).compactMap { row -> Fact? in
      let ends = graph.source.relationEnds(at: row)
      guard let a = graph.node(ofSource: ends.from), let b = graph.node(ofSource: ends.to) else { return nil }
      return Fact(
        from: groupOf[a], to: groupOf[b], kind: graph.source.relationKind(at: row),
        sign: graph.source.relationSign(at: row), relations: [row])
    }
    let ties = sum(facts)
    let isFew =
      Set(ties.map { [$0.kind.rawValue, String($0.sign.rawValue)] }).count <= familyLimit
      && ties.count { $0.from != $0.to } <= tieLimit
    return isFew ? ties : sum(facts.map { Fact(from: $0.from, to: $0.to, relations: $0.relations) })
  }

  /// What a tie counts: a relation between the groups of its ends.
  private struct Fact {
    var from: Int
    var to: Int
    var kind = RelationKind.unspecified
    var sign = Sign.neutral
    var relations: [Int]
  }

  private static func sum(_ facts: [Fact]) -> [Tie] {
    var ties: [Key: Tie] = [:]
    for fact in facts {
      let key = Key(from: min(fact.from, fact.to), to: max(fact.from, fact.to), kind: fact.kind, sign: fact.sign)
      var tie =
        ties[key]
        ?? Tie(
          from: key.from, to: key.to, kind: fact.kind, sign: fact.sign, count: 0, relations: [], forward: 0, backward: 0
        )
      tie.count += 1
      tie.relations += fact.relations
      if fact.from <= fact.to { tie.forward += 1 } else { tie.backward += 1 }
      ties[key] = tie
    }
    return ties.sorted { Key.precedes($0.key, $1.key) }.map(\.value)
  }

  /// The relations behind the ties, each once.
  private static func relations(of graph: ProjectedGraph) -> [Int] {
    var isBehind = [Bool](repeating: false, count: graph.source.relationCount)
    for tie in 0..<graph.tieCount { for row in graph.relations(ofTie: tie) { isBehind[Int(row)] = true } }
    return isBehind.indices.filter { isBehind[$0] }
  }
}
