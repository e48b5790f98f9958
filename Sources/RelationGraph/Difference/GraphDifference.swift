/// Two graphs as one that holds the facts of both, with a word for every fact: added, ended, changed or unchanged.
///
/// A node is the same by its id. A relation is the same by its id; where one of the two has none of its own, by kind, ends and
/// start. So a relation whose start is corrected is an ended one and an added one, unless it has an id.
///
/// ```swift
/// let difference = GraphDifference(old: lastMonth, new: thisMonth)
/// print(difference.relationCounts)   // 12 added, 3 ended, 2 changed, 140 unchanged
/// ```
///
/// The difference of a graph to itself has nothing but unchanged facts, and turning the two round turns added into ended.
public struct GraphDifference: Sendable {
  /// Every fact of the new graph as it is there, and those of the old one that are gone. In canonical order.
  ///
  /// Its schema accepts what either graph holds; directions and signs are as in the graph a relation comes from.
  public let union: PropertyGraph
  /// Element `i` says what became of node `i` of ``union``.
  public let nodes: [FactChange]
  /// Element `i` says what became of relation `i` of ``union``.
  public let relations: [FactChange]
  /// Relations that began and ended between two dates: they are at neither, and not in ``union``.
  public let passingCount: Int
  /// What is compared, in words, for headings: `from 2019 to 2024`.
  public var caption: String?

  public var nodeCounts: ChangeCounts { ChangeCounts(nodes) }
  public var relationCounts: ChangeCounts { ChangeCounts(relations) }

  /// Whether nothing was added, ended or changed.
  public var isEmpty: Bool { (nodes + relations).allSatisfy { $0.status == .unchanged } }

  /// Compares two graphs.
  ///
  /// - Parameters:
  ///   - old: the graph before.
  ///   - new: the graph after.
  /// - Complexity: O((n + m) log (n + m)) for the nodes and relations of both.
  public init(old: PropertyGraph, new: PropertyGraph) {
    let (old, new) = (old.canonical(), new.canonical())
    var union = new
    union.schema = Self.schema(old: old, new: new)
    union.sourceTable.merge(old.sourceTable) { mine, _ in mine }
    var nodes = (0..<new.nodeCount).map { index -> FactChange in
      guard let before = old.nodeIndex(new.nodeID(at: index)) else { return FactChange(.added) }
      let details = FactComparison.details(old: old.nodes[before], new: new.nodes[index])
      return FactChange(details.isEmpty ? .unchanged : .changed, details: details)
    }
    for index in 0..<old.nodeCount where new.nodeIndex(old.nodeID(at: index)) == nil {
      union.nodeTable.append(old.nodes[index], shared: &union.shared)
      nodes.append(FactChange(.ended))
    }
    let matching = RelationMatching(old: old, new: new)
    var relations = (0..<new.relationCount).map { index -> FactChange in
      guard let before = matching.oldOfNew[index] else { return FactChange(.added) }
      let details = FactComparison.details(
        old: old.relations[before], sign: old.relationSign(at: before), new: new.relations[index],
        sign: new.relationSign(at: index))
      return FactChange(details.isEmpty ? .unchanged : .changed, details: details)
    }
    for index in matching.unmatchedOld {
      var relation = old.relations[index]
      guard let from = union.nodeIndex(relation.from), let to = union.nodeIndex(relation.to) else { continue }
      let sign = old.relationSign(at: index)
      if relation.sign == nil, union.schema.rule(for: relation.kind).sign != sign { relation.sign = sign }
      union.relationTable.append(relation, from: Int32(from), to: Int32(to), shared: &union.shared)
      relations.append(FactChange(.ended))
    }
    self.init(union: union, nodes: nodes, relations: relations)
  }

  /// Puts the union into canonical order, and the words with it.
  init(union: PropertyGraph, nodes: [FactChange], relations: [FactChange], passingCount: Int = 0) {
    let ordered = union.inCanonicalOrder()
    self.union = ordered.graph
    self.nodes = ordered.nodes?.map { nodes[Int($0)] } ?? nodes
    self.relations = ordered.relations?.map { relations[Int($0)] } ?? relations
    self.passingCount = passingCount
  }

  /// A schema that accepts the facts of both: each was valid by its own, which need not be so of an ended relation and a node
  /// that is of another kind now.
  private static func schema(old: PropertyGraph, new: PropertyGraph) -> Schema {
    func accepting(_ rule: RelationRule) -> RelationRule {
      RelationRule(rule.summary, isDirected: rule.isDirected, sign: rule.sign)
    }
    var schema = Schema(
      id: new.schema.id, title: new.schema.title, nodes: new.schema.nodes.mapValues { NodeRule($0.summary) },
      relations: new.schema.relations.mapValues(accepting), isOpen: true, fallback: accepting(new.schema.fallback))
    let known = Set((0..<new.relationCount).map { new.relationKind(at: $0) })
    for index in 0..<old.relationCount {
      let kind = old.relationKind(at: index)
      if schema.relations[kind] == nil, !known.contains(kind) {
        schema.relations[kind] = accepting(old.schema.rule(for: kind))
      }
    }
    return schema
  }
}
