import Dispatch
import Entente
import Foundation
import Synchronization

/// The line of progress on standard error: only on a terminal, only for work that takes over a second.
///
/// A timer of its own looks at ``WorkProgress``; whoever works only counts.
enum ProgressBar {
  /// Whether the line stands there.
  private static let isVisible = Mutex(false)
  /// Kept alive for the life of the program; set once, before any thread is started.
  nonisolated(unsafe) private static var timer: (any DispatchSourceTimer)?
  /// What work under it does without a word.
  private static let patience = 1.0
  /// Ten times a second.
  private static let interval = DispatchTimeInterval.milliseconds(100)

  /// Shows progress from now on, if there is a terminal that can wipe a line.
  static func start() {
    guard Console.isErrorTerminal, getenv("TERM").map({ String(cString: $0) }) != "dumb" else { return }
    let begin = ContinuousClock.now
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "entente.progress"))
    timer.setEventHandler { draw(since: begin) }
    timer.schedule(deadline: .now() + patience, repeating: interval, leeway: .milliseconds(20))
    timer.activate()
    self.timer = timer
  }

  /// Wipes the line, so that `body` can write something else; it comes back if the work goes on.
  static func hide(while body: () -> Void = {}) {
    isVisible.withLock { isVisible in
      if isVisible { Console.writeError("\r\u{1B}[K") }
      isVisible = false
      body()
    }
  }

  private static func draw(since begin: ContinuousClock.Instant) {
    isVisible.withLock { isVisible in
      guard let stage = WorkProgress.current.snapshot else { return }
      let elapsed = (ContinuousClock.now - stage.start) / .seconds(1)
      let line = ProgressLine(stage, elapsed: max(0, elapsed), width: width)
      isVisible = true
      Console.writeError("\r" + line.text + "\u{1B}[K")
    }
  }

  /// The columns of the terminal: `COLUMNS`, else what the terminal says, else 80.
  private static var width: Int {
    if let text = getenv("COLUMNS"), let columns = Int(String(cString: text)), columns > 0 { return columns }
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
