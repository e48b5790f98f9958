/// Nodes one after the other, in memory that grows.
struct DistanceQueue {
  private var nodes = KernelMemory<Int32>(count: 1 << 10)
  var count = 0

  var base: UnsafeMutablePointer<Int32> { nodes.base }

  func deallocate() { nodes.deallocate() }

  mutating func removeAll() { count = 0 }

  mutating func append(_ node: Int32) {
    room(for: 1)[0] = node
    count += 1
  }

  /// Where more nodes may be written; they are in the queue when ``count`` says so.
  mutating func room(for more: Int) -> UnsafeMutablePointer<Int32> {
    if count + more > nodes.count {
      let larger = KernelMemory<Int32>(count: 2 * nodes.count)
      larger.base.update(from: nodes.base, count: count)
      nodes.deallocate()
      nodes = larger
    }
    return nodes.base + count
  }
}
