/// How alike every other node is to one node: what measures of similarity have in common.
protocol SimilarityScorer: Sendable {
  /// Puts the scores of all nodes that are at all alike to `node` into an empty row.
  func fill(_ row: inout SimilarityRow, from node: Int)
}

/// Scores of nodes, with a list of those that are not 0, to be emptied in the time of that.
struct SimilarityRow {
  private(set) var scores: [Double]
  private(set) var reached: [Int32] = []
  /// Room of the same length for a scorer of its own.
  var scratch: [Double]

  init(nodeCount: Int) {
    scores = [Double](repeating: 0, count: nodeCount)
    scratch = scores
  }

  /// Adds a number above 0.
  mutating func add(_ score: Double, to node: Int32) {
    if scores[Int(node)] == 0 { reached.append(node) }
    scores[Int(node)] += score
  }

  mutating func set(_ score: Double, of node: Int32) { scores[Int(node)] = score }

  mutating func empty() {
    for node in reached { scores[Int(node)] = 0 }
    reached.removeAll(keepingCapacity: true)
  }
}
