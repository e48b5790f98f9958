/// Nodes in buckets by their distance, those of one bucket in no order, and a node as often as it is put in.
///
/// A bucket is a list of blocks, so that putting in writes to few places. What is beyond the last bucket waits in one of its own.
///
/// Its memory is raw, as that of ``NodeHeap``.
struct DistanceBuckets {
  /// The first block of every bucket, −1 where it is empty.
  private let firsts: KernelMemory<Int32>
  /// Of 32 numbers each: the next block of the list, how many nodes are in it, and these.
  private var blocks = KernelMemory<Int32>(count: 1 << 14)
  private var blockCount: Int32 = 0
  /// Blocks that are empty again, as a list.
  private var free: Int32 = -1

  /// The bucket for all that is farther away than the others hold.
  static let last = 1 << 15
  /// How many nodes are taken out at a time at most.
  static let blockRoom = 30
  private static let blockSize = blockRoom + 2

  init() { firsts = KernelMemory(repeating: -1, count: Self.last + 1) }

  func deallocate() {
    firsts.deallocate()
    blocks.deallocate()
  }

  @inline(__always)
  mutating func insert(_ node: Int32, in bucket: Int) {
    var block = firsts[bucket]
    if block < 0 || blocks[Int(block) &* Self.blockSize &+ 1] == Int32(Self.blockRoom) {
      block = newBlock(before: block)
      firsts[bucket] = block
    }
    let base = Int(block) &* Self.blockSize
    let count = blocks[base &+ 1]
    blocks[base &+ 2 &+ Int(count)] = node
    blocks[base &+ 1] = count &+ 1
  }

  /// The first bucket from `bucket` on that is not empty; past the last one where there is none.
  func next(from bucket: Int) -> Int {
    var bucket = bucket
    while bucket <= Self.last, firsts[bucket] < 0 { bucket &+= 1 }
    return bucket
  }

  /// Takes the nodes of one block out of a bucket, into `nodes`.
  ///
  /// - Returns: How many they are; 0 when the bucket is empty.
  @inline(__always)
  mutating func removeBlock(of bucket: Int, into nodes: UnsafeMutablePointer<Int32>) -> Int {
    let block = firsts[bucket]
    guard block >= 0 else { return 0 }
    let base = Int(block) &* Self.blockSize
    let count = Int(blocks[base &+ 1])
    nodes.update(from: blocks.base + base + 2, count: count)
    firsts[bucket] = blocks[base]
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
}
