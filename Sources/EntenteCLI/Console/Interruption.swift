import Dispatch
import Entente
import Foundation
import Synchronization

/// Ctrl-C, termination and `--timeout`: all of them cancel the run, and end the program where the run does not listen.
///
/// The program is gone within 200 ms, of which most are left for giving back the memory of a large graph.
enum Interruption {
  static let cancellation = Cancellation()
  private static let hasTimedOut = Atomic(false)
  /// Kept alive for the life of the program; set once, before any thread is started.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []
  /// What a run is given to notice the cancellation before the program is ended.
  private static let grace = DispatchTimeInterval.milliseconds(60)

  /// The failure that a cancelled run ends with.
  static var failure: Failure {
    hasTimedOut.load(ordering: .relaxed)
      ? Failure(Failure.limit, "time-limit", "the time limit is reached", hint: "give more with --timeout SECONDS")
      : Failure(Failure.interrupted, [])
  }

  static func install(timeout: Double?) {
    let queue = DispatchQueue(label: "entente.interruption")
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { stop(on: queue) }
      source.activate()
      sources.append(source)
    }
    if let timeout {
      queue.asyncAfter(deadline: .now() + timeout) {
        hasTimedOut.store(true, ordering: .relaxed)
        stop(on: queue)
      }
    }
  }

  private static func stop(on queue: DispatchQueue) {
    cancellation.cancel()
    queue.asyncAfter(deadline: .now() + grace) {
      ProgressBar.hide()
      Console.report(failure)
      AtomicFile.removeUnfinished { _exit(failure.exitCode) }
    }
  }
}
