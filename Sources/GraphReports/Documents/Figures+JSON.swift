import GraphAlgorithms
import GraphFormats
import GraphProjection

extension Figures.Value {
  /// The figure as JSON; nodes by their ids.
  func json(in graph: ProjectedGraph) -> String {
    switch self {
    case .flag(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .real(let number): JSONText.number(number)
    case .undefined: "null"
    case .nodes(let nodes): JSONText.array(nodes.map { JSONText.string(graph.nodeID($0)) })
    case .group(let entries): JSONText.object(entries.map { ($0.name, $0.value.json(in: graph)) })
    }
  }
}
