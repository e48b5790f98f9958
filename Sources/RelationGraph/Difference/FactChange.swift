/// What became of a node or a relation between two graphs, or two dates of one.
public struct FactChange: Hashable, Sendable {
  public var status: Status
  /// Whether it is so only possibly: the dates of the fact do not say for certain.
  public var isPossible: Bool
  /// What is different; only of a changed fact.
  public var details: [Detail]

  public init(_ status: Status, isPossible: Bool = false, details: [Detail] = []) {
    self.status = status
    self.isPossible = isPossible
    self.details = details
  }

  public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    case added, ended, changed, unchanged
  }

  /// One thing that is said otherwise: `end: .. → 2023-03`.
  public struct Detail: Hashable, Sendable, CustomStringConvertible {
    public var field: String
    /// Empty where nothing was said.
    public var old: String
    public var new: String

    public init(_ field: String, from old: String, to new: String) {
      self.field = field
      self.old = old
      self.new = new
    }

    public var description: String { "\(field): \(old.isEmpty ? "–" : old) → \(new.isEmpty ? "–" : new)" }
  }
}

/// How many facts there are of every status.
public struct ChangeCounts: Hashable, Sendable, CustomStringConvertible {
  public var added = 0
  public var ended = 0
  public var changed = 0
  public var unchanged = 0

  public init(_ changes: some Sequence<FactChange>) {
    for change in changes {
      switch change.status {
      case .added: added += 1
      case .ended: ended += 1
      case .changed: changed += 1
      case .unchanged: unchanged += 1
      }
    }
  }

  public var total: Int { added + ended + changed + unchanged }

  /// `12 added, 3 ended, 2 changed, 140 unchanged`; what there is none of is left out, but for `unchanged`.
  public var description: String {
    let parts = [(added, "added"), (ended, "ended"), (changed, "changed")].filter { $0.0 > 0 }
    return (parts + [(unchanged, "unchanged")]).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
