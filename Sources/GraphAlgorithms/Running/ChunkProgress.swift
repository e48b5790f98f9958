import Synchronization

/// How far one chunk of a loop has come. Who works on a chunk for long tells it in between; what is left counts at its end.
struct ChunkProgress {
  private let loop: LoopProgress
  private let isTelling: Bool
  private var finished = 0

  /// - Parameter isTelling: whether this is the thread that runs the algorithm, from which alone progress is told.
  init(_ loop: LoopProgress, isTelling: Bool) {
    (self.loop, self.isTelling) = (loop, isTelling)
  }

  /// Counts items of the chunk that are done.
  mutating func finish(_ count: Int) {
    finished += count
    loop.add(count, tells: isTelling)
  }

  /// Counts the rest of a chunk of so many items.
  mutating func end(of count: Int) { finish(max(0, count - finished)) }
}

/// The finished items of a loop, counted by all of its threads.
final class LoopProgress: Sendable {
  private let total: Int
  private let done = Atomic(0)
  private let tell: @Sendable (Double) -> Void

  init(total: Int, _ tell: @escaping @Sendable (Double) -> Void) {
    (self.total, self.tell) = (total, tell)
  }

  func add(_ count: Int, tells: Bool) {
    let done = done.add(count, ordering: .relaxed).newValue
    if tells { tell(min(1, Double(done) / Double(total))) }
  }
}
