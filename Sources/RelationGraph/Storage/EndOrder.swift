/// Puts relations in order by their two ends, in time linear in their number.
package enum EndOrder {
  /// The ends of relations, ascending by the first, then the second.
  package struct Columns {
    package var from: [Int32]
    package var to: [Int32]
    /// The row that stood there before, of equal ends in their order; `nil` where nobody asked.
    package var rows: [Int32]?
  }

  /// The word of two ends.
  @inlinable @inline(__always)
  package static func key(_ first: Int32, _ second: Int32, _ nodeBits: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) &<< UInt64(nodeBits) | UInt64(UInt32(bitPattern: second))
  }

  /// Reads the ends of `count` relations and orders them.
  ///
  /// They are divided by their leading bits into buckets of some thousand, and each is sorted in the cache by its other bits, digit
  /// by digit; the last digit writes the columns. Numbers of rows travel in the words of the keys.
  ///
  /// - Parameters:
  ///   - nodeBits: how many bits each end has, at most 31.
  ///   - places: what is written for every end; rising, so that it is in order as well. `nil`: the ends.
  ///   - load: writes `first << nodeBits | second` for some rows.
  /// - Complexity: O(relations) time; 16 bytes a relation, 20 with rows.
  package static func order(
    count: Int, nodeBits: Int, tracksRows: Bool, places: [Int32]? = nil,
    load: @Sendable (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void
  ) -> Columns {
    let bits = 2 * nodeBits
    let rowBits = tracksRows ? Int.bitWidth - max(1, count - 1).leadingZeroBitCount : 0
    let leading = min(bits, max(0, min(11, Int.bitWidth - count.leadingZeroBitCount - 13), bits + rowBits - 64))
    guard leading <= 20 else { return orderWhole(count: count, nodeBits: nodeBits, places: places, load: load) }
    let plan = Plan(count: count, nodeBits: nodeBits, rowBits: rowBits, leading: leading, places: places)
    return columns(plan, load: load)
  }

  fileprivate struct Plan: Sendable {
    var count: Int
    var nodeBits: Int
    var rowBits: Int
    var leading: Int
    var places: [Int32]?
    /// The bits of ends that keys in a bucket have.
    var rest: Int { 2 * nodeBits - leading }
  }

  private static func columns(
    _ plan: Plan, load: @Sendable (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void
  ) -> Columns {
    let task = Task(
      plan,
      KeyBuckets(rows: plan.count, bits: 2 * plan.nodeBits, leading: plan.leading, rowBits: plan.rowBits) {
        load($0, $1)
        return $0.count
      })
    var columns = Columns(from: [], to: [], rows: nil)
    columns.from = Array(count: plan.count) { from in
      columns.to = Array(count: plan.count) { to in
        if plan.rowBits > 0 {
          columns.rows = Array(count: plan.count) { task.run(from, to, $0, plan.places) }
        } else {
          task.run(from, to, nil, plan.places)
        }
      }
    }
    return columns
  }

  /// Where ends and rows together have more bits than a word: billions of relations.
  private static func orderWhole(
    count: Int, nodeBits: Int, places: [Int32]?, load: @Sendable (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void
  ) -> Columns {
    var keys = [UInt64](count: count) { keys in
      if let start = keys.baseAddress { load(0..<count, start) }
    }
    var rows = Array(0..<Int32(count))
    RadixOrder.sort(&keys, moving: &rows, bits: 2 * nodeBits)
    let mask = UInt64(1) << UInt64(nodeBits) - 1
    func place(_ end: UInt64) -> Int32 { places.map { $0[Int(end)] } ?? Int32(truncatingIfNeeded: end) }
    return Columns(
      from: keys.map { place($0 &>> UInt64(nodeBits)) }, to: keys.map { place($0 & mask) }, rows: rows)
  }
}

/// The sorting of all buckets.
private struct Task: Sendable {
  let buckets: KeyBuckets
  /// Where the rows of every bucket begin.
  let starts: [Int]
  let largest: Int
  let nodeBits: Int
  let rowBits: Int
  let rest: Int

  init(_ plan: EndOrder.Plan, _ buckets: KeyBuckets) {
    var starts = [0]
    var largest = 0
    for bucket in 0..<buckets.bucketCount {
      let size = buckets.count(bucket)
      largest = max(largest, size)
      starts.append(starts[bucket] + size)
    }
    (self.buckets, self.starts, self.largest) = (buckets, starts, largest)
    (nodeBits, rowBits, rest) = (plan.nodeBits, plan.rowBits, plan.rest)
  }

  private static let insertionSize = 24

  func run(
    _ from: UnsafeMutableBufferPointer<Int32>, _ to: UnsafeMutableBufferPointer<Int32>,
    _ rows: UnsafeMutableBufferPointer<Int32>?, _ places: [Int32]?
  ) {
    (places ?? []).withUnsafeBufferPointer { known in
      let columns = Output(
        from: from.baseAddress, to: to.baseAddress, rows: rows?.baseAddress,
        places: places == nil ? nil : known.baseAddress)
      run(columns)
    }
  }

  private func run(_ columns: Output) {
    let digits = max(1, (rest + 9) / 10)
    let width = (rest + digits - 1) / digits
    Parallelism.share(buckets.bucketCount) { next in
      let scratch = LargePages.allocate(byteCount: 2 * largest * 8)
        .bindMemory(to: UInt64.self, capacity: 2 * largest)
      defer { scratch.deallocate() }
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: digits << width) { tally in
        guard let tally = tally.baseAddress else { return }
        while let bucket = next() {
          let count = starts[bucket + 1] - starts[bucket]
          if count > 0 { sort(bucket, count, scratch, scratch + largest, tally, digits, width, columns) }
        }
      }
    }
  }

  /// Where the columns are written.
  private struct Output: @unchecked Sendable {
    let from: UnsafeMutablePointer<Int32>?
    let to: UnsafeMutablePointer<Int32>?
    let rows: UnsafeMutablePointer<Int32>?
    /// What is written for an end.
    let places: UnsafePointer<Int32>?
  }

  private func sort(
    _ bucket: Int, _ count: Int, _ keys: UnsafeMutablePointer<UInt64>, _ others: UnsafeMutablePointer<UInt64>,
    _ tally: UnsafeMutablePointer<UInt32>, _ digits: Int, _ width: Int, _ columns: Output
  ) {
    guard let from = columns.from, let to = columns.to else { return }
    let start = starts[bucket]
    let (rowShift, nodeShift) = (UInt64(rowBits), UInt64(nodeBits))
    let prefix = rest >= 64 ? 0 : UInt64(bucket) &<< UInt64(rest)
    let nodeMask = UInt64(1) &<< nodeShift &- 1
    let rowMask = UInt64(1) &<< rowShift &- 1
    let (fromStart, toStart) = (from + start, to + start)
    let rowStart = columns.rows.map { $0 + start }
    let places = columns.places
    func write(_ key: UInt64, at place: Int) {
      let ends = prefix | key &>> rowShift
      let (first, second) = (ends &>> nodeShift, ends & nodeMask)
      fromStart[place] = places.map { $0[Int(first)] } ?? Int32(truncatingIfNeeded: first)
      toStart[place] = places.map { $0[Int(second)] } ?? Int32(truncatingIfNeeded: second)
      if let rowStart { rowStart[place] = Int32(truncatingIfNeeded: key & rowMask) }
    }
    let digitMask = UInt64(1) &<< UInt64(width) &- 1
    let buckets = 1 << width
    tally.initialize(repeating: 0, count: digits << width)
    var filled = 0
    var last: UInt64 = 0
    var isRising = true
    func take(_ key: UInt64) {
      keys[filled] = key
      filled &+= 1
      isRising = isRising && key >= last
      last = key
    }
    self.buckets.forEachPiece(bucket) { piece in
      switch piece {
      case .narrow(let piece): for key in piece { take(UInt64(key)) }
      case .wide(let piece): for key in piece { take(key) }
      }
    }
    if isRising {
      for index in 0..<count { write(keys[index], at: index) }
      return
    }
    if count <= Self.insertionSize {
      for index in 1..<count {
        let key = keys[index]
        var place = index
        while place > 0, keys[place - 1] > key {
          keys[place] = keys[place - 1]
          place -= 1
        }
        keys[place] = key
      }
      for index in 0..<count { write(keys[index], at: index) }
      return
    }
    for index in 0..<count {
      let key = keys[index] &>> rowShift
      for digit in 0..<digits {
        tally[digit << width + Int(truncatingIfNeeded: (key &>> UInt64(digit * width)) & digitMask)] &+= 1
      }
    }
    var (source, target) = (keys, others)
    for digit in 0..<digits {
      let next = tally + digit << width
      let shift = rowShift + UInt64(digit * width)
      var total: UInt32 = 0
      for value in 0..<buckets { (next[value], total) = (total, total &+ next[value]) }
      if digit == digits - 1 {
        for index in 0..<count {
          let key = source[index]
          let value = Int(truncatingIfNeeded: (key &>> shift) & digitMask)
          write(key, at: Int(next[value]))
          next[value] &+= 1
        }
      } else {
        for index in 0..<count {
          let key = source[index]
          let value = Int(truncatingIfNeeded: (key &>> shift) & digitMask)
          target[Int(next[value])] = key
          next[value] &+= 1
        }
        swap(&source, &target)
      }
    }
  }
}
