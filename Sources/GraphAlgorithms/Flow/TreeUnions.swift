/// Which nodes have been joined to one tree: union–find with path halving and union by size.
struct TreeUnions {
  private var parent: [Int32]
  private var size: [Int32]

  init(nodeCount: Int) {
    parent = (0..<nodeCount).map { Int32($0) }
    size = Array(repeating: 1, count: nodeCount)
  }

  mutating func root(_ node: Int) -> Int {
    var node = node
    while Int(parent[node]) != node {
      parent[node] = parent[Int(parent[node])]
      node = Int(parent[node])
    }
    return node
  }

  /// - Returns: Whether the two were apart.
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (root(a), root(b))
    guard a != b else { return false }
    let (large, small) = size[a] >= size[b] ? (a, b) : (b, a)
    parent[small] = Int32(large)
    size[large] += size[small]
    return true
  }
}
