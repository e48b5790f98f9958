/// The pairs of actors that share a node, with what they share.
struct SharedPairs: Sendable {
  struct Pair: Sendable {
    /// Places of the actors, the first the smaller.
    var first: Int32
    var second: Int32
    /// How many nodes they share.
    var count: Int32
    /// The sum over shared nodes of what each counts.
    var sum: Double
  }

  /// The most meetings of two actors at a node that are gone through: more would take hours or all of the memory.
  static let limit = 100_000_000

  /// By first, then second actor.
  let pairs: [Pair]

  /// - Parameters:
  ///   - value: What a shared node counts, by its number of actors.
  /// - Throws: ``AlgorithmError/limit(_:hint:)`` for more than ``limit`` meetings.
  /// - Complexity: O(∑ k²) for shared nodes of k actors.
  init(
    _ ties: TwoModeTies, value: @Sendable (Int) -> Double = { _ in 0 }, in context: RunContext
  ) throws(AlgorithmError) {
    let meetings = ties.columns.reduce(0.0) { $0 + Double($1.count) * Double($1.count - 1) / 2 }
    guard meetings <= Double(Self.limit) else {
      throw .limit(
        "actors meet \(meetings.brief) times at shared nodes, more than \(Self.limit)",
        hint: "leave out the shared nodes that nearly all are tied to, by --nodes or --relations")
    }
    let size = max(64, ties.actors.count / 64)
    let parts = try context.chunked(ties.actors.count, size: size) { chunk in
      var count = [Int32](repeating: 0, count: ties.actors.count)
      var sum = [Double](repeating: 0, count: ties.actors.count)
      var pairs: [Pair] = []
      for actor in chunk where !context.cancellation.isCancelled {
        var met: [Int32] = []
        for shared in ties.rows[actor] {
          let group = ties.columns[Int(shared)]
          let share = value(group.count)
          for other in group where other > actor {
            if count[Int(other)] == 0 { met.append(other) }
            count[Int(other)] += 1
            sum[Int(other)] += share
          }
        }
        for other in met.sorted() {
          let place = Int(other)
          pairs.append(Pair(first: Int32(actor), second: other, count: count[place], sum: sum[place]))
          (count[place], sum[place]) = (0, 0)
        }
      }
      return pairs
    }
    try context.checkpoint()
    pairs = parts.flatMap(\.self)
  }
}
