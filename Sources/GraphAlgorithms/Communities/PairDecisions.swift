/// What is decided about pairs of nodes: together, apart, or open.
///
/// Being together is transitive, so that one decision implies others.
struct PairDecisions {
  let nodeCount: Int
  /// 1 together, −1 apart, 0 open; the place of pair (i, j), i < j, is `rowStart[i] + j`.
  private(set) var decision: [Int8]
  private let rowStart: [Int]

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    rowStart = TriangleRelaxation.rowStarts(nodeCount)
    decision = [Int8](repeating: 0, count: nodeCount * max(0, nodeCount - 1) / 2)
  }

  subscript(pair: Int) -> Int8 {
    get { decision[pair] }
    set { decision[pair] = newValue }
  }

  /// Draws the conclusions of all decisions.
  ///
  /// - Returns: `false` where they contradict each other.
  /// - Complexity: O(n²).
  mutating func close() -> Bool {
    let group = groups()
    let count = (group.max() ?? -1) + 1
    var areApart = [Bool](repeating: false, count: count * count)
    for i in 0..<nodeCount {
      for j in i + 1..<max(i + 1, nodeCount) where decision[rowStart[i] + j] < 0 {
        guard group[i] != group[j] else { return false }
        areApart[group[i] * count + group[j]] = true
        areApart[group[j] * count + group[i]] = true
      }
    }
    for i in 0..<nodeCount {
      for j in i + 1..<max(i + 1, nodeCount) {
        if group[i] == group[j] {
          decision[rowStart[i] + j] = 1
        } else if areApart[group[i] * count + group[j]] {
          decision[rowStart[i] + j] = -1
        }
      }
    }
    return true
  }

  /// The groups of nodes that are together, numbered by their first node.
  func groups() -> [Int] { Self.groups(nodeCount, rowStart) { decision[$0] > 0 } }

  /// The groups that pairs join, numbered by their first node.
  static func groups(_ nodeCount: Int, _ rowStart: [Int], joined: (Int) -> Bool) -> [Int] {
    var group = [Int](repeating: -1, count: nodeCount)
    var next = 0
    var stack: [Int] = []
    for first in 0..<nodeCount where group[first] < 0 {
      group[first] = next
      stack.append(first)
      while let node = stack.popLast() {
        for other in 0..<nodeCount where group[other] < 0 {
          if joined(rowStart[min(node, other)] + max(node, other)) {
            group[other] = next
            stack.append(other)
          }
        }
      }
      next += 1
    }
    return group
  }
}
