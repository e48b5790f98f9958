/// Nodes in buckets by their distance, `width` each: those of one bucket in no order, and a node as often as it is put in.
///
/// A bucket is a list of blocks, so that putting in writes to few places. What is beyond the last bucket waits in one of its
/// own until the others are empty; then all begin anew where it does, twice as wide, so that lengths of any range take few turns.
///
/// Its memory is raw, as that of ``NodeHeap``.
struct DistanceBuckets {
  /// The next bucket to look at.
  private var current = 0
  private var start = 0.0
  private var width: Double
  private var perWidth: Double
  /// The first block of every bucket, −1 where it is empty. The last bucket is for all that is farther away.
  private let firsts: KernelMemory<Int32>
  /// Of 32 numbers each: the next block of the list, how many nodes are in it, and these.
  private var blocks = KernelMemory<Int32>(count: 1 << 16)
  private var blockCount: Int32 = 0
  /// Blocks that are empty again, as a list.
  private var free: Int32 = -1

  private static let last = 1 << 15
  private static let blockSize = 32

  init(width: Double) {
    self.width = width
    perWidth = 1 / width
    firsts = KernelMemory(repeating: -1, count: Self.last + 1)
  }

  func deallocate() {
    firsts.deallocate()
    blocks.deallocate()
  }

  @inline(__always)
  mutating func insert(_ node: Int32, at distance: Double) {
    let place = (distance - start) * perWidth
    let bucket = place < Double(Self.last) ? Int(place) : Self.last
    var block = firsts[bucket]
    if block < 0 || blocks[Int(block) &* Self.blockSize &+ 1] == Int32(Self.blockSize - 2) {
      block = newBlock(before: block)
      firsts[bucket] = block
    }
    let base = Int(block) &* Self.blockSize
    let count = blocks[base &+ 1]
    blocks[base &+ 2 &+ Int(count)] = node
    blocks[base &+ 1] = count &+ 1
  }

  /// Takes some nodes out of the nearest bucket: at most 30, into `nodes`.
  ///
  /// - Parameter distance: What the nodes are sorted by when buckets begin anew, or `nil` for one to be left out.
  /// - Returns: How many they are; 0 when all buckets are empty.
  @inline(__always)
  mutating func removeNearest(
    into nodes: UnsafeMutablePointer<Int32>, distance: (Int32) -> Double?
  ) -> Int {
    while true {
      while current < Self.last, firsts[current] < 0 { current &+= 1 }
      if current < Self.last { break }
      guard beginAnew(distance) else { return 0 }
    }
    let block = firsts[current]
    let base = Int(block) &* Self.blockSize
    let count = Int(blocks[base &+ 1])
    nodes.update(from: blocks.base + base + 2, count: count)
    firsts[current] = blocks[base]
    blocks[base] = free
    free = block
    return count
  }

  private mutating func newBlock(before next: Int32) -> Int32 {
    var block = free
    if block >= 0 {
      free = blocks[Int(block) &* Self.blockSize]
    } else {
      block = blockCount
      blockCount += 1
      if Int(blockCount) * Self.blockSize > blocks.count {
        let larger = KernelMemory<Int32>(count: 2 * blocks.count)
        larger.base.update(from: blocks.base, count: blocks.count)
        blocks.deallocate()
        blocks = larger
      }
    }
    blocks[Int(block) &* Self.blockSize] = next
    blocks[Int(block) &* Self.blockSize &+ 1] = 0
    return block
  }

  /// - Returns: Whether there is a node left.
  private mutating func beginAnew(_ distance: (Int32) -> Double?) -> Bool {
    var far: [(node: Int32, distance: Double)] = []
    var block = firsts[Self.last]
    firsts[Self.last] = -1
    while block >= 0 {
      let base = Int(block) &* Self.blockSize
      for place in 0..<Int(blocks[base &+ 1]) {
        let node = blocks[base &+ 2 &+ place]
        if let distance = distance(node) { far.append((node, distance)) }
      }
      let next = blocks[base]
      blocks[base] = free
      free = block
      block = next
    }
    guard !far.isEmpty else { return false }
    start = far.reduce(.infinity) { min($0, $1.distance) }
    width *= 2
    perWidth = 1 / width
    current = 0
    for entry in far { insert(entry.node, at: entry.distance) }
    return true
  }
}
