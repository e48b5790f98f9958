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
  let lanes: KernelLanes

  init(count: Int, _ lanes: KernelLanes) {
    parents = KernelMemory(count: count)
    self.lanes = lanes
    lanes.forEach(count, size: 1 << 16) { [parents] _, nodes in
      for node in nodes { parents[node] = Int32(truncatingIfNeeded: node) }
    }
  }

  /// By node, after all is linked and compressed: the smallest node of its component.
  var roots: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: parents.base, count: parents.count) }

  /// Links two nodes while others may link any.
  @inline(__always)
  func link(_ a: Int, _ b: Int32) {
    guard lanes.count > 1 else { return linkAlone(a, b) }
    join(a, b) { root, node in
      place(root).pointee
        .compareExchange(expected: Int32(truncatingIfNeeded: root), desired: node, ordering: .relaxed).exchanged
    }
  }

  /// Links two nodes of trees that nobody else touches.
  @inline(__always)
  func linkAlone(_ a: Int, _ b: Int32) {
    join(a, b) { root, node in
      place(root).pointee.store(node, ordering: .relaxed)
      return true
    }
  }

  /// - Parameter hang: Hangs a root under a node, unless it is no longer one.
  @inline(__always)
  private func join(_ a: Int, _ b: Int32, hang: (_ root: Int, _ node: Int32) -> Bool) {
    var x = parent(a)
    var y = parent(Int(b))
    while x != y {
      let high = Int(max(x, y))
      let low = min(x, y)
      let above = parent(high)
      if above == low || Int(above) == high && hang(high, low) { return }
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
