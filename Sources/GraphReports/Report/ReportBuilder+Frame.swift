import GraphFormats
import RelationGraph

extension ReportBuilder {
  /// Title, dates and citation.
  var frame: AnalysisDocument {
    let source = graph.source
    let hash = source.fingerprint
    let title = source.title.flatMap { $0.isEmpty ? nil : $0 } ?? (name == "-" ? "Network" : name)
    var document = AnalysisDocument(
      title: title, language: source.language ?? "en", subtitle: "A network analysis", sha256: hash, name: name,
      format: commands.format, projection: graph.projection, options: options)
    let date = dataDate
    let of = date.map { "data of \($0.phrase)" } ?? "data without a date"
    document.header = [
      ("Data", DocumentText(stringLiteral: date.map { "\($0.phrase) (\($0.what))" } ?? "The graph states no date.")),
      (
        "Citation",
        "“\(title)”, \(of), SHA-256 \(String(hash.prefix(16)))…; network analysis by Entente \(EntenteVersion.current)."
      ),
    ]
    return document
  }

  /// When the data are from: the latest date of a source, else of a fact.
  private var dataDate: (phrase: String, what: String)? {
    let ofSources = graph.source.sources.flatMap { [$0.retrieved, $0.date].compactMap(\.self) }
    if let latest = Self.latest(ofSources) { return (latest.phrase, "the date of the latest source") }
    return GraphSummary(graph.source).latest.map { ($0.phrase, "the latest date of a fact") }
  }

  private static func latest(_ dates: [PartialDate]) -> PartialDate? {
    dates.max { ($0.days.upperBound, $0.description) < ($1.days.upperBound, $1.description) }
  }
}
