import Dispatch
import Foundation
import Synchronization

/// How many threads prepare graphs: reading, sorting, projecting. No result depends on it.
package enum Parallelism {
  /// As many as there are cores, unless `withValue` says otherwise.
  @TaskLocal package static var workers = ProcessInfo.processInfo.activeProcessorCount

  /// Runs `body` for 0 ..< count, several at a time.
  package static func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    if workers > 1, count > 1 {
      let lanes = min(workers, count)
      DispatchQueue.concurrentPerform(iterations: lanes) { lane in
        for index in stride(from: lane, to: count, by: lanes) { body(index) }
      }
    } else {
      for index in 0..<count { body(index) }
    }
  }

  /// Runs `body` on several threads that share 0 ..< count: each asks for the next number until there is none.
  ///
  /// For work that needs memory of its own on every thread. Which thread gets which number is left to chance: it must not matter.
  package static func share(_ count: Int, _ body: @Sendable (_ next: () -> Int?) -> Void) {
    let lanes = max(1, min(workers, count))
    let queue = Queue()
    forEach(lanes) { _ in
      body {
        let index = queue.taken.add(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
      }
    }
  }

  private final class Queue: Sendable {
    let taken = Atomic(0)
  }
}

/// Memory that several threads write, each a part of its own.
package struct SharedMemory<Element>: @unchecked Sendable {
  package let base: UnsafeMutableBufferPointer<Element>

  package init(_ base: UnsafeMutableBufferPointer<Element>) { self.base = base }
}
