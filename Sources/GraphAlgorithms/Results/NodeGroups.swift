import GraphProjection

/// A partition of the nodes: communities or components.
public struct NodeGroups: ColumnarOutput, Hashable {
  /// The name of one group: `community`, `component`.
  public var name: String
  /// The group of every node, 0…; numbered by falling size, equal sizes by their smallest node.
  public let membership: [Int]
  /// The nodes of every group, ascending.
  public let groups: [[Int]]
  /// Figures of the whole partition: `modularity`.
  public var figures: [Figure]
  public var notes: [String]

  public struct Figure: Hashable, Sendable {
    public var name: String
    /// NaN where undefined.
    public var value: Double

    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// Creates a partition from any labels.
  public init<Label: Hashable>(
    _ labels: [Label], name: String = "community", figures: [Figure] = [], notes: [String] = []
  ) {
    var number: [Label: Int] = [:]
    var groups: [[Int]] = []
    for (node, label) in labels.enumerated() {
      if let known = number[label] {
        groups[known].append(node)
      } else {
        number[label] = groups.count
        groups.append([node])
      }
    }
    groups.sort { ($1.count, $0[0]) < ($0.count, $1[0]) }
    var membership = [Int](repeating: 0, count: labels.count)
    for (group, nodes) in groups.enumerated() { for node in nodes { membership[node] = group } }
    self.name = name
    self.membership = membership
    self.groups = groups
    self.figures = figures
    self.notes = notes
  }

  /// - Parameter groups: by falling size, equal sizes by their smallest node, as `membership` has them.
  init(membership: [Int], groups: [[Int]], name: String = "community", figures: [Figure], notes: [String]) {
    (self.name, self.membership, self.groups) = (name, membership, groups)
    (self.figures, self.notes) = (figures, notes)
  }

  public var modularity: Double? { figures.first { $0.name == "modularity" }?.value }

  public func table(for graph: ProjectedGraph) -> ResultTable { columns(for: graph).table }

  package func columns(for graph: ProjectedGraph) -> ResultColumns {
    ResultColumns(
      ResultColumns.Column.nodes(of: graph) + [ResultColumns.Column(name, .integers(membership))],
      count: graph.nodeCount, notes: notes)
  }
}
