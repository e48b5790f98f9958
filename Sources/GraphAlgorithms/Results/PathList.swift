import GraphProjection

/// A walk through the graph: `nodes.count == ties.count + 1`.
public struct GraphPath: Hashable, Sendable {
  public var nodes: [Int]
  /// The tie used for each step.
  public var ties: [Int]
  /// The sum of the lengths of its ties; their number where ties have no length.
  public var cost: Double

  public init(nodes: [Int], ties: [Int], cost: Double) {
    self.nodes = nodes
    self.ties = ties
    self.cost = cost
  }
}

/// Paths between two nodes, the shortest first.
public struct PathList: AlgorithmOutput, Hashable {
  public var from: Int
  public var to: Int
  public var paths: [GraphPath]
  /// What ``GraphPath/cost`` is, in a word.
  public var costName: String
  public var notes: [String]

  public init(from: Int, to: Int, paths: [GraphPath], costName: String = "length", notes: [String] = []) {
    self.from = from
    self.to = to
    self.paths = paths
    self.costName = costName
    self.notes = notes
  }

  public func table(for graph: ProjectedGraph) -> ResultTable {
    var table = ResultTable(columns: ["path", "step", "from", "to", "cost"], notes: notes)
    for (number, path) in paths.enumerated() {
      for step in path.ties.indices {
        table.rows.append([
          .integer(number + 1), .integer(step + 1), .text(graph.nodeID(path.nodes[step])),
          .text(graph.nodeID(path.nodes[step + 1])), .real(path.cost),
        ])
      }
    }
    return table
  }
}
