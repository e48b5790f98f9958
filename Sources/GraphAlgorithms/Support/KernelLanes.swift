/// Workers that share the chunks of loops, each with a number of its own, by which it finds its scratch memory.
///
/// They start at the first loop that is large and wait for the next one, so that a loop costs a microsecond, not the ten of a
/// fresh start: a search takes thousands of short ones. They end with this value.
final class KernelLanes: Sendable {
  /// How many there are at most.
  let count: Int
  let cancellation: Cancellation
  private let team: LaneTeam?

  /// Scratch memory is by lane: more of them than memory has channels gain little.
  private static let most = 16

  init(_ context: RunContext) {
    count = min(context.workers, Self.most)
    cancellation = context.cancellation
    team = count > 1 ? LaneTeam(helpers: count - 1) : nil
  }

  deinit { team?.dismiss() }

  /// Runs `body` on fixed chunks of `0 ..< total`, in any order and several at a time; stops early when cancelled. To be called
  /// by one thread at a time, and not by `body`.
  ///
  /// A cancelled loop leaves out chunks: whoever reads what it should have written checks for that first.
  ///
  /// - Parameters:
  ///   - isLarge: whether the work is worth more than one worker, some microseconds each. The result must not depend on it.
  ///   - stops: whether a cancelled run leaves out chunks; not where the loop cannot throw and what it writes is read.
  func forEach(
    _ total: Int, size: Int, isLarge: Bool = true, stops: Bool = true,
    _ body: @escaping @Sendable (_ lane: Int, _ range: Range<Int>) -> Void
  ) {
    let loop = LaneLoop(total: total, size: size, cancellation: stops ? cancellation : nil, body: body)
    guard let team, loop.chunks > 1, isLarge else {
      for chunk in 0..<loop.chunks { loop.run(chunk, lane: 0) }
      return
    }
    team.run(loop)
  }
}

/// A loop in chunks.
struct LaneLoop: Sendable {
  let total: Int
  let size: Int
  let cancellation: Cancellation?
  let body: @Sendable (_ lane: Int, _ range: Range<Int>) -> Void

  var chunks: Int { (total + size - 1) / size }

  func run(_ chunk: Int, lane: Int) {
    guard cancellation?.isCancelled != true else { return }
    body(lane, chunk * size..<min(total, (chunk + 1) * size))
  }
}
