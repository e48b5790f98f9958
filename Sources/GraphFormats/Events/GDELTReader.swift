import RelationGraph

/// Reads event files of GDELT 1.0 and 2.0, a row at a time.
struct GDELTReader {
  private let table = EventTable.shared
  private let file: String
  private let source: GraphSource
  private var ties: EventTies
  private var problems: EventProblems
  private var isDamaged = false

  static let event = Source(
    id: "gdelt", title: "GDELT event database", publisher: "The GDELT Project", url: "https://www.gdeltproject.org/")

  init(_ source: GraphSource, window: EventTies.Window) {
    self.source = source
    file = source.name
    ties = EventTies(window: window, table: table)
    problems = EventProblems(file: file)
  }

  mutating func read() throws(ReadError) -> GraphDraft {
    var lines = try LineStream(source)
    var rows = 0
    var columns: [Int: Columns] = [:]
    for (count, names) in table.columns { columns[count] = Columns(names) }
    while let line = try lines.next() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      rows += 1
      let row = TabbedRow(line, columnLimit: 64)
      guard let places = columns[row.count] else {
        problems.add(.columns, line: lines.number, example: "\(row.count) columns")
        continue
      }
      isDamaged = false
      if let event = event(row, places, line: lines.number) { ties.add(event) }
      if isDamaged { problems.addDamagedText(line: lines.number) }
    }
    guard rows > 0 else {
      throw ReadError(Diagnostic(.error, "empty", "there are no rows in this file", at: SourceLocation(file: file)))
    }
    var draft = ties.draft(source: Self.event, location: SourceLocation(file: file))
    draft.title = "GDELT events"
    draft.diagnostics = problems.diagnostics(rows: rows)
    draft.diagnostics.append(
      Diagnostic(
        .note, "summed-up",
        "\(counted(rows, "row")) of events summed up to \(counted(draft.relations.count, "tie")); places, tone, religions and ethnic groups are left out",
        at: SourceLocation(file: file)))
    return draft
  }

  private mutating func event(_ row: TabbedRow, _ places: Columns, line: Int) -> EventRow? {
    guard let date = date(row.text(places.date)) else {
      problems.add(.date, line: line, example: row.text(places.date))
      return nil
    }
    let code = row.text(places.code)
    guard !code.isEmpty else {
      problems.add(.code, line: line, example: "")
      return nil
    }
    var event: EventRow
    switch table.type(ofCode: code) {
    case .unknown:
      problems.add(.unknownCode, line: line, example: code)
      return nil
    case .dropped:
      problems.add(.dropped, line: line, example: code)
      return nil
    case .type(let type):
      switch (actor(row, places.actor1), actor(row, places.actor2)) {
      case (.known(let from), .known(let to)): event = EventRow(from: from, to: to, type: type, date: date)
      case (.malformed(let text), _), (_, .malformed(let text)):
        problems.add(.text, line: line, example: text)
        return nil
      default:
        problems.add(.actor, line: line, example: row.text(places.actor1.code) + " → " + row.text(places.actor2.code))
        return nil
      }
    }
    for (place, key) in [
      (places.mentions, \EventRow.mentions), (places.sources, \.sources), (places.articles, \.articles),
    ] {
      let text = row.text(place)
      guard let count = text.isEmpty ? 0 : Int(text), count >= 0 else {
        problems.add(.number, line: line, example: text)
        return nil
      }
      event[keyPath: key] = count
    }
    let intensity = row.text(places.intensity)
    if !intensity.isEmpty {
      guard let number = EventRow.thousandths(intensity) else {
        problems.add(.number, line: line, example: intensity)
        return nil
      }
      event.intensity = number
    }
    event.id = row.text(places.id)
    if let place = places.address {
      let address = row.text(place)
      isDamaged = isDamaged || !row.isValid(place)
      event.address = address.isEmpty ? nil : address
    }
    return event
  }

  /// `YYYYMMDD`.
  private func date(_ text: String) -> PartialDate? {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
      return nil
    }
    return PartialDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}

/// Where the columns are that are read.
struct Columns {
  struct Actor {
    let code, name, country, group, role: Int
  }

  let id, date, code, intensity, mentions, sources, articles: Int
  let address: Int?
  let actor1, actor2: Actor

  init(_ names: [String]) {
    func place(_ name: String) -> Int { names.firstIndex(of: name) ?? Int.max }
    func actor(_ prefix: String) -> Actor {
      Actor(
        code: place(prefix + "Code"), name: place(prefix + "Name"), country: place(prefix + "CountryCode"),
        group: place(prefix + "KnownGroupCode"), role: place(prefix + "Type1Code"))
    }
    id = place("GLOBALEVENTID")
    date = place("SQLDATE")
    code = place("EventCode")
    intensity = place("GoldsteinScale")
    mentions = place("NumMentions")
    sources = place("NumSources")
    articles = place("NumArticles")
    address = names.firstIndex(of: "SOURCEURL")
    actor1 = actor("Actor1")
    actor2 = actor("Actor2")
  }
}
