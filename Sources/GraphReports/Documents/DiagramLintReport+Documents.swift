import GraphDiagrams
import GraphFormats

extension DiagramLintReport {
  /// The figures, then the findings: violations first, at most `limit` of each rule.
  public func text(limit: Int = 20) -> String {
    func counted(_ rule: DiagramFinding.Rule) -> String { String(count(of: rule)) }
    let rows: [(String, String)] = [
      ("nodes, lines", "\(nodeCount), \(lineCount)"),
      ("page", "\(Self.whole(pageWidth)) × \(Self.whole(pageHeight)) pt, theme \(theme)"),
      ("overlapping nodes", counted(.overlap)),
      ("labels outside", counted(.label)),
      ("legend", count(of: .legend) == 0 ? "complete and true" : "\(count(of: .legend)) faults"),
      (
        "least text contrast",
        "\(Self.short(figures.leastContrast)) : 1, needed \(Self.short(DiagramLint.leastContrast))"
      ),
      (
        "least colour difference",
        figures.leastColourDifference.map {
          "\(Self.short($0)), needed \(Self.short(DiagramLint.leastColourDifference))"
        } ?? "form tells all kinds apart"
      ),
      ("communities that look alike", counted(.community)),
      (
        "smallest text at \(Self.short(figures.printWidth)) mm",
        figures.leastFontSize.map { Self.short($0) + " pt" } ?? "no text"
      ),
      ("collisions of words on lines", counted(.lineLabel)),
      ("crossings of lines", figures.crossings.map(String.init) ?? "not counted: too many lines"),
      ("stress", figures.stress.map { Self.short($0, decimals: 3) } ?? "none"),
    ]
    let width = rows.map(\.0.count).max() ?? 0
    var lines = rows.map { $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 }
    for rule in DiagramFinding.Rule.allCases {
      let found = findings.filter { $0.rule == rule }
      let word = rule.isGuarantee ? "violation" : "remark"
      lines += found.prefix(limit).map { "\(word): \($0.rule.rawValue): \($0.message.escapedForDisplay)" }
      if found.count > limit { lines.append("\(word): \(rule.rawValue): \(found.count - limit) more") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Everything as JSON, without a limit.
  public var json: String {
    func number(_ value: Double?) -> String? { value.map { JSONText.number(($0 * 1000).rounded() / 1000) } }
    let figures = JSONText.object([
      ("least-contrast", number(figures.leastContrast)),
      ("least-colour-difference", number(figures.leastColourDifference)),
      ("print-width", number(figures.printWidth)), ("least-font-size", number(figures.leastFontSize)),
      ("crossings", figures.crossings.map(String.init)), ("stress", number(figures.stress)),
    ])
    let counts = DiagramFinding.Rule.allCases.map { ($0.rawValue, String(count(of: $0))) }
    let items = findings.map { finding in
      JSONText.object([
        ("rule", JSONText.string(finding.rule.rawValue)), ("violation", finding.isViolation ? "true" : "false"),
        ("message", JSONText.string(finding.message)),
        ("elements", JSONText.array(finding.elements.map(JSONText.string))),
      ])
    }
    return JSONText.object([
      ("entente", JSONText.string(EntenteVersion.current)), ("clean", isClean ? "true" : "false"),
      ("nodes", String(nodeCount)), ("lines", String(lineCount)), ("theme", JSONText.string(theme)),
      ("page", JSONText.object([("width", number(pageWidth)), ("height", number(pageHeight))])),
      ("figures", figures), ("counts", JSONText.object(counts)), ("findings", JSONText.array(items)),
    ]) + "\n"
  }

  private static func whole(_ value: Double) -> String { short(value, decimals: 0) }

  private static func short(_ value: Double, decimals: Int = 1) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "–" }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let text = String(Int((value.magnitude * scale).rounded()))
    let digits = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    return decimals == 0 ? digits : digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }
}
