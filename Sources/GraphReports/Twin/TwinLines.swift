import GraphDiagrams
import GraphProjection
import RelationGraph

/// The relations behind every line of a scene.
///
/// A line is drawn for all relations of one kind, sign and certainty between two nodes; here they are sorted the same way, so
/// that the first such group belongs to the first such line.
struct TwinLines {
  /// For every line groups of indices into the source; the line is there as long as all relations of one group are.
  ///
  /// A group is one relation, or, in a one-mode projection, the two that make a tie through a shared node.
  let facts: [[[Int]]]

  private struct Ends: Hashable {
    var from: Int
    var to: Int
    var kind: RelationKind
  }

  private struct Look: Hashable, Comparable {
    var sign: Int8
    var isPossible: Bool

    static func < (a: Self, b: Self) -> Bool { a.sign != b.sign ? a.sign < b.sign : !a.isPossible && b.isPossible }
  }

  /// - Complexity: O(relations log relations).
  init(scene: DiagramScene, graph: ProjectedGraph, recipe: DiagramRecipe) {
    // Lines that were gathered or divided after the scene was built know their relations themselves.
    if graph.projection.through == nil, scene.lines.contains(where: { !$0.relations.isEmpty }) {
      facts = scene.lines.map { line in line.relations.map { [$0] } }
      return
    }
    var lines: [Ends: [Int]] = [:]
    for (index, line) in scene.lines.enumerated() {
      lines[Ends(from: line.from, to: line.to, kind: line.kind), default: []].append(index)
    }
    var groups: [Ends: [Look: [[Int]]]] = [:]
    if let shared = graph.projection.through {
      for tie in 0..<graph.tieCount {
        let ends = graph.ends(ofTie: tie)
        let key = Ends(from: ends.from, to: ends.to, kind: RelationKind(rawValue: "share " + shared.rawValue))
        guard lines[key] != nil else { continue }
        let rows = graph.relations(ofTie: tie).map(Int.init)
        let pairs = stride(from: 0, to: rows.count, by: 2).map { Array(rows[$0..<min($0 + 2, rows.count)]) }
        groups[key, default: [:]][Look(sign: 0, isPossible: false), default: []] += pairs
      }
    } else {
      var isSeen = [Bool](repeating: false, count: graph.source.relationCount)
      for tie in 0..<graph.tieCount { for row in graph.relations(ofTie: tie) { isSeen[Int(row)] = true } }
      for row in isSeen.indices where isSeen[row] {
        guard let key = Self.ends(of: row, in: graph), lines[key] != nil else { continue }
        let look = Look(
          sign: graph.source.relationSign(at: row).rawValue, isPossible: Self.isPossible(row, graph, recipe))
        groups[key, default: [:]][look, default: []].append([row])
      }
    }
    var facts = [[[Int]]](repeating: [], count: scene.lines.count)
    for (key, indices) in lines {
      let sorted = (groups[key] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      for (place, group) in sorted.enumerated() { facts[indices[min(place, indices.count - 1)]] += group }
    }
    self.facts = facts
  }

  private static func ends(of row: Int, in graph: ProjectedGraph) -> Ends? {
    let ends = graph.source.relationEnds(at: row)
    guard var from = graph.node(ofSource: ends.from), var to = graph.node(ofSource: ends.to) else { return nil }
    let isDirected =
      switch graph.projection.direction {
      case .undirected: false
      case .directed: true
      case .declared, .reversed: graph.source.isDirected(relationAt: row)
      }
    if !isDirected, from > to { swap(&from, &to) }
    return Ends(from: from, to: to, kind: graph.source.relationKind(at: row))
  }

  private static func isPossible(_ row: Int, _ graph: ProjectedGraph, _ recipe: DiagramRecipe) -> Bool {
    if let moment = graph.projection.asOf, graph.source.relationValidity(at: row).contains(moment) == .possibly {
      return true
    }
    let evidence = graph.source.relationEvidence(at: row)
    guard let best = evidence.map({ $0.confidence ?? 1 }).max() else { return false }
    return best < recipe.possibleBelow
  }
}
