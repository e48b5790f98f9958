import RelationGraph

/// Distinct stretches of a text and the number of each, in order of arrival.
///
/// An own table, so that nothing is made for a word that was met before. A slot holds the word itself where it is short: a look-up
/// waits for memory once. With places in the text instead it waited three times, and took two thirds of reading a table.
struct IDTable {
  private struct Slot {
    /// The first 16 bytes of a short word; the hash of a long one, and where it begins.
    var first: UInt64 = 0
    var second: UInt64 = 0
    /// Its number; −1: free.
    var number: Int32 = -1
    var length: Int32 = 0
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where each begins, and how long it is.
  private(set) var places: [(start: Int, length: Int32)] = []
  private var slots: [Slot]
  private static let shortest = 16

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    slots = [Slot](repeating: Slot(), count: 1 << 8)
  }

  var count: Int { places.count }

  func text(_ number: Int) -> String {
    let place = places[number]
    return String(decoding: bytes[place.start..<place.start + Int(place.length)], as: UTF8.self)
  }

  /// Complexity: O(length) on average.
  mutating func number(of range: Range<Int>) -> Int32 {
    var wanted = Slot(length: Int32(truncatingIfNeeded: range.count))
    if range.count <= Self.shortest {
      (wanted.first, wanted.second) = words(range)
    } else {
      wanted.first = hash(range)
      wanted.second = UInt64(range.lowerBound)
    }
    let mask = slots.count &- 1
    var index = Self.index(wanted) & mask
    while true {
      let slot = slots[index]
      if slot.number < 0 { break }
      if slot.first == wanted.first, slot.length == wanted.length,
        slot.second == wanted.second || slot.length > Self.shortest && isEqual(Int(slot.second), range)
      {
        return slot.number
      }
      index = (index &+ 1) & mask
    }
    wanted.number = Int32(places.count)
    places.append((range.lowerBound, wanted.length))
    slots[index] = wanted
    if places.count * 2 > slots.count { grow() }
    return wanted.number
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](large: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.number >= 0 {
      var index = Self.index(slot) & mask
      while slots[index].number >= 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }

  private func isEqual(_ start: Int, _ range: Range<Int>) -> Bool {
    for offset in 0..<range.count where bytes[start + offset] != bytes[range.lowerBound + offset] { return false }
    return true
  }

  /// Where a search begins. Where a long word begins says nothing about what it is.
  @inline(__always)
  private static func index(_ slot: Slot) -> Int {
    let second = slot.length > shortest ? 0 : slot.second
    let product = (slot.first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: second ^ 0xA076_1D64_78BD_642F ^ UInt64(UInt32(bitPattern: slot.length)))
    return Int(truncatingIfNeeded: (product.high ^ product.low) &>> 1)
  }

  /// Up to 16 bytes as two words, filled with zeros.
  @inline(__always)
  private func words(_ range: Range<Int>) -> (UInt64, UInt64) {
    let count = range.count
    guard range.lowerBound &+ 16 <= bytes.count else {
      var words: (UInt64, UInt64) = (0, 0)
      for offset in 0..<count {
        let byte = UInt64(bytes[range.lowerBound + offset]) &<< UInt64(8 * (offset & 7))
        if offset < 8 { words.0 |= byte } else { words.1 |= byte }
      }
      return words
    }
    let raw = UnsafeRawBufferPointer(bytes)
    let first = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
    let second = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound &+ 8, as: UInt64.self))
    func kept(_ word: UInt64, _ count: Int) -> UInt64 {
      count >= 8 ? word : count <= 0 ? 0 : word & (UInt64.max &>> UInt64(64 &- 8 &* count))
    }
    return (kept(first, count), kept(second, count &- 8))
  }

  /// Multiplies and folds eight bytes at a time.
  private func hash(_ range: Range<Int>) -> UInt64 {
    var state: UInt64 = 0xE703_7ED1_A0B4_28DB ^ UInt64(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      var word: UInt64 = 0
      let stop = min(index + 8, range.upperBound)
      while index < stop {
        word = word &<< 8 | UInt64(bytes[index])
        index += 1
      }
      let product = (state ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      state = product.high ^ product.low
    }
    return state
  }
}
