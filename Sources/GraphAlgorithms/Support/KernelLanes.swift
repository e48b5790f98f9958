import Dispatch
import Synchronization

/// Workers that share the chunks of a loop, each with a number of its own, by which it finds its scratch memory.
struct KernelLanes: Sendable {
  /// How many there are at most.
  let count: Int
  let cancellation: Cancellation

  /// Scratch memory is by lane: more of them than memory has channels gain little.
  private static let most = 16

  init(_ context: RunContext) {
    count = min(context.workers, Self.most)
    cancellation = context.cancellation
  }

  /// Runs `body` on fixed chunks of `0 ..< total`, in any order and several at a time; stops early when cancelled.
  ///
  /// - Parameters:
  ///   - isLarge: whether the work is worth more than one worker, some 10 µs each. The result must not depend on it.
  func forEach(
    _ total: Int, size: Int, isLarge: Bool = true, _ body: @Sendable (_ lane: Int, _ range: Range<Int>) -> Void
  ) {
    let chunks = (total + size - 1) / size
    @Sendable func range(_ chunk: Int) -> Range<Int> { chunk * size..<min(total, (chunk + 1) * size) }
    guard count > 1, chunks > 1, isLarge else {
      for chunk in 0..<chunks where !cancellation.isCancelled { body(0, range(chunk)) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(count, chunks)) { lane in
      while !cancellation.isCancelled {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        body(lane, range(chunk))
      }
    }
  }
}
