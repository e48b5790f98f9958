import GraphAlgorithms
import GraphDiagrams
import GraphProjection
import RelationGraph

/// What changed in a picture of changes: one row for every node and relation that is drawn.
public struct DifferenceReport: Sendable {
  public let nodeCounts: ChangeCounts
  public let relationCounts: ChangeCounts
  /// The columns `element,id,kind,name,from,to,dates,change,certainty,details`.
  public let table: ResultTable
  private let passingCount: Int

  /// - Parameters:
  ///   - difference: what changed.
  ///   - scene: what is drawn of it.
  ///   - graph: the graph it is drawn from, a projection of the difference's union.
  /// - Complexity: O(n + m log m).
  public init(difference: GraphDifference, scene: DiagramScene, graph: ProjectedGraph) {
    let union = difference.union
    let nodes = scene.nodes.map { graph.sourceIndex($0.number) }.sorted()
    let relations = scene.lines.flatMap(\.relations).sorted()
    nodeCounts = ChangeCounts(nodes.map { difference.nodes[$0] })
    relationCounts = ChangeCounts(relations.map { difference.relations[$0] })
    passingCount = difference.passingCount
    func row(_ element: String, _ id: String, _ texts: [String], _ change: FactChange) -> [ResultTable.Cell] {
      let details = change.details.map(\.description).joined(separator: "; ")
      return ([element, id] + texts + [change.status.rawValue, change.isPossible ? "possible" : "certain", details])
        .map(ResultTable.Cell.text)
    }
    func words(_ validity: Validity) -> String { validity == .unknown ? "" : validity.description }
    table = ResultTable(
      columns: ["element", "id", "kind", "name", "from", "to", "dates", "change", "certainty", "details"],
      rows: nodes.map { index in
        row(
          "node", union.nodeID(at: index),
          [
            union.nodeKind(at: index).rawValue, union.nodeLabel(at: index), "", "",
            words(union.nodeValidity(at: index)),
          ],
          difference.nodes[index])
      }
        + relations.map { index in
          let ends = union.relationEnds(at: index)
          return row(
            "relation", union.relationID(at: index),
            [
              union.relationKind(at: index).rawValue, "", union.nodeID(at: ends.from), union.nodeID(at: ends.to),
              words(union.relationValidity(at: index)),
            ], difference.relations[index])
        })
  }

  /// `relations: 12 added, 140 unchanged; nodes: 3 added, 60 unchanged`.
  public var summary: String {
    var text = "relations: \(relationCounts); nodes: \(nodeCounts)"
    if passingCount > 0 { text += "; \(passingCount) relations began and ended in between and are not shown" }
    return text
  }
}
