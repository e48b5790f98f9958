import Synchronization

/// A value that is computed at its first use and kept.
final class Derived<Value: Sendable>: Sendable {
  private let making: Mutex<Void> = Mutex(())
  private let isMade = Atomic(false)
  // Written once, under the lock and before `isMade` is set; read only behind it.
  nonisolated(unsafe) private var stored: Value?
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value {
    if isMade.load(ordering: .acquiring), let stored { return stored }
    return making.withLock { _ in
      if let stored { return stored }
      let value = make()
      stored = value
      isMade.store(true, ordering: .releasing)
      return value
    }
  }

  /// The value, not kept if this is its first use.
  var unkept: Value { isMade.load(ordering: .acquiring) ? value : make() }
}
