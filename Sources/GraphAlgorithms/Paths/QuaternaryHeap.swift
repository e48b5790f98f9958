/// What a ``QuaternaryHeap`` holds.
protocol HeapElement {
  /// Whether this comes out before `other`.
  func precedes(_ other: Self) -> Bool
}

/// A heap in which every element has four children: flatter than a binary one, and its children share a cache line.
struct QuaternaryHeap<Element: HeapElement> {
  private var elements: [Element] = []

  var isEmpty: Bool { elements.isEmpty }

  mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func push(_ element: Element) {
    var hole = elements.count
    elements.append(element)
    while hole > 0 {
      let parent = (hole &- 1) / 4
      guard element.precedes(elements[parent]) else { break }
      elements[hole] = elements[parent]
      hole = parent
    }
    elements[hole] = element
  }

  /// Takes the first element out.
  @inline(__always)
  mutating func pop() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let first = elements.first else { return last }
    let count = elements.count
    var hole = 0
    while true {
      let firstChild = 4 &* hole &+ 1
      guard firstChild < count else { break }
      var best = firstChild
      var child = firstChild &+ 1
      let end = min(firstChild &+ 4, count)
      while child < end {
        if elements[child].precedes(elements[best]) { best = child }
        child &+= 1
      }
      guard elements[best].precedes(last) else { break }
      elements[hole] = elements[best]
      hole = best
    }
    elements[hole] = last
    return first
  }
}

/// A node at a distance; of equal distances the smaller node comes first.
struct NodeAtDistance: HeapElement {
  var distance: Double
  var node: Int32

  @inline(__always)
  func precedes(_ other: Self) -> Bool {
    distance < other.distance || (distance == other.distance && node < other.node)
  }
}
