import Foundation
import Synchronization

/// A bar on standard error, only on a terminal and only for work that takes over a second.
struct ProgressBar: Sendable {
  private struct State {
    var start = ContinuousClock.now
    var lastDrawn = ContinuousClock.now
    var isVisible = false
  }

  private let label: String
  private let isEnabled: Bool
  private final class Storage: Sendable { let state = Mutex(State()) }
  private let storage = Storage()

  init(_ label: String, isEnabled: Bool) {
    self.label = label
    self.isEnabled = isEnabled && Console.isErrorTerminal
  }

  func update(_ fraction: Double) {
    guard isEnabled else { return }
    storage.state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.start > .seconds(1), now - state.lastDrawn > .milliseconds(100) else { return }
      state.lastDrawn = now
      state.isVisible = true
      let share = min(1, max(0, fraction))
      let filled = Int(share * 30)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      Console.showError("\r\(label) \(bar) \(Int(share * 100)) %")
    }
  }

  /// Wipes the bar.
  func finish() {
    guard isEnabled else { return }
    storage.state.withLock { state in
      if state.isVisible { Console.showError("\r\u{1B}[K") }
      state.isVisible = false
    }
  }
}
