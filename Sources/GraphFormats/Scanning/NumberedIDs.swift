import RelationGraph

/// Which numbers occur, a bit each.
struct NumberSet {
  fileprivate var bits: [UInt64] = [0]

  /// The largest of them; 0 where there are none.
  var largest: Int {
    guard let word = bits.lastIndex(where: { $0 != 0 }) else { return 0 }
    return word * 64 + 63 - bits[word].leadingZeroBitCount
  }

  init() {}

  /// Adds both halves of every word, none of which is larger than `largest`.
  mutating func insert(_ rows: UnsafeBufferPointer<UInt64>, largest: Int) {
    reserve(largest)
    bits.withUnsafeMutableBufferPointer { bits in
      for row in rows {
        let (first, second) = (row &>> 32, row & 0xFFFF_FFFF)
        bits[Int(truncatingIfNeeded: first &>> 6)] |= 1 &<< (first & 63)
        bits[Int(truncatingIfNeeded: second &>> 6)] |= 1 &<< (second & 63)
      }
    }
  }

  mutating func insert(_ numbers: UnsafeMutableBufferPointer<Int32>, largest: Int) {
    reserve(largest)
    bits.withUnsafeMutableBufferPointer { bits in
      for number in numbers { bits[Int(number &>> 6)] |= 1 &<< UInt64(number & 63) }
    }
  }

  private mutating func reserve(_ largest: Int) {
    guard largest >= bits.count * 64 else { return }
    bits += [UInt64](repeating: 0, count: max(bits.count, largest / 64 + 1 - bits.count))
  }
}

/// Ids that are numbers, in the order of ids, which is theirs.
struct NumberedIDs {
  /// Their texts.
  let ids: [String]
  /// The place of every number, −1 where it does not occur.
  let places: [Int32]

  private static let stretch = 1 << 16

  init(_ sets: [NumberSet]) {
    let largest = sets.map(\.largest).max() ?? 0
    var numbers: [Int32] = []
    var places = [Int32](large: -1, count: largest + 1)
    for word in 0...largest / 64 {
      var bits = sets.reduce(0) { $0 | (word < $1.bits.count ? $1.bits[word] : 0) }
      while bits != 0 {
        let number = word * 64 + bits.trailingZeroBitCount
        places[number] = Int32(truncatingIfNeeded: numbers.count)
        numbers.append(Int32(truncatingIfNeeded: number))
        bits &= bits - 1
      }
    }
    self.places = places
    ids = Array(unsafeUninitializedCapacity: numbers.count) { [numbers] ids, count in
      let ids = SharedMemory(ids)
      Parallelism.forEach((numbers.count + Self.stretch - 1) / Self.stretch) { part in
        for place in part * Self.stretch..<min(numbers.count, (part + 1) * Self.stretch) {
          (ids.base.baseAddress.map { $0 + place })?.initialize(to: String(numbers[place]))
        }
      }
      count = numbers.count
    }
  }
}
