import RelationGraph

/// Neighbours that one thread found and another is to lower, for ``CorePeeling``.
///
/// Short stretches are copied, so that they are read one after the other; of long ones it is said where they stand.
struct CoreBoxes: Sendable {
  private let parts: Int
  /// By sender and receiver.
  private let nodes: KernelMemory<Int32>
  private let stretches: KernelMemory<UnsafeBufferPointer<Int32>>
  /// How many nodes and stretches there are: by sender, in cache lines of their own, and receiver.
  private let counts: KernelMemory<(nodes: Int, stretches: Int)>
  /// The next place of the queue that nobody took.
  private let next = KernelMemory<UInt64>(repeating: 0, count: 1)

  /// What a thread sends before it looks whether others wait: it should stay in the cache.
  static let size = 1 << 15
  /// Rows that are taken together.
  static let block = 16
  private static let longStretch = 128
  /// Two sets of rows.
  private static let nodeCapacity = size + 2 * block * longStretch
  private static let stretchCapacity = size / longStretch + 2 * block
  private static let line = 8

  init(parts: Int) {
    self.parts = parts
    let count = parts > 1 ? parts * parts : 0
    nodes = KernelMemory(count: count * Self.nodeCapacity)
    stretches = KernelMemory(count: count * Self.stretchCapacity)
    counts = KernelMemory(repeating: (0, 0), count: parts * Self.line)
  }

  func deallocate() {
    nodes.deallocate()
    stretches.deallocate()
    counts.deallocate()
    next.deallocate()
  }

  /// Offers the places of the queue from one on.
  func offer(from place: Int) { next[0] = UInt64(place) }

  /// The first place that is still to be taken.
  var firstLeft: Int { Int(next[0]) }

  /// Takes the next places of the queue.
  func take(before end: Int) -> Range<Int>? {
    guard Int(UInt64.load(next.base)) < end else { return nil }
    let place = Int(UInt64.shared(next.base).pointee.wrappingAdd(UInt64(Self.block), ordering: .relaxed).oldValue)
    return place < end ? place..<min(end, place &+ Self.block) : nil
  }

  @inline(__always)
  func send(_ start: UnsafePointer<Int32>, _ count: Int, from part: Int, to other: Int) {
    let place = part &* Self.line &+ other
    let box = part &* parts &+ other
    if count >= Self.longStretch {
      stretches[box &* Self.stretchCapacity &+ counts[place].stretches] = UnsafeBufferPointer(
        start: start, count: count)
      counts[place].stretches &+= 1
    } else {
      let target = nodes.base + (box &* Self.nodeCapacity &+ counts[place].nodes)
      // Most are a few: no call for them.
      for index in 0..<count { target[index] = start[index] }
      counts[place].nodes &+= count
    }
  }

  /// What others sent, which is forgotten.
  @inline(__always)
  func receive(_ part: Int, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
    for other in 0..<parts where other != part {
      let place = other &* Self.line &+ part
      let box = other &* parts &+ part
      body(UnsafeBufferPointer(start: nodes.base + box &* Self.nodeCapacity, count: counts[place].nodes))
      for index in 0..<counts[place].stretches { body(stretches[box &* Self.stretchCapacity &+ index]) }
      counts[place] = (0, 0)
    }
  }
}
