import RelationGraph

/// What a reader leaves out or changes, counted by cause and by what it is about.
struct WikidataNotes {
  enum Cause: String, CaseIterable {
    case property = "unknown-property"
    case identifier = "external-id"
    case deprecated = "deprecated"
    case unknownValue = "unknown-value"
    case noValue = "no-value"
    case superseded = "other-values"
    case qualifier = "left-out-qualifier"
    case vagueDate = "vague-date"
    case julian = "julian-date"
    case newYear = "new-year"
    case badValue = "bad-value"
    case impossible = "impossible-period"
    case duplicate = "duplicate-entity"
    case notAnItem = "not-an-item"
    case missing = "missing-entity"
    case leftOut = "left-out"

    func message(_ subject: String, _ count: Int) -> String {
      let statements = counted(count, "statement")
      return switch self {
      case .property: "\(subject) is not in the table of properties: \(statements) left out"
      case .identifier: "\(statements) of \(subject) left out, a number in another catalogue"
      case .deprecated: "\(statements) of \(subject) left out as deprecated"
      case .unknownValue: "\(statements) of \(subject) left out that only say that there is a value"
      case .noValue: "\(statements) of \(subject) left out that say that there is no value"
      case .superseded:
        "\(statements) of \(subject) left out, behind others that are preferred, or kept apart as further dates"
      case .qualifier: "the qualifiers of \(statements) of \(subject) are left out: a property of a node has none"
      case .vagueDate:
        "\(counted(count, "time")) of \(subject) kept as text, being no dates (decades, centuries, wide ranges)"
      case .julian: "\(counted(count, "time")) of \(subject) converted from the Julian calendar"
      case .badValue: "\(statements) of \(subject) left out, with a value that cannot be read"
      case .newYear:
        "\(counted(count, "time")) in \(subject) on 1 January, which may stand for the year: query results have no precision"
      case .impossible: "\(statements) of \(subject) whose end lies before the start: both dates are kept as text"
      case .duplicate: "\(subject) is there more than once: \(count) left out"
      case .notAnItem: "\(counted(count, "entity", "entities")) of type '\(subject)' left out"
      case .missing: "Wikidata does not have the entity \(subject)"
      case .leftOut: "\(count) \(subject) left out"
      }
    }

    var severity: Diagnostic.Severity {
      [.identifier, .julian, .newYear, .leftOut, .noValue].contains(self) ? .note : .warning
    }
  }

  private var counts: [[String: (count: Int, first: SourceLocation)]] = Cause.allCases.map { _ in [:] }

  mutating func add(_ cause: Cause, _ subject: String, at place: SourceLocation, count: Int = 1) {
    guard let index = Cause.allCases.firstIndex(of: cause) else { return }
    let known = counts[index][subject]
    counts[index][subject] = ((known?.count ?? 0) + count, known?.first ?? place)
  }

  var diagnostics: [Diagnostic] {
    zip(Cause.allCases, counts).flatMap { cause, subjects in
      subjects.sorted { $0.key.precedes($1.key) }.map { subject, found in
        Diagnostic(cause.severity, cause.rawValue, cause.message(subject, found.count), at: found.first)
      }
    }
  }
}
