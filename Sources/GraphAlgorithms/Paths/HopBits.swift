/// Sets of nodes as bits.
struct HopBits: Sendable {
  struct Bits: Sendable {
    let words: KernelMemory<UInt64>

    @inline(__always)
    func insert(_ node: Int) { words[node &>> 6] |= 1 &<< UInt64(node & 63) }

    @inline(__always)
    func eachNode(_ body: (Int) -> Void) {
      for word in 0..<words.count {
        var bits = words[word]
        while bits != 0 {
          body(word &<< 6 &+ bits.trailingZeroBitCount)
          bits &= bits &- 1
        }
      }
    }
  }

  /// The nodes that are not reached.
  let left: Bits
  /// The last level and the next one, in turn.
  let first: Bits
  let second: Bits

  init(words: Int) {
    left = Bits(words: KernelMemory(repeating: 0, count: words))
    first = Bits(words: KernelMemory(repeating: 0, count: words))
    second = Bits(words: KernelMemory(repeating: 0, count: words))
  }

  func deallocate() {
    left.words.deallocate()
    first.words.deallocate()
    second.words.deallocate()
  }
}
