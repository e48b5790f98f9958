/// Lengths of paths that several threads lower: numbers that are not negative, in the order of their bits.
protocol PathLength: BitwiseCopyable, Sendable {
  associatedtype Bits: SharedWord, Sendable
  var bits: Bits { get }
  init(bits: Bits)
  var number: Double { get }
  /// More than any path has.
  static var unreached: Self { get }
  static func sum(_ a: Self, _ b: Self) -> Self
}

extension UInt32: PathLength {
  var bits: UInt32 { self }
  init(bits: UInt32) { self = bits }
  var number: Double { Double(self) }
  static var unreached: UInt32 { .max }

  @inline(__always)
  static func sum(_ a: UInt32, _ b: UInt32) -> UInt32 { a &+ b }
}

extension Double: PathLength {
  var bits: UInt64 { bitPattern }
  init(bits: UInt64) { self.init(bitPattern: bits) }
  var number: Double { self }
  static var unreached: Double { .infinity }

  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> Double { a + b }
}
