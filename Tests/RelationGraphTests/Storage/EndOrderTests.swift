import Testing

@testable import RelationGraph

struct EndOrderTests {
  private func random(_ state: inout UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  /// Many equal ends, few bits and many, one bucket that holds nearly all.
  @Test(arguments: [1, 3], [1, 17, 31])
  func sortsLikeTheLibrary(workers: Int, nodeBits: Int) {
    var state = UInt64(nodeBits)
    let mask = UInt64(1) << UInt64(nodeBits) - 1
    for count in [0, 1, 2, 24, 25, 500, 9000, 66_000] {
      for isSkewed in [false, true] where !isSkewed || count < 10_000 {
        let keys = (0..<count).map { row -> UInt64 in
          let first = isSkewed && row % 10 != 0 ? mask : random(&state) & mask
          return first << UInt64(nodeBits) | random(&state) & mask
        }
        let expected = keys.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
        for tracksRows in [false, true] {
          let found = Parallelism.$workers.withValue(workers) {
            EndOrder.order(count: count, nodeBits: nodeBits, tracksRows: tracksRows) { rows, target in
              for row in rows { target[row - rows.lowerBound] = keys[row] }
            }
          }
          #expect(found.from == expected.map { Int32($0.element >> UInt64(nodeBits)) })
          #expect(found.to == expected.map { Int32($0.element & mask) })
          #expect(found.rows == (tracksRows ? expected.map { Int32($0.offset) } : nil))
        }
      }
    }
  }

  @Test func numbersAreSharedOnce() {
    for workers in [1, 2, 5] {
      for count in [0, 1, 1000] {
        var met = [Int](repeating: 0, count: count)
        met.withUnsafeMutableBufferPointer { met in
          let met = SharedMemory(met)
          Parallelism.$workers.withValue(workers) {
            Parallelism.share(count) { next in while let index = next() { met.base[index] += 1 } }
          }
        }
        #expect(met == [Int](repeating: 1, count: count))
      }
    }
  }
}
