/// A queue of nodes by their distance: a 4-ary heap that lowers a distance in place.
///
/// It holds a node at most once, so its size is bounded by the number of nodes, and it allocates only when made. The order of
/// equally far nodes depends on nothing but the calls before: to look at their numbers takes a quarter of the time more.
///
/// Its memory is raw: as arrays it takes twice the time, most of it for checks that nobody else holds them.
struct NodeHeap: ~Copyable {
  struct Entry {
    var distance: Double
    var node: Int32
  }

  /// The children of entry `s` are `4s + 1 ... 4s + 4`.
  private let entries: UnsafeMutableBufferPointer<Entry>
  /// The place of every node among the entries; −1 for one that is not in the heap.
  private let slots: UnsafeMutableBufferPointer<Int32>
  private(set) var count = 0

  init(nodeCount: Int) {
    entries = .allocate(capacity: nodeCount)
    entries.initialize(repeating: Entry(distance: 0, node: 0))
    slots = .allocate(capacity: nodeCount)
    slots.initialize(repeating: -1)
  }

  deinit {
    entries.deallocate()
    slots.deallocate()
  }

  /// Puts a node in, or lowers its distance; a larger distance than it has is left out.
  @inline(__always)
  mutating func insertOrLower(_ node: Int32, to distance: Double) {
    var slot = Int(slots[Int(node)])
    if slot < 0 {
      slot = count
      count &+= 1
    } else if entries[slot].distance <= distance {
      return
    }
    while slot > 0 {
      let parent = (slot &- 1) >> 2
      guard distance < entries[parent].distance else { break }
      put(entries[parent], in: slot)
      slot = parent
    }
    put(Entry(distance: distance, node: node), in: slot)
  }

  /// Takes the nearest node out.
  @inline(__always)
  mutating func popFirst() -> Entry? {
    guard count > 0 else { return nil }
    let first = entries[0]
    slots[Int(first.node)] = -1
    count &-= 1
    guard count > 0 else { return first }
    let last = entries[count]
    var slot = 0
    while true {
      var child = 4 &* slot &+ 1
      guard child < count else { break }
      var other = child &+ 1
      let end = min(child &+ 4, count)
      while other < end {
        if entries[other].distance < entries[child].distance { child = other }
        other &+= 1
      }
      guard entries[child].distance < last.distance else { break }
      put(entries[child], in: slot)
      slot = child
    }
    put(last, in: slot)
    return first
  }

  /// Takes all nodes out.
  mutating func removeAll() {
    for slot in 0..<count { slots[Int(entries[slot].node)] = -1 }
    count = 0
  }

  @inline(__always)
  private func put(_ entry: Entry, in slot: Int) {
    entries[slot] = entry
    slots[Int(entry.node)] = Int32(truncatingIfNeeded: slot)
  }
}
