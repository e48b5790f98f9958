import RelationGraph

/// Reads ICEWS event files: fields between tabs, with a header whose columns may stand in any order.
struct ICEWSReader {
  private let table = EventTable.shared
  private let file: String
  private let source: GraphSource
  private var ties: EventTies
  private var problems: EventProblems
  private var columns: [String: Int] = [:]

  static let event = Source(
    id: "icews", title: "ICEWS Coded Event Data", publisher: "Harvard Dataverse",
    url: "https://doi.org/10.7910/DVN/28075")

  init(_ source: GraphSource, window: EventTies.Window) {
    self.source = source
    file = source.name
    ties = EventTies(window: window, table: table)
    problems = EventProblems(file: file)
  }

  /// `Event ID` and `event_id` are the same column.
  static func name(_ header: some StringProtocol) -> String {
    header.lowercased().replacing(" ", with: "_")
  }

  mutating func read() throws(ReadError) -> GraphDraft {
    var lines = try LineStream(source)
    try readHeader(lines.next())
    var rows = 0
    while let line = try lines.next() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      rows += 1
      let row = TabbedRow(line, columnLimit: 1000)
      guard row.count == columns.count else {
        problems.add(.columns, line: lines.number, example: "\(row.count) columns")
        continue
      }
      if let event = event(row, line: lines.number) { ties.add(event) }
    }
    var draft = ties.draft(source: Self.event, location: SourceLocation(file: file))
    draft.title = "ICEWS events"
    draft.diagnostics = problems.diagnostics(rows: rows)
    draft.diagnostics.append(
      Diagnostic(
        .note, "summed-up",
        "\(counted(rows, "row")) of events summed up to \(counted(draft.relations.count, "tie")); places, stories and texts are left out",
        at: SourceLocation(file: file)))
    return draft
  }

  private mutating func readHeader(_ line: ArraySlice<UInt8>?) throws(ReadError) {
    let place = SourceLocation(file: file, line: 1, column: 1)
    guard let line else {
      throw ReadError(Diagnostic(.error, "empty", "there is no header line", at: SourceLocation(file: file)))
    }
    let row = TabbedRow(line, columnLimit: 1000)
    for column in 0..<row.count {
      let name = Self.name(row.text(column))
      guard columns.updateValue(column, forKey: name) == nil else {
        throw ReadError(Diagnostic(.error, "duplicate-id", "the column '\(name)' occurs twice", at: place))
      }
    }
    for name in ["Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name"]
    where columns[Self.name(name)] == nil {
      throw ReadError(
        Diagnostic(
          .error, "missing-column", "there is no column '\(name)'", at: place,
          hint: name == "CAMEO Code" ? "files without codes cannot be read; take those of the Dataverse" : nil))
    }
  }

  private func text(_ name: String, _ row: TabbedRow) -> String {
    guard let column = columns[name] else { return "" }
    let text = row.text(column)
    return text == "NA" || text == "NULL" ? "" : text
  }

  private mutating func event(_ row: TabbedRow, line: Int) -> EventRow? {
    guard let date = Self.date(text("event_date", row)) else {
      problems.add(.date, line: line, example: text("event_date", row))
      return nil
    }
    let code = text("cameo_code", row)
    let type: Int
    switch code.isEmpty ? .unknown : table.type(ofCode: code) {
    case .type(let found): type = found
    case .dropped:
      problems.add(.dropped, line: line, example: code)
      return nil
    case .unknown:
      problems.add(code.isEmpty ? .code : .unknownCode, line: line, example: code)
      return nil
    }
    let names = (text("source_name", row), text("target_name", row))
    guard !names.0.isEmpty, !names.1.isEmpty else {
      problems.add(.actor, line: line, example: names.0 + " → " + names.1)
      return nil
    }
    for name in [names.0, names.1] where name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      problems.add(.text, line: line, example: name)
      return nil
    }
    let from = actor(names.0, text("source_country", row), text("source_sectors", row))
    let to = actor(names.1, text("target_country", row), text("target_sectors", row))
    var event = EventRow(from: from, to: to, type: type, date: date)
    let intensity = text("intensity", row)
    if !intensity.isEmpty {
      guard let number = EventRow.thousandths(intensity) else {
        problems.add(.number, line: line, example: intensity)
        return nil
      }
      event.intensity = number
    }
    event.id = text("event_id", row)
    let isDamaged = ["source_name", "target_name"].contains { columns[$0].map { !row.isValid($0) } ?? false }
    if isDamaged { problems.addDamagedText(line: line) }
    return event
  }

  /// An actor is its name; a country is its ISO code. Sectors say later what else it is.
  private func actor(_ name: String, _ country: String, _ sectors: String) -> EventActor {
    let home = country.isEmpty ? nil : table.countryNames[country] ?? country
    if let code = table.countryNames[name], country.isEmpty || code == home, let state = Country(code: code) {
      return EventActor(id: state.alpha3, kind: .country, name: state.name)
    }
    let list = sectors.split(separator: ",").map { String($0).trimmingPrefix(while: \.isWhitespace) }
    return EventActor(
      id: name, kind: .unspecified, name: name, country: home, sectors: list.filter { !$0.isEmpty }.map(String.init))
  }

  /// `2018-06-01`, or `6/1/2018` in the file of 2017.
  static func date(_ text: String) -> PartialDate? {
    if let date = PartialDate(text), date.day != nil { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2]) else {
      return nil
    }
    return PartialDate(year: year, month: month, day: day)
  }
}
