/// Divides items of very different work into chunks, the largest items first, so that no worker is left with one at the end.
struct UnevenChunks: Sendable {
  private let items: [Int32]
  private let bounds: [Int]

  /// Items of at least this share of the work are handed out first, and so much makes a chunk.
  private static let share = 256

  /// - Parameter work: of every item.
  /// - Complexity: O(n).
  init(work: [Int]) {
    let least = work.reduce(0, +) / Self.share + 1
    let large = work.indices.filter { work[$0] >= least }.sorted { (work[$1], $0) < (work[$0], $1) }
    var items = large.map { Int32(truncatingIfNeeded: $0) }
    items.reserveCapacity(work.count)
    for item in work.indices where work[item] < least { items.append(Int32(truncatingIfNeeded: item)) }
    var bounds = [0]
    var sum = 0
    for (place, item) in items.enumerated() {
      sum += work[Int(item)]
      // An item without work costs something, too.
      guard sum >= least || place + 1 - bounds[bounds.count - 1] >= 1 << 12 else { continue }
      bounds.append(place + 1)
      sum = 0
    }
    if bounds[bounds.count - 1] < items.count { bounds.append(items.count) }
    (self.items, self.bounds) = (items, bounds)
  }

  var count: Int { bounds.count - 1 }

  subscript(_ chunk: Int) -> ArraySlice<Int32> { items[bounds[chunk]..<bounds[chunk + 1]] }
}
