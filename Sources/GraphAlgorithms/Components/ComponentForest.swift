import Synchronization

/// Components as trees whose root is their smallest node, which several threads link.
///
/// A node is only ever hung under a smaller one of its component, so that whatever the threads do first, every tree ends with
/// the same root.
///
/// M. Sutton, T. Ben-Nun, A. Barak (2018). Optimizing parallel graph connectivity computation via subgraph sampling. IPDPS.
/// https://doi.org/10.1109/IPDPS.2018.00012
struct ComponentForest: Sendable {
  let parents: KernelMemory<Int32>
  /// Whether several threads link.
  let isShared: Bool

  init(count: Int, isShared: Bool) {
    parents = KernelMemory(count: count)
    self.isShared = isShared
    for node in 0..<count { parents[node] = Int32(truncatingIfNeeded: node) }
  }

  @inline(__always)
  func link(_ a: Int, _ b: Int32) {
    var x = parent(a)
    var y = parent(Int(b))
    while x != y {
      let high = Int(max(x, y))
      let low = min(x, y)
      let above = parent(high)
      if above == low || Int(above) == high && hang(high, under: low) { return }
      x = parent(Int(parent(high)))
      y = parent(Int(low))
    }
  }

  /// Hangs nodes under their roots.
  func compress(_ nodes: Range<Int>) {
    for node in nodes {
      var root = parent(node)
      while true {
        let next = parent(Int(root))
        guard next != root else { break }
        root = next
      }
      place(node).pointee.store(root, ordering: .relaxed)
    }
  }

  @inline(__always)
  private func place(_ node: Int) -> UnsafeMutablePointer<Atomic<Int32>> {
    UnsafeMutableRawPointer(parents.base + node).assumingMemoryBound(to: Atomic<Int32>.self)
  }

  @inline(__always)
  private func parent(_ node: Int) -> Int32 { place(node).pointee.load(ordering: .relaxed) }

  /// - Returns: Whether the root was still one.
  @inline(__always)
  private func hang(_ root: Int, under node: Int32) -> Bool {
    guard isShared else {
      place(root).pointee.store(node, ordering: .relaxed)
      return true
    }
    return place(root).pointee
      .compareExchange(expected: Int32(truncatingIfNeeded: root), desired: node, ordering: .relaxed).exchanged
  }

  /// The root that evenly spread nodes have most often; −1 where there are none.
  func mostFrequentRoot() -> Int32 {
    let sample = stride(from: 0, to: parents.count, by: max(1, parents.count / 1024)).map { parents[$0] }.sorted()
    var best: (root: Int32, count: Int) = (-1, 0)
    var start = 0
    for index in sample.indices where index == sample.count - 1 || sample[index] != sample[index + 1] {
      if index + 1 - start > best.count { best = (sample[index], index + 1 - start) }
      start = index + 1
    }
    return best.root
  }
}
