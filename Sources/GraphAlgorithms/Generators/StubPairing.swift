/// Pairs the free ends of nodes at random to ties without loops and parallels.
///
/// Pairs that may not be are mended by an exchange with a tie drawn at random; what cannot be mended is dropped.
struct StubPairing {
  private var tied: Set<Int> = []
  private let nodeCount: Int

  init(nodeCount: Int) { self.nodeCount = nodeCount }

  private func key(_ a: Int, _ b: Int) -> Int { min(a, b) * nodeCount + max(a, b) }

  /// - Parameters:
  ///   - stubs: Every node as often as it is to have ties.
  ///   - isAllowed: Whether two different nodes may be tied.
  mutating func pair(
    _ stubs: [Int], _ generator: inout SplitMix64, isAllowed: (Int, Int) -> Bool = { _, _ in true }
  ) -> [(from: Int, to: Int)] {
    let order = generator.permutation(stubs.count)
    var ends: [(from: Int, to: Int)] = []
    var rest: [(Int, Int)] = []
    func fits(_ a: Int, _ b: Int) -> Bool { a != b && isAllowed(a, b) && !tied.contains(key(a, b)) }
    for place in stride(from: 0, to: stubs.count - 1, by: 2) {
      let (a, b) = (stubs[Int(order[place])], stubs[Int(order[place + 1])])
      if fits(a, b) {
        ends.append((min(a, b), max(a, b)))
        tied.insert(key(a, b))
      } else {
        rest.append((a, b))
      }
    }
    for (a, b) in rest where !ends.isEmpty {
      for _ in 0..<200 {
        let place = generator.next(below: ends.count)
        var (c, d) = ends[place]
        if generator.next(below: 2) == 0 { swap(&c, &d) }
        guard fits(a, c), fits(b, d), key(a, c) != key(b, d) else { continue }
        tied.remove(key(c, d))
        tied.insert(key(a, c))
        tied.insert(key(b, d))
        ends[place] = (min(a, c), max(a, c))
        ends.append((min(b, d), max(b, d)))
        break
      }
    }
    return ends
  }
}
