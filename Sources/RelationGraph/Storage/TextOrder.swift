/// The order of texts by their UTF-8.
package enum TextOrder {
  /// The places of texts in that order; `nil` where they stand in it.
  ///
  /// Eight bytes at a time behind what all begin with, so that a million ids take no million comparisons of texts.
  package static func order(_ texts: [String]) -> [Int32]? {
    if zip(texts, texts.dropFirst()).allSatisfy({ $0.precedes($1) || $0.utf8.elementsEqual($1.utf8) }) { return nil }
    let skip = sharedPrefix(texts)
    var keys = texts.map { key($0, skipping: skip) }
    // Bits in which no keys differ sort nothing.
    let varying = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
    let low = UInt64(varying.trailingZeroBitCount)
    let bits = UInt64.bitWidth - varying.leadingZeroBitCount - Int(low)
    let mask = bits >= 64 ? UInt64.max : UInt64(1) << UInt64(bits) - 1
    for index in keys.indices { keys[index] = (keys[index] &>> low) & mask }
    var order = Array(0..<Int32(texts.count))
    if varying != 0 { RadixOrder.sort(&keys, moving: &order, bits: bits) }
    var start = 0
    while start < order.count {
      var stop = start + 1
      while stop < order.count, keys[stop] == keys[start] { stop += 1 }
      if stop - start > 1 { order[start..<stop].sort { texts[Int($0)].precedes(texts[Int($1)]) } }
      start = stop
    }
    return order
  }

  private static func sharedPrefix(_ texts: [String]) -> Int {
    guard let first = texts.first else { return 0 }
    let bytes = Array(first.utf8)
    var length = bytes.count
    for text in texts where length > 0 {
      var index = 0
      for byte in text.utf8 {
        guard index < length, byte == bytes[index] else { break }
        index += 1
      }
      length = index
    }
    return length
  }

  private static func key(_ text: String, skipping skip: Int) -> UInt64 {
    var key: UInt64 = 0
    var index = 0
    for byte in text.utf8 {
      if index >= skip + 8 { break }
      if index >= skip { key |= UInt64(byte) &<< UInt64(56 - 8 * (index - skip)) }
      index += 1
    }
    return key
  }
}
