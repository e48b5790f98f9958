import RelationGraph

extension BODSReader {
  /// One for every statement; those that were replaced say so.
  mutating func evidence(_ history: [BODSStatement]) -> [Evidence] {
    history.enumerated().compactMap { index, item in
      guard let source = source(item) else { return nil }
      return Evidence(
        source: source, locator: item.id, recorded: item.date.flatMap(PartialDate.init(beginningOf:)),
        statement: index + 1 < history.count ? "replaced by a later statement" : nil)
    }
  }

  private mutating func source(_ item: BODSStatement) -> String? {
    let (origin, publication) = (item.statement.record("source"), item.statement.record("publicationDetails"))
    guard origin != nil || publication != nil else { return nil }
    let publisher = publication?.record("publisher")
    if publication?["license"] != nil { note("publicationDetails.license", item.location) }
    for party in origin?.records("assertedBy") ?? [] where party["uri"] != nil {
      note("source.assertedBy.uri", item.location)
    }
    var source = Source(id: "")
    source.publisher = publisher?.text("name") ?? publisher?.text("url")
    let asserted = (origin?.records("assertedBy") ?? []).compactMap { $0.text("name") }
    source.title = asserted.isEmpty ? nil : asserted.joined(separator: "; ")
    source.url = origin?.text("url")
    source.date = publication?.date("publicationDate")
    source.retrieved = origin?.date("retrievedAt")
    let types = origin?.texts("type") ?? []
    source.note = types.isEmpty ? nil : types.joined(separator: "; ")
    source.id = BODSRecordID.source(source)
    if sources.insert(source.id).inserted { draft.sources.append(.init(source, at: item.location)) }
    return source.id
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ location: SourceLocation, hint: String? = nil
  ) {
    guard draft.diagnostics.count <= GraphDraft.diagnosticLimit else { return }
    draft.diagnostics.append(Diagnostic(severity, code, message, at: location, hint: hint))
  }

  mutating func note(_ what: String, _ location: SourceLocation) {
    unread[what, default: (0, location)].count += 1
  }

  mutating func reportWhatIsMissing() {
    for (what, use) in unread.sorted(by: { $0.key.precedes($1.key) }) {
      report(.note, "unread-field", "not read: \(what) (\(counted(use.count, "statement")))", use.first)
    }
    guard let first = missing.first else { return }
    report(
      .warning, "missing-entity",
      "\(counted(missing.count, "record is", "records are")) named by relationships but not in the file, '\(first.id)' first:"
        + " nodes of which only the id is known", first.location)
  }
}
