/// A queue of classes of paths in the order of ``Deviation/precedes(_:)``: a 4-ary heap.
struct DeviationHeap {
  private var elements: [Deviation] = []

  mutating func push(_ element: Deviation) {
    var hole = elements.count
    elements.append(element)
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard element.precedes(elements[parent]) else { break }
      elements[hole] = elements[parent]
      hole = parent
    }
    elements[hole] = element
  }

  /// Takes the first element out.
  mutating func popFirst() -> Deviation? {
    guard let last = elements.popLast() else { return nil }
    guard let first = elements.first else { return last }
    var hole = 0
    while true {
      let children = min(4 * hole + 1, elements.count)..<min(4 * hole + 5, elements.count)
      guard var best = children.first else { break }
      for child in children.dropFirst() where elements[child].precedes(elements[best]) { best = child }
      guard elements[best].precedes(last) else { break }
      elements[hole] = elements[best]
      hole = best
    }
    elements[hole] = last
    return first
  }
}
