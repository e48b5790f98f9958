import RelationGraph

/// Neighbours that one thread found and another is to lower, for ``CorePeeling``.
struct CoreBoxes: Sendable {
  private let parts: Int
  private let capacity: Int
  private let memory: KernelMemory<Int32>
  /// By sender, in cache lines of their own, and receiver.
  private let counts: KernelMemory<Int>
  /// The next place of the queue that nobody took.
  private let next = KernelMemory<UInt64>(repeating: 0, count: 1)

  /// What a thread puts into a box before it looks whether others wait: it should stay in the cache.
  static let size = 1 << 15
  private static let line = 16

  /// - Parameter longest: The most neighbours that are added to a box at a time.
  init(parts: Int, longest: Int) {
    self.parts = parts
    capacity = parts > 1 ? Self.size + longest : 0
    memory = KernelMemory(count: parts * parts * capacity)
    counts = KernelMemory(repeating: 0, count: parts * Self.line)
  }

  func deallocate() {
    memory.deallocate()
    counts.deallocate()
    next.deallocate()
  }

  /// Offers the places of the queue from one on.
  func offer(from place: Int) { next[0] = UInt64(place) }

  /// The first place that is still to be taken.
  var firstLeft: Int { Int(next[0]) }

  func take(_ count: Int, before end: Int) -> Range<Int>? {
    guard Int(UInt64.load(next.base)) < end else { return nil }
    let place = Int(UInt64.shared(next.base).pointee.wrappingAdd(UInt64(count), ordering: .relaxed).oldValue)
    return place < end ? place..<min(end, place &+ count) : nil
  }

  @inline(__always)
  func send(_ nodes: UnsafePointer<Int32>, _ count: Int, from part: Int, to other: Int) {
    let place = part &* Self.line &+ other
    let box = memory.base + (part &* parts &+ other) &* capacity
    // Most rows are short: no call for them.
    for index in 0..<count { box[counts[place] &+ index] = nodes[index] }
    counts[place] &+= count
  }

  /// What others sent, which is forgotten.
  @inline(__always)
  func receive(_ part: Int, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
    for other in 0..<parts where other != part {
      let place = other &* Self.line &+ part
      body(UnsafeBufferPointer(start: memory.base + (other &* parts &+ part) &* capacity, count: counts[place]))
      counts[place] = 0
    }
  }
}
