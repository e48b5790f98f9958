import Foundation
import Testing

@testable import GraphAlgorithms
@testable import GraphProjection
@testable import RelationGraph

// The algorithm that CONTRIBUTING.md adds, compiled and run as it stands there.

/// The average degree of the neighbours of a node: k̄(v) = 1/|N(v)| · Σ k(u) over u ∈ N(v).
///
/// Directions are ignored. Undefined for nodes without neighbours.
/// - Complexity: O(n + m) time, O(n) space.
///
/// R. Pastor-Satorras, A. Vázquez, A. Vespignani (2001). Dynamical and correlation properties of the Internet.
/// Physical Review Letters 87. https://doi.org/10.1103/PhysRevLett.87.258701
public struct AverageNeighbourDegree: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "neighbour-degree", title: "Average neighbour degree", family: .centrality,
    summary: "The average degree of the neighbours of a node.",
    citations: [
      Citation(
        "R. Pastor-Satorras, A. Vázquez, A. Vespignani", 2001,
        "Dynamical and correlation properties of the Internet", "Physical Review Letters 87",
        doi: "10.1103/PhysRevLett.87.258701")
    ],
    time: "O(n + m)", space: "O(n)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let neighbours = (0..<graph.nodeCount).map { Set(graph.successors(of: $0)).union(graph.predecessors(of: $0)) }
    let values = neighbours.map { own in
      own.isEmpty ? Double.nan : Double(own.reduce(0) { $0 + neighbours[Int($1)].count }) / Double(own.count)
    }
    return NodeScores([NodeScores.Column("neighbour_degree", values)])
  }
}

@Suite("CONTRIBUTING")
struct ContributingTests {
  @Test func theDiffIsThisFile() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: folder.appendingPathComponent("CONTRIBUTING.md"), encoding: .utf8)
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let added = page.components(separatedBy: "AverageNeighbourDegree.swift\n@@\n")[1].components(separatedBy: "```")[0]
    let lines = added.split(separator: "\n").map { String($0.dropFirst()) }.filter { !$0.isEmpty }
    #expect(lines.count > 25)
    for line in lines { #expect(source.contains(line + "\n"), "CONTRIBUTING.md says: \(line)") }
  }

  @Test func averageNeighbourDegreeOfAStar() throws {
    var graph = PropertyGraph()
    for id in ["a", "b", "c", "d"] { try graph.insert(Node(id: id)) }
    for id in ["b", "c"] { try graph.insert(Relation(from: "a", to: id)) }
    let scores = try AverageNeighbourDegree().run(on: Projection().apply(to: graph))
    #expect(scores.values.prefix(3) == [1, 2, 2])
    #expect(scores.values[3].isNaN)
  }
}
