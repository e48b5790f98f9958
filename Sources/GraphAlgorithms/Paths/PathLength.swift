/// Lengths of paths that several threads lower: numbers that are not negative, in the order of their bits.
protocol PathLength: BitwiseCopyable, Sendable {
  associatedtype Bits: FixedWidthInteger & BitwiseCopyable & Sendable
  var bits: Bits { get }
  init(bits: Bits)
  var number: Double { get }
  /// More than any path has.
  static var unreached: Self { get }
  static func sum(_ a: Self, _ b: Self) -> Self

  static func load(_ place: UnsafeMutablePointer<Bits>) -> Bits
  static func store(_ bits: Bits, at place: UnsafeMutablePointer<Bits>)
  /// - Returns: Whether what stood there was larger.
  static func lower(_ place: UnsafeMutablePointer<Bits>, to bits: Bits) -> Bool
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

  @inline(__always)
  static func load(_ place: UnsafeMutablePointer<UInt64>) -> UInt64 { UInt64.load(place) }

  @inline(__always)
  static func store(_ bits: UInt64, at place: UnsafeMutablePointer<UInt64>) { UInt64.store(bits, at: place) }

  @inline(__always)
  static func lower(_ place: UnsafeMutablePointer<UInt64>, to bits: UInt64) -> Bool { UInt64.lower(place, to: bits) }
}
