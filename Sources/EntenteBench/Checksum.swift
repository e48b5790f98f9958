import GraphAlgorithms
import GraphProjection

/// Figures of a result by which it can be compared with that of another program.
struct Checksum {
  var figures: [String: Double] = [:]
  var notes: [String] = []

  init(_ output: any AlgorithmOutput, of graph: ProjectedGraph, planted: [Int]?) throws {
    switch output {
    case let scores as NodeScores:
      let values = scores.values.filter { !$0.isNaN }
      figures = ["reached": Double(values.count), "sum": values.reduce(0, +), "max": values.max() ?? 0]
      notes = scores.notes
    case let groups as NodeGroups:
      figures = ["groups": Double(groups.groups.count), "largest": Double(groups.groups.first?.count ?? 0)]
      for figure in groups.figures { figures[figure.name] = figure.value }
      if let planted, planted.count == graph.nodeCount {
        let truth = (0..<graph.nodeCount).map { node in Int(graph.nodeID(node)).map { planted[$0] } ?? -1 }
        figures["nmi"] = try PartitionComparison(truth, groups.membership).normalisedMutualInformation(.arithmetic)
      }
      notes = groups.notes
    case let whole as Figures:
      for entry in whole.entries { figures[entry.name] = entry.value.number }
      notes = whole.notes
    case let pairs as PairScores:
      for entry in pairs.figures { figures[entry.name] = entry.value.number }
      notes = pairs.notes
    case let list as PathList:
      figures = ["paths": Double(list.paths.count), "total": list.paths.reduce(0) { $0 + $1.cost }]
      notes = list.notes
    default:
      figures = ["rows": Double(output.table(for: graph).rows.count)]
    }
    figures = figures.filter { $0.value.isFinite }
  }
}
