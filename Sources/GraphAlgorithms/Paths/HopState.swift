import Synchronization

/// What a breadth-first search keeps of a node: the level, and the number of predecessors if they count; `max` where it is not
/// reached.
protocol HopState: SharedWord, UnsignedInteger, Sendable {
  /// A node of this level with one predecessor.
  init(level: UInt32)
  var level: UInt32 { get }
  var predecessors: UInt32 { get }
  /// Whether predecessors count.
  static var counts: Bool { get }
  /// What one predecessor more adds.
  static var step: Self { get }

  static func add(_ step: Self, at place: UnsafeMutablePointer<Self>)
}

extension HopState {
  /// - Returns: Whether the node was not reached.
  @inline(__always)
  static func replaceUnreached(_ place: UnsafeMutablePointer<Self>, by state: Self) -> Bool {
    replace(.max, at: place, by: state).exchanged
  }
}

extension UInt32: HopState {
  init(level: UInt32) { self = level }
  var level: UInt32 { self }
  var predecessors: UInt32 { 1 }
  static var counts: Bool { false }
  static var step: UInt32 { 0 }

  @inline(__always)
  static func add(_ step: UInt32, at place: UnsafeMutablePointer<UInt32>) {}
}

/// The level above the number of predecessors: one access serves both.
extension UInt64: HopState {
  init(level: UInt32) { self = UInt64(level) &<< 32 | 1 }
  var level: UInt32 { UInt32(truncatingIfNeeded: self &>> 32) }
  var predecessors: UInt32 { UInt32(truncatingIfNeeded: self) }
  static var counts: Bool { true }
  static var step: UInt64 { 1 }

  @inline(__always)
  static func add(_ step: UInt64, at place: UnsafeMutablePointer<UInt64>) {
    shared(place).pointee.wrappingAdd(step, ordering: .relaxed)
  }
}
