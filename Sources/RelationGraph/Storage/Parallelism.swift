import Dispatch
import Foundation

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
}

/// Memory that several threads write, each a part of its own.
package struct SharedMemory<Element>: @unchecked Sendable {
  package let base: UnsafeMutableBufferPointer<Element>

  package init(_ base: UnsafeMutableBufferPointer<Element>) { self.base = base }
}
