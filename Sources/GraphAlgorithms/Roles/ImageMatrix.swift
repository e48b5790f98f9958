import GraphProjection

/// The densities between the groups of a partition: the share of pairs from one to another that are tied.
struct ImageMatrix {
  /// `density_A_B` by the numbers of the groups; none for more than ``largest`` groups. NaN where there is no pair.
  let figures: [NodeGroups.Figure]

  static let largest = 12
  static let note = "density_A_B: share of the pairs from block A to block B that are tied, without weights and loops"

  init(_ graph: ProjectedGraph, _ groups: NodeGroups) {
    let count = groups.groups.count
    guard count <= Self.largest else {
      figures = []
      return
    }
    var arcs = [Double](repeating: 0, count: count * count)
    let rows = graph.neighbourRows()
    for node in 0..<graph.nodeCount {
      for target in rows.targets[rows.range(node)] {
        arcs[groups.membership[node] * count + groups.membership[Int(target)]] += 1
      }
    }
    figures = (0..<count * count).map { place in
      let (row, column) = (place / count, place % count)
      let pairs = Double(groups.groups[row].count) * Double(groups.groups[column].count - (row == column ? 1 : 0))
      return NodeGroups.Figure("density_\(row)_\(column)", pairs > 0 ? arcs[place] / pairs : .nan)
    }
  }
}
