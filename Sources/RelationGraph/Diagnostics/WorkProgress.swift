import Synchronization

/// What long work is doing and how far it has come: readers, projections, algorithms and writers count, a program may show it.
///
/// Counting costs one atomic addition, and is done every some thousand rows. Nothing here changes a result.
package final class WorkProgress: Sendable {
  /// What is counted.
  package enum Unit: Sendable, Hashable {
    case bytes, rows
    /// Parts of a whole, whose number says nothing to a person.
    case share
  }

  /// One stage as it stands.
  package struct Stage: Sendable, Hashable {
    package var title: String
    package var unit: Unit
    /// How many there are; 0 where nobody knows.
    package var total: Int
    package var done = 0
    package var start: ContinuousClock.Instant

    package init(
      _ title: String, _ unit: Unit, total: Int, done: Int = 0, start: ContinuousClock.Instant = .now
    ) {
      (self.title, self.unit, self.total, self.done, self.start) = (title, unit, total, done, start)
    }
  }

  /// The work of this process.
  package static let current = WorkProgress()
  /// The total of a stage whose finished share is told.
  package static let whole = 1_000_000

  private let stage = Mutex<Stage?>(nil)
  private let done = Atomic(0)

  package init() {}

  /// The next stage; the one before is over.
  package func begin(_ title: String, _ unit: Unit = .share, total: Int = 0) {
    done.store(0, ordering: .relaxed)
    stage.withLock { $0 = Stage(title, unit, total: total) }
  }

  package func advance(by count: Int) { done.add(count, ordering: .relaxed) }

  package func set(_ count: Int) { done.store(count, ordering: .relaxed) }

  /// The finished share of a stage, 0…1.
  package func set(share: Double) {
    guard share.isFinite else { return }
    set(Int(min(1, max(0, share)) * Double(Self.whole)))
  }

  /// No work any more.
  package func end() { stage.withLock { $0 = nil } }

  /// What is being done.
  package var snapshot: Stage? {
    guard var stage = stage.withLock({ $0 }) else { return nil }
    stage.done = done.load(ordering: .relaxed)
    return stage
  }
}
