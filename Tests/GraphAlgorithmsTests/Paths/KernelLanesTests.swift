import Synchronization
import Testing

@testable import GraphAlgorithms

@Suite struct KernelLanesTests {
  /// Thousands of short loops, in which every chunk is run once, by a lane that exists.
  @Test(arguments: 1...5) func everyChunkOnce(_ workers: Int) {
    let lanes = KernelLanes(RunContext(workers: workers))
    for turn in 0..<3000 {
      let total = 1 + turn % 97
      let sum = Mutex((places: 0, count: 0, lane: 0))
      lanes.forEach(total, size: 3) { lane, range in
        sum.withLock { $0 = ($0.places + range.reduce(0, +), $0.count + range.count, max($0.lane, lane)) }
      }
      let found = sum.withLock(\.self)
      #expect(found.places == total * (total - 1) / 2)
      #expect(found.count == total)
      #expect(found.lane < workers)
    }
  }

  /// Many at a time, more than there are threads to help, and each ends.
  @Test func manyTeams() async {
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<40 {
        group.addTask {
          let lanes = KernelLanes(RunContext(workers: 4))
          let count = Atomic(0)
          for _ in 0..<50 {
            lanes.forEach(64, size: 1) { _, range in count.add(range.count, ordering: .relaxed) }
          }
          return count.load(ordering: .relaxed)
        }
      }
      for await count in group { #expect(count == 3200) }
    }
  }

  /// Helpers that fell asleep between two loops wake up, or are not waited for.
  @Test func loopsAfterPauses() async throws {
    let lanes = KernelLanes(RunContext(workers: 3))
    let count = Atomic(0)
    for _ in 0..<20 {
      try await Task.sleep(for: .milliseconds(2))
      lanes.forEach(1000, size: 10) { _, range in count.add(range.count, ordering: .relaxed) }
    }
    #expect(count.load(ordering: .relaxed) == 20_000)
  }

  @Test func nothingToDo() {
    KernelLanes(RunContext(workers: 2)).forEach(0, size: 8) { _, _ in Issue.record("a chunk of nothing") }
  }

  @Test func cancelled() {
    let context = RunContext(workers: 2)
    let lanes = KernelLanes(context)
    let count = Atomic(0)
    context.cancellation.cancel()
    lanes.forEach(1000, size: 1) { _, _ in count.add(1, ordering: .relaxed) }
    #expect(count.load(ordering: .relaxed) == 0)
  }
}
