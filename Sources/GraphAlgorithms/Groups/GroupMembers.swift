import GraphProjection

/// The sets of nodes whose centrality is asked for: one that is listed, or the categories of an attribute.
struct GroupMembers {
  /// Ascending node numbers.
  let sets: [[Int]]
  /// What the sets are, in words.
  let note: String

  /// - Parameter members: Nodes by id, name or alias; where there are none, `attribute` makes the sets.
  init(of graph: ProjectedGraph, members: [String], attribute: String) throws(AlgorithmError) {
    guard members.isEmpty else {
      var nodes: [Int] = []
      for name in members { nodes.append(try graph.node(named: name)) }
      sets = [Set(nodes).sorted()]
      note = "one set: the members given"
      return
    }
    let categories = try graph.categories(by: attribute)
    var sets = [[Int]](repeating: [], count: categories.count)
    for (node, category) in categories.category.enumerated() where category >= 0 { sets[category].append(node) }
    self.sets = sets
    let names = categories.names.enumerated().map { "\($0.offset) \($0.element)" }.joined(separator: ", ")
    note = "sets by '\(attribute)'" + (names.isEmpty ? "" : ": \(names)")
  }

  /// Whether a node is in a set.
  static func flags(_ set: [Int], nodeCount: Int) -> [Bool] {
    var flags = [Bool](repeating: false, count: nodeCount)
    for node in set { flags[node] = true }
    return flags
  }
}

extension Parameter {
  /// `members` and `attribute`: what the sets are.
  static func groups(
    members: WritableKeyPath<Root, [String]> & Sendable, attribute path: WritableKeyPath<Root, String> & Sendable
  ) -> [Parameter] {
    [
      nodes("members", members, help: "the nodes of the set; none: a set for every value of 'attribute'"),
      attribute(path, help: "property whose values are the sets, where no members are given"),
    ]
  }
}

extension Citation {
  static let groupCentrality = Citation(
    "M. G. Everett, S. P. Borgatti", 1999, "The centrality of groups and classes",
    "Journal of Mathematical Sociology 23", doi: "10.1080/0022250X.1999.9990219")
}
