import RelationGraph

/// Distinct stretches of a text and the number of each, in order of arrival.
///
/// An own table, so that nothing is made for a word that was met before. A slot holds the word itself where it is short: a look-up
/// waits for memory once. With places in the text instead it waited three times, and took two thirds of reading a table.
struct IDTable {
  private struct Slot {
    /// The first 16 bytes of a short word; the hash of a long one.
    var first: UInt64 = 0
    var second: UInt64 = 0
    /// Its number; −1: free.
    var number: Int32 = -1
    var length: Int32 = 0
    /// Where it stands in the text.
    var start = 0
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where each begins, and how long it is.
  private(set) var places: [(start: Int, length: Int32)] = []
  private var slots: [Slot]
  private var wanted: [Slot] = []
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
  mutating func number(of range: Range<Int>) -> Int32 { number(of: slot(for: range)) }

  /// The numbers of several words, whose slots are looked at together: waiting for one covers waiting for the others.
  mutating func numbers(of ranges: [Range<Int>], each: (Int, Int32) -> Void) {
    wanted.removeAll(keepingCapacity: true)
    for range in ranges { wanted.append(slot(for: range)) }
    let mask = slots.count &- 1
    var met: Int32 = 0
    for slot in wanted { met |= slots[Self.index(slot) & mask].number }
    // The sum is used, so that the loads are made.
    guard met != Int32.min else { return }
    for place in wanted.indices { each(place, number(of: wanted[place])) }
  }

  private func slot(for range: Range<Int>) -> Slot {
    var slot = Slot(length: Int32(truncatingIfNeeded: range.count), start: range.lowerBound)
    if range.count <= Self.shortest { (slot.first, slot.second) = words(range) } else { slot.first = hash(range) }
    return slot
  }

  private mutating func number(of wanted: Slot) -> Int32 {
    let mask = slots.count &- 1
    var index = Self.index(wanted) & mask
    while true {
      let slot = slots[index]
      if slot.number < 0 { break }
      if slot.first == wanted.first, slot.length == wanted.length, isEqual(slot, wanted) { return slot.number }
      index = (index &+ 1) & mask
    }
    places.append((wanted.start, wanted.length))
    slots[index] = wanted
    slots[index].number = Int32(places.count - 1)
    if places.count * 2 > slots.count { grow() }
    return Int32(places.count - 1)
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

  @inline(__always)
  private func isEqual(_ a: Slot, _ b: Slot) -> Bool {
    if a.length <= Self.shortest { return a.second == b.second }
    for offset in 0..<Int(a.length) where bytes[a.start + offset] != bytes[b.start + offset] { return false }
    return true
  }

  /// Where a search begins.
  @inline(__always)
  private static func index(_ slot: Slot) -> Int {
    let product = (slot.first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: slot.second ^ 0xA076_1D64_78BD_642F ^ UInt64(UInt32(bitPattern: slot.length)))
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
