import Synchronization

/// What lies in the queue of every lane, to be taken in small ranges: a lane takes its own first, then what others have left.
///
/// What a lane put into its queue is in the cache of its processor, and mostly what lies around it as well.
struct LaneShares: Sendable {
  private let lanes: Int
  /// By lane, in cache lines of their own: the next place, and the end.
  private let places: KernelMemory<UInt64>

  private static let line = 16

  init(lanes: Int) {
    self.lanes = lanes
    places = KernelMemory(repeating: 0, count: lanes * Self.line)
  }

  func deallocate() { places.deallocate() }

  /// Offers places of a lane's queue; not while others take.
  func offer(_ range: Range<Int>, of lane: Int) {
    places[lane * Self.line] = UInt64(range.lowerBound)
    places[lane * Self.line + 1] = UInt64(range.upperBound)
  }

  /// Runs `body` on places, at most `size` at a time, until there are no more.
  @inline(__always)
  func take(_ lane: Int, size: Int, _ body: (_ owner: Int, _ range: Range<Int>) -> Void) {
    for turn in 0..<lanes {
      let owner = (lane &+ turn) % lanes
      let end = places[owner &* Self.line &+ 1]
      let next = places.base + owner &* Self.line
      while UInt64.load(next) < end {
        let start = UInt64.shared(next).pointee.wrappingAdd(UInt64(size), ordering: .relaxed).oldValue
        guard start < end else { break }
        body(owner, Int(start)..<Int(min(end, start &+ UInt64(size))))
      }
    }
  }
}
