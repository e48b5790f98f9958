import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Helpers of one thread that take part in its loops until they are dismissed.
///
/// A chunk is taken by counting down what is left, and the loop ends when all that were taken are done: nobody waits for a helper
/// that has not begun, so that a loop also ends where no thread is free to help.
final class LaneTeam: Sendable {
  private let helpers: Int
  private let hasBegun = Atomic(false)
  private let isDismissed = Atomic(false)
  // Written between loops; read by those who took a chunk, before they say that it is done.
  nonisolated(unsafe) private var loop: LaneLoop?
  /// Which loop it is.
  nonisolated(unsafe) private var number = 0
  /// Chunks that nobody took yet.
  private let left = Atomic(0)
  private let done = Atomic(0)
  private let lanes = Atomic(0)
  private let asleep = Atomic(0)
  private let bell = DispatchSemaphore(value: 0)

  init(helpers: Int) { self.helpers = helpers }

  func dismiss() {
    isDismissed.store(true, ordering: .sequentiallyConsistent)
    wake()
  }

  func run(_ loop: LaneLoop) {
    begin()
    self.loop = loop
    number += 1
    done.store(0, ordering: .relaxed)
    left.store(loop.chunks, ordering: .sequentiallyConsistent)
    wake()
    var known: (number: Int, loop: LaneLoop?) = (number, loop)
    while takeChunk(lane: 0, &known) {}
    var turns = 0
    while done.load(ordering: .acquiring) < loop.chunks { pause(&turns) }
    // What the loop holds may hold this team.
    self.loop = nil
  }

  private func begin() {
    guard !hasBegun.exchange(true, ordering: .relaxed) else { return }
    for _ in 0..<helpers { DispatchQueue.global(qos: .userInitiated).async { self.help() } }
  }

  private func help() {
    let lane = lanes.add(1, ordering: .relaxed).newValue
    var turns = 0
    var known: (number: Int, loop: LaneLoop?) = (0, nil)
    while !isDismissed.load(ordering: .relaxed) {
      if takeChunk(lane: lane, &known) {
        turns = 0
        continue
      }
      known.loop = nil
      if turns < Self.patience {
        turns += 1
      } else {
        sleep()
        turns = 0
      }
    }
  }

  /// - Parameter known: The loop that this thread ran last: to copy it at every chunk, threads would wait for its reference count.
  private func takeChunk(lane: Int, _ known: inout (number: Int, loop: LaneLoop?)) -> Bool {
    var rest = left.load(ordering: .relaxed)
    while rest > 0 {
      let taken = left.weakCompareExchange(
        expected: rest, desired: rest - 1, successOrdering: .acquiring, failureOrdering: .relaxed)
      if taken.exchanged {
        if known.loop == nil || known.number != number { known = (number, loop) }
        if let loop = known.loop { loop.run(loop.chunks - rest, lane: lane) }
        done.add(1, ordering: .releasing)
        return true
      }
      rest = taken.original
    }
    return false
  }

  /// Looks that a helper takes before it sleeps, some 50 µs: longer than what lies between the loops of a search.
  private static let patience = 32768

  /// Others may have the processor if this takes longer than a short loop.
  private func pause(_ turns: inout Int) {
    turns += 1
    if turns & 63 == 0, turns > 8192 { sched_yield() }
  }

  private func sleep() {
    asleep.add(1, ordering: .sequentiallyConsistent)
    let hasWork = left.load(ordering: .sequentiallyConsistent) > 0
    if hasWork || isDismissed.load(ordering: .sequentiallyConsistent) {
      var sleepers = asleep.load(ordering: .relaxed)
      while sleepers > 0 {
        let woken = asleep.weakCompareExchange(
          expected: sleepers, desired: sleepers - 1, ordering: .sequentiallyConsistent)
        if woken.exchanged { return }
        sleepers = woken.original
      }
    }
    // Where the one above was too late, the bell has been rung for it.
    bell.wait()
  }

  private func wake() {
    guard asleep.load(ordering: .sequentiallyConsistent) > 0 else { return }
    let sleepers = asleep.exchange(0, ordering: .sequentiallyConsistent)
    for _ in 0..<sleepers { bell.signal() }
  }
}
