import RelationGraph

/// One event: who did what to whom, and when.
struct EventRow {
  var from: EventActor
  var to: EventActor
  var type: Int
  var date: PartialDate
  /// Thousandths, so that sums do not depend on the order of the rows.
  var intensity: Int?
  var mentions = 0
  var sources = 0
  var articles = 0
  /// What tells the event from others, and where it is reported.
  var id = ""
  var address: String?

  /// A number of −1000…1000 in thousandths.
  static func thousandths(_ text: String) -> Int? {
    guard let number = Double(text), abs(number) <= 1000 else { return nil }
    return Int((number * 1000).rounded())
  }
}

/// Someone who does or suffers an event.
struct EventActor {
  var id: String
  var kind: NodeKind
  /// The name where the code says it, else one that the file gives.
  var name: String
  var country: String?
  var role: String?
  var sectors: [String] = []
}

/// Why a row makes no tie.
enum EventProblem: Int, CaseIterable {
  case columns, date, number, text, actor, code, dropped, unknownCode

  var code: String {
    switch self {
    case .columns, .date, .number, .text: "malformed-row"
    case .actor: "missing-actor"
    case .code: "missing-code"
    case .dropped: "untyped-event"
    case .unknownCode: "unknown-event-code"
    }
  }

  func message(_ count: Int) -> String {
    let rows = counted(count, "row")
    let what =
      switch self {
      case .columns: "a number of columns that event files do not have"
      case .date: "a date that is none"
      case .number: "a number that is none"
      case .text: "an actor that is no code or name"
      case .actor: "no two actors that are known as countries, groups or parts of these"
      case .code: "no event code"
      case .dropped: "statements and appeals, for which PLOVER has no type"
      case .unknownCode: "an event code that is not in the table"
      }
    return "\(rows) left out, with \(what)"
  }

  /// Whether the file is at fault.
  var isMalformed: Bool { code == "malformed-row" }
}
