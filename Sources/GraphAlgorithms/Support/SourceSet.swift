/// Some of the at most 256 sources of a ``BreadthFirstBatch``, each a bit.
struct SourceSet: Sendable {
  static let capacity = 256

  private var words: SIMD4<UInt64>

  private init(words: SIMD4<UInt64>) { self.words = words }

  static let empty = SourceSet(words: .zero)

  /// The first sources.
  init(first count: Int) {
    words = .zero
    for source in 0..<count { insert(source) }
  }

  @inline(__always)
  var isEmpty: Bool {
    let half = words.lowHalf | words.highHalf
    return half[0] | half[1] == 0
  }

  /// How many there are.
  ///
  /// All words at once: the plain x86-64 instruction set has no instruction that counts bits.
  @inline(__always)
  var count: Int {
    let ones = SIMD4<UInt64>(repeating: 0x5555_5555_5555_5555)
    let twos = SIMD4<UInt64>(repeating: 0x3333_3333_3333_3333)
    let fours = SIMD2<UInt64>(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    let eights = SIMD2<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
    let pairs: SIMD4<UInt64> = words &- ((words &>> 1) & ones)
    let quads: SIMD4<UInt64> = (pairs & twos) &+ ((pairs &>> 2) & twos)
    // At most 8 a half-byte, 16 a byte, 32 a pair of bytes, 256 in all.
    let halves = quads.lowHalf &+ quads.highHalf
    let bytes: SIMD2<UInt64> = (halves & fours) &+ ((halves &>> 4) & fours)
    let shorts: SIMD2<UInt64> = (bytes & eights) &+ ((bytes &>> 8) & eights)
    return Int(truncatingIfNeeded: ((shorts[0] &+ shorts[1]) &* 0x0001_0001_0001_0001) &>> 48)
  }

  mutating func insert(_ source: Int) { words[source >> 6] |= 1 &<< UInt64(source & 63) }

  /// Sixteen of the sources, from 16·`place` on, as the bits of a number.
  @inline(__always)
  func bits(_ place: Int) -> UInt16 {
    let shift = UInt64(truncatingIfNeeded: 16 &* (place & 3))
    return UInt16(truncatingIfNeeded: words[place >> 2] &>> shift)
  }

  @inline(__always)
  mutating func formUnion(_ other: SourceSet) { words |= other.words }

  @inline(__always)
  func subtracting(_ other: SourceSet) -> SourceSet { SourceSet(words: words & ~other.words) }

  @inline(__always)
  func intersection(_ other: SourceSet) -> SourceSet { SourceSet(words: words & other.words) }

  func contains(_ source: Int) -> Bool { words[source >> 6] &>> UInt64(source & 63) & 1 != 0 }

  mutating func remove(_ source: Int) { words[source >> 6] &= ~(1 &<< UInt64(source & 63)) }

  /// The sum of three bits of every source: its lower bit in the first set, its upper one in the second.
  @inline(__always)
  static func sum(_ a: SourceSet, _ b: SourceSet, _ c: SourceSet) -> (SourceSet, SourceSet) {
    let either = a.words ^ b.words
    return (SourceSet(words: either ^ c.words), SourceSet(words: (a.words & b.words) | (either & c.words)))
  }
}
