/// A square matrix of bits: a row of words for every node.
struct NodeBitRows: Sendable {
  let nodeCount: Int
  /// Words a row.
  let width: Int
  private(set) var words: [UInt64]

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    width = (nodeCount + 63) / 64
    words = [UInt64](repeating: 0, count: nodeCount * width)
  }

  /// The neighbours of every node.
  init(_ rows: NeighbourRows) {
    self.init(nodeCount: rows.nodeCount)
    for node in 0..<nodeCount { for arc in rows.range(node) { insert(Int(rows.targets[arc]), in: node) } }
  }

  /// The places in ``words`` of a row.
  func range(_ row: Int) -> Range<Int> { row * width..<(row + 1) * width }

  func contains(_ node: Int, in row: Int) -> Bool {
    words[row &* width &+ node >> 6] & (1 << UInt64(node & 63)) != 0
  }

  mutating func insert(_ node: Int, in row: Int) {
    words[row &* width &+ node >> 6] |= 1 << UInt64(node & 63)
  }

  /// Adds all of another row.
  mutating func formUnion(_ row: Int, with other: Int) {
    for word in 0..<width { words[row &* width &+ word] |= words[other &* width &+ word] }
  }

  func count(in row: Int) -> Int { words[range(row)].reduce(0) { $0 &+ $1.nonzeroBitCount } }
}

extension Array where Element == UInt64 {
  /// The smallest number whose bit is set from `start` on, or −1.
  @inline(__always)
  func firstBit(from start: Int = 0) -> Int {
    var word = start >> 6
    guard word < count else { return -1 }
    var bits = self[word] & (UInt64.max << UInt64(start & 63))
    while bits == 0 {
      word &+= 1
      guard word < count else { return -1 }
      bits = self[word]
    }
    return word &* 64 &+ bits.trailingZeroBitCount
  }
}
