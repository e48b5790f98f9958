/// The order of node ids: numbers first, as numbers, so that 2 comes before 10; then all others, by their UTF-8.
///
/// A number is made of the digits 0 to 9; of two the shorter comes first. The order of two ids depends on them alone, not on what
/// else the graph holds.
package enum IDOrder {
  package static func precedes(_ id: String, _ other: String) -> Bool {
    let (isFirst, isSecond) = (isNumber(id), isNumber(other))
    guard isFirst, isSecond, id.utf8.count != other.utf8.count else {
      return isFirst == isSecond ? id.precedes(other) : isFirst
    }
    return id.utf8.count < other.utf8.count
  }

  /// The places of ids in that order; `nil` where they stand in it.
  ///
  /// Eight bytes at a time behind what all words begin with, so that a million ids take no million comparisons of texts.
  package static func order(_ ids: [String]) -> [Int32]? {
    if zip(ids, ids.dropFirst()).allSatisfy({ precedes($0, $1) || $0.utf8.elementsEqual($1.utf8) }) { return nil }
    let rows = Array(0..<Int32(ids.count))
    var order = rows.filter { isNumber(ids[Int($0)]) }
    let words = order.count
    order += rows.filter { !isNumber(ids[Int($0)]) }
    let skip = sharedPrefix(order[words...].lazy.map { ids[Int($0)] })
    sort(&order, 0..<words, ids) { numberKey($0) }
    sort(&order, words..<order.count, ids) { wordKey($0, skipping: skip) }
    return order
  }

  private static func isNumber(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Sorts a part of the order by keys, then by the ids with equal ones.
  private static func sort(_ order: inout [Int32], _ part: Range<Int>, _ ids: [String], key: (String) -> UInt64) {
    var rows = Array(order[part])
    var keys = rows.map { key(ids[Int($0)]) }
    // Bits in which no keys differ sort nothing.
    let varying = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
    if varying != 0 {
      let low = UInt64(varying.trailingZeroBitCount)
      let bits = UInt64.bitWidth - varying.leadingZeroBitCount - Int(low)
      let mask = bits >= 64 ? UInt64.max : UInt64(1) << UInt64(bits) - 1
      for index in keys.indices { keys[index] = (keys[index] &>> low) & mask }
      RadixOrder.sort(&keys, moving: &rows, bits: bits)
    }
    var start = 0
    while start < rows.count {
      var stop = start + 1
      while stop < rows.count, keys[stop] == keys[start] { stop += 1 }
      if stop - start > 1 { rows[start..<stop].sort { precedes(ids[Int($0)], ids[Int($1)]) } }
      start = stop
    }
    order.replaceSubrange(part, with: rows)
  }

  /// The length, then the first fourteen digits.
  private static func numberKey(_ id: String) -> UInt64 {
    var key = UInt64(min(255, id.utf8.count))
    for byte in id.utf8.prefix(14) { key = key &<< 4 | UInt64(byte & 0xF) }
    return key &<< UInt64(4 * max(0, 14 - id.utf8.count))
  }

  /// The first eight bytes behind the prefix.
  private static func wordKey(_ id: String, skipping skip: Int) -> UInt64 {
    var key: UInt64 = 0
    for (index, byte) in id.utf8.dropFirst(skip).prefix(8).enumerated() {
      key |= UInt64(byte) &<< UInt64(56 - 8 * index)
    }
    return key
  }

  private static func sharedPrefix(_ ids: some Sequence<String>) -> Int {
    var shared: [UInt8]?
    for id in ids {
      guard let prefix = shared else {
        shared = Array(id.utf8)
        continue
      }
      if !id.utf8.starts(with: prefix) { shared = zip(prefix, id.utf8).prefix { $0 == $1 }.map(\.0) }
      if shared?.isEmpty ?? true { break }
    }
    return shared?.count ?? 0
  }
}
