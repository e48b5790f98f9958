import GraphDiagrams
import GraphProjection

/// The relations behind every line of a scene.
struct TwinLines {
  /// For every line groups of indices into the source; the line is there as long as all relations of one group are.
  ///
  /// A group is one relation, or, in a one-mode projection, the two that make a tie through a shared node.
  let facts: [[[Int]]]

  /// - Complexity: O(relations).
  init(scene: DiagramScene, graph: ProjectedGraph) {
    let size = graph.projection.through == nil ? 1 : 2
    facts = scene.lines.map { line in
      stride(from: 0, to: line.relations.count, by: size).map { start in
        Array(line.relations[start..<min(start + size, line.relations.count)])
      }
    }
  }
}
