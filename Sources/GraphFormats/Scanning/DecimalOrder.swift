import RelationGraph

/// Which numbers occur, a bit each.
struct NumberSet {
  fileprivate var bits: [UInt64] = [0]

  init() {}

  /// Adds both halves of every word.
  mutating func insert(_ rows: UnsafeBufferPointer<UInt64>, largest: Int) {
    if largest >= bits.count * 64 {
      bits += [UInt64](repeating: 0, count: max(bits.count, largest / 64 + 1 - bits.count))
    }
    bits.withUnsafeMutableBufferPointer { bits in
      for row in rows {
        let (first, second) = (row &>> 32, row & 0xFFFF_FFFF)
        bits[Int(truncatingIfNeeded: first &>> 6)] |= 1 &<< (first & 63)
        bits[Int(truncatingIfNeeded: second &>> 6)] |= 1 &<< (second & 63)
      }
    }
  }
}

/// Numbers in the order of their texts: 0, 1, 10, 100, 101, 11, 2.
struct DecimalOrder {
  /// Their texts, in that order.
  private(set) var ids: [String] = []
  /// The place of every number, −1 where it does not occur.
  private(set) var places: [Int32] = []

  private static let stretch = 1 << 16

  init(_ sets: [NumberSet], largest: Int) {
    var bits = [UInt64](repeating: 0, count: largest / 64 + 1)
    for set in sets { for index in 0..<min(bits.count, set.bits.count) { bits[index] |= set.bits[index] } }
    let order = Self.order(bits, largest: largest)
    places = Array(large: -1, count: largest + 1)
    for (place, number) in order.enumerated() { places[Int(number)] = Int32(truncatingIfNeeded: place) }
    ids = Array(unsafeUninitializedCapacity: order.count) { ids, count in
      let ids = SharedMemory(ids)
      Parallelism.forEach((order.count + Self.stretch - 1) / Self.stretch) { part in
        for place in part * Self.stretch..<min(order.count, (part + 1) * Self.stretch) {
          (ids.base.baseAddress.map { $0 + place })?.initialize(to: String(order[place]))
        }
      }
      count = order.count
    }
  }

  /// A number, then those that begin with its digits.
  private static func order(_ bits: [UInt64], largest: Int) -> [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(bits.reduce(0) { $0 + $1.nonzeroBitCount })
    func visit(_ number: Int) {
      if bits[number >> 6] &>> UInt64(number & 63) & 1 != 0 { order.append(Int32(truncatingIfNeeded: number)) }
    }
    visit(0)
    var number = 1
    for _ in 0..<largest {
      visit(number)
      if number * 10 <= largest {
        number *= 10
      } else {
        if number >= largest { number /= 10 }
        number += 1
        while number % 10 == 0 { number /= 10 }
      }
    }
    return order
  }
}
