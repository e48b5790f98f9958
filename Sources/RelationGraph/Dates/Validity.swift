/// One end of a period: a date, open (no end), or unknown.
public enum DateBound: Hashable, Sendable {
  case date(PartialDate)
  /// There is none: the fact has always held, or still holds.
  case open
  /// There may be one, but nobody says when.
  case unknown

  public var date: PartialDate? {
    if case .date(let date) = self { date } else { nil }
  }
}

/// When a fact holds: from `start` to `end`, both included.
///
/// Written as an EDTF interval: `2016-11/..`, `../2019`, `2019/2023-03`, `2016/` (end unknown), or one date for something that
/// happened within it.
public struct Validity: Hashable, Sendable {
  public var start: DateBound
  public var end: DateBound

  /// Nothing is known about when.
  public static let unknown = Validity(start: .unknown, end: .unknown)

  public init(start: DateBound, end: DateBound) {
    self.start = start
    self.end = end
  }

  /// Something that happened within `date`.
  public init(within date: PartialDate) {
    start = .date(date)
    end = .date(date)
  }

  /// Does the fact hold at `moment`, one day somewhere within that partial date?
  ///
  /// A bound that is unknown makes the answer at best ``Certainty/possibly``.
  public func contains(_ moment: PartialDate) -> Certainty {
    let hasStarted: Certainty =
      switch start {
      case .open: .certainly
      case .unknown: .possibly
      case .date(let date): Self.isNotAfter(date, moment)
      }
    let hasNotEnded: Certainty =
      switch end {
      case .open: .certainly
      case .unknown: .possibly
      case .date(let date): Self.isNotAfter(moment, date)
      }
    return hasStarted.and(hasNotEnded)
  }

  private static func isNotAfter(_ a: PartialDate, _ b: PartialDate) -> Certainty {
    switch b.precedes(a) {
    case .certainly: .not
    case .not: a.isUncertain || b.isUncertain ? .possibly : .certainly
    case .possibly: a.days.lowerBound > b.days.upperBound ? .not : .possibly
    }
  }

  /// Was the fact over before `moment`? Without an end that is known, never certainly.
  public func hasEnded(before moment: PartialDate) -> Certainty {
    switch end {
    case .open: .not
    case .unknown: .possibly
    case .date(let date): date.precedes(moment)
    }
  }

  /// `false` if the end lies certainly before the start.
  public var isPossible: Bool {
    guard let start = start.date, let end = end.date else { return true }
    return end.days.upperBound >= start.days.lowerBound
  }
}

extension Validity: LosslessStringConvertible {
  /// Reads a date or an EDTF interval; `nil` if it is neither. It does not test ``isPossible``.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1:
      guard let date = PartialDate(parts[0]) else { return nil }
      self.init(within: date)
    case 2:
      guard let start = Self.bound(parts[0]), let end = Self.bound(parts[1]) else { return nil }
      self.init(start: start, end: end)
    default: return nil
    }
  }

  private static func bound(_ text: String) -> DateBound? {
    switch text {
    case "": .unknown
    case "..": .open
    default: PartialDate(text).map(DateBound.date)
    }
  }

  /// The period in EDTF, which reads back to the same value; empty if nothing is known.
  public var description: String {
    if self == .unknown { return "/" }
    if case .date(let date) = start, start == end { return date.description }
    func text(_ bound: DateBound) -> String {
      switch bound {
      case .date(let date): date.description
      case .open: ".."
      case .unknown: ""
      }
    }
    return text(start) + "/" + text(end)
  }
}
