import GraphAlgorithms
import GraphProjection
import RelationGraph

/// The groups of nodes with their names and their central members.
struct GroupNaming {
  let graph: ProjectedGraph
  let grouping: GraphAggregation.Grouping

  /// - Parameter limit: the most groups; what is smaller becomes one.
  func groups(limit: Int) -> [GraphAggregation.Group] {
    let (labels, partition) = labels()
    let partitioned = partition ?? NodeGroups(labels)
    var groups = partitioned.groups.enumerated().map { number, members in
      GraphAggregation.Group(
        name: partition == nil ? labels[members[0]] : "\(title) \(number)", kind: kind, members: members,
        central: [])
    }
    if groups.count > limit {
      let rest = groups[(limit - 1)...]
      let others = GraphAggregation.Group(
        name: "\(rest.count) smaller groups", kind: kind, members: rest.flatMap(\.members).sorted(), central: [])
      groups = groups.prefix(limit - 1) + [others]
    }
    var groupOf = [Int](repeating: 0, count: graph.nodeCount)
    for (index, group) in groups.enumerated() { for member in group.members { groupOf[member] = index } }
    let inner = innerDegrees(groupOf)
    // Where nothing is tied inside, ties to others decide.
    func rank(_ node: Int) -> (Int, Int, Int) {
      (-inner[node], -graph.outgoing.degree(node) - graph.incoming.degree(node), node)
    }
    for index in groups.indices {
      let members = groups[index].members.sorted { rank($0) < rank($1) }
      groups[index].central = Array(members.prefix(3))
    }
    return groups
  }

  private var title: String {
    switch grouping {
    case .component: "Component"
    case .partition(let groups): groups.name.prefix(1).uppercased() + groups.name.dropFirst()
    case .kind, .country, .property: ""
    }
  }

  /// The kind of the nodes that stand for groups.
  private var kind: NodeKind {
    switch grouping {
    case .kind: "kind"
    case .country: .country
    case .component: "component"
    case .property(let key): NodeKind(rawValue: key)
    case .partition(let groups): NodeKind(rawValue: groups.name)
    }
  }

  /// A label for every node; a partition instead where groups have numbers.
  private func labels() -> (labels: [String], partition: NodeGroups?) {
    let nodes = 0..<graph.nodeCount
    switch grouping {
    case .kind: return (nodes.map { Tooltip.words(graph.nodeKind($0).rawValue) }, nil)
    case .country:
      let countries = CountryMembership.countries(in: graph.source)
      return (nodes.map { countries[graph.sourceIndex($0)].map(graph.source.nodeLabel(at:)) ?? "no country" }, nil)
    case .property(let key):
      return (
        nodes.map { graph.source.nodeProperty(key, at: graph.sourceIndex($0))?.text ?? "no \(Tooltip.words(key))" }, nil
      )
    case .component: return ([], NodeGroups(components(), name: "component"))
    case .partition(let groups): return ([], groups)
    }
  }

  /// A node that stands for the component of every node.
  private func components() -> [Int] {
    var sets = DisjointSets(count: graph.nodeCount)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      sets.unite(ends.from, ends.to)
    }
    return (0..<graph.nodeCount).map { sets.root(of: $0) }
  }

  private func innerDegrees(_ groupOf: [Int]) -> [Int] {
    var degrees = [Int](repeating: 0, count: graph.nodeCount)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      guard groupOf[ends.from] == groupOf[ends.to], ends.from != ends.to else { continue }
      degrees[ends.from] += 1
      degrees[ends.to] += 1
    }
    return degrees
  }
}
