/// Keys divided by their leading bits, so that every bucket can be put in order within the cache.
///
/// Keys are written once: chunks of one stretch of memory are handed to buckets as they fill, and no pass before counts how much
/// each will hold. Lanes divide a stretch of the rows each; a bucket has the keys of lane after lane, which is the order of rows.
///
/// Keys of up to 32 bits take half the memory: what memory costs at its first use is as much as the sorting.
package final class KeyBuckets: @unchecked Sendable {
  /// The keys of a chunk.
  private static let chunkSize = 512
  /// The keys that are made at a time, in the first cache.
  private static let batch = 2048

  /// What one thread divides.
  private struct Lane {
    var memory: UnsafeMutableRawPointer
    /// Whether keys take 64 bits.
    let isWide: Bool
    /// The chunk behind each.
    var next: UnsafeMutablePointer<UInt32>
    /// The first chunk of every bucket.
    var first: UnsafeMutablePointer<UInt32>
    /// Where the next key of every bucket goes; at the end of a chunk: into a new one.
    var end: UnsafeMutablePointer<UInt32>
    /// How many chunks every bucket has.
    var chunks: UnsafeMutablePointer<UInt32>

    init(rows: Int, buckets: Int, isWide: Bool) {
      self.isWide = isWide
      let most = rows / chunkSize + min(rows, buckets) + 1
      memory = LargePages.allocate(byteCount: most * chunkSize * (isWide ? 8 : 4))
      next = UnsafeMutablePointer.allocate(capacity: most)
      first = UnsafeMutablePointer.allocate(capacity: buckets)
      end = UnsafeMutablePointer.allocate(capacity: buckets)
      chunks = UnsafeMutablePointer.allocate(capacity: buckets)
      end.initialize(repeating: 0, count: buckets)
      chunks.initialize(repeating: 0, count: buckets)
    }

    func deallocate() {
      memory.deallocate()
      for table in [next, first, end, chunks] { table.deallocate() }
    }

    func count(_ bucket: Int) -> Int {
      let chunks = Int(chunks[bucket])
      return chunks == 0 ? 0 : (chunks - 1) * chunkSize + Int((end[bucket] &- 1) & UInt32(chunkSize - 1)) + 1
    }
  }

  package let bucketCount: Int
  private let lanes: [Lane]

  /// Divides the keys of rows.
  ///
  /// - Parameters:
  ///   - bits: how many each key has; a word holds those that are not leading, and those of rows.
  ///   - leading: by how many of them they are divided; buckets hold the others.
  ///   - rowBits: where it is not 0, keys are followed by the numbers of their rows in that many bits.
  ///   - load: makes the keys of some rows; how many they are, which is fewer where it leaves rows out.
  package init(
    rows: Int, bits: Int, leading: Int, rowBits: Int = 0,
    load: @Sendable (Range<Int>, UnsafeMutablePointer<UInt64>) -> Int
  ) {
    bucketCount = 1 << leading
    let buckets = bucketCount
    let isWide = bits - leading + rowBits > 32
    let count = rows < 1 << 16 ? 1 : Parallelism.workers
    func range(_ lane: Int) -> Range<Int> { lane * rows / count..<(lane + 1) * rows / count }
    let lanes = (0..<count).map { Lane(rows: range($0).count, buckets: buckets, isWide: isWide) }
    self.lanes = lanes
    let box = SharedLanes(lanes: lanes)
    Parallelism.forEach(count) { lane in
      Self.divide(
        box.lanes[lane], lane * rows / count..<(lane + 1) * rows / count, rest: bits - leading, rowBits: rowBits, load)
    }
  }

  deinit { for lane in lanes { lane.deallocate() } }

  private struct SharedLanes: @unchecked Sendable { let lanes: [Lane] }

  private static func divide(
    _ lane: Lane, _ rows: Range<Int>, rest: Int, rowBits: Int,
    _ load: (Range<Int>, UnsafeMutablePointer<UInt64>) -> Int
  ) {
    let (shift, rowShift) = (UInt64(rest), UInt64(rowBits))
    let mask = rest == 0 ? 0 : UInt64.max &>> UInt64(64 - rest)
    let inChunk = UInt32(chunkSize - 1)
    var used: UInt32 = 0
    let (end, isWide) = (lane.end, lane.isWide)
    let wide = lane.memory.assumingMemoryBound(to: UInt64.self)
    let narrow = lane.memory.assumingMemoryBound(to: UInt32.self)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: batch) { batchKeys in
      guard let keys = batchKeys.baseAddress else { return }
      var start = rows.lowerBound
      while start < rows.upperBound {
        let stop = min(rows.upperBound, start + batch)
        let count = load(start..<stop, keys)
        var row = UInt64(start)
        for index in 0..<count {
          let key = keys[index]
          let bucket = Int(truncatingIfNeeded: key &>> shift)
          var place = end[bucket]
          if place & inChunk == 0 {
            if place == 0 {
              lane.first[bucket] = used
            } else {
              lane.next[Int((place &- 1) / UInt32(chunkSize))] = used
            }
            lane.chunks[bucket] &+= 1
            place = used &* UInt32(chunkSize)
            used &+= 1
          }
          let word = rowBits == 0 ? key & mask : (key & mask) &<< rowShift | row
          if isWide { wide[Int(place)] = word } else { narrow[Int(place)] = UInt32(truncatingIfNeeded: word) }
          row &+= 1
          end[bucket] = place &+ 1
        }
        start = stop
      }
    }
  }

  package func count(_ bucket: Int) -> Int { lanes.reduce(0) { $0 + $1.count(bucket) } }

  /// Keys that stand behind each other.
  package enum Piece {
    case narrow(UnsafeBufferPointer<UInt32>)
    case wide(UnsafeBufferPointer<UInt64>)
  }

  /// Hands over the keys of a bucket in pieces, without their leading bits.
  package func forEachPiece(_ bucket: Int, _ body: (Piece) -> Void) {
    for lane in lanes {
      let chunks = Int(lane.chunks[bucket])
      guard chunks > 0 else { continue }
      var chunk = lane.first[bucket]
      let last = lane.count(bucket) - (chunks - 1) * Self.chunkSize
      for index in 0..<chunks {
        let (start, size) = (Int(chunk) * Self.chunkSize, index < chunks - 1 ? Self.chunkSize : last)
        if lane.isWide {
          let keys = lane.memory.assumingMemoryBound(to: UInt64.self)
          body(.wide(UnsafeBufferPointer(start: keys + start, count: size)))
        } else {
          let keys = lane.memory.assumingMemoryBound(to: UInt32.self)
          body(.narrow(UnsafeBufferPointer(start: keys + start, count: size)))
        }
        if index < chunks - 1 { chunk = lane.next[Int(chunk)] }
      }
    }
  }
}
