import RelationGraph

/// What a pointer that rests on a node or a line is told.
struct Tooltip {
  let graph: PropertyGraph

  /// Name and other names, kind, dates, sources.
  func text(ofNode index: Int, role: NodeRole) -> String {
    let node = graph.nodes[index]
    var lines = [node.label]
    let others = node.names.sorted { $0.key.precedes($1.key) }.map(\.value).filter { $0 != node.label }
    if !others.isEmpty { lines.append(others.joined(separator: " · ")) }
    var kind = Self.words(node.kind.rawValue)
    if case .text(let category)? = node.properties["category"] { kind += ", " + Self.words(category) }
    lines.append(kind)
    if let dates = Self.dates(node.validity) { lines.append(dates) }
    if let sources = sources(node.evidence) { lines.append(sources) }
    return lines.joined(separator: "\n")
  }

  /// "A — kind — B · dates · sources", one line a relation.
  func text(ofRelations rows: [Int]) -> String {
    var lines: [String] = []
    for row in rows {
      let ends = graph.relationEnds(at: row)
      let kind = Self.words(graph.relationKind(at: row).rawValue)
      var parts = ["\(graph.nodeLabel(at: ends.from)) — \(kind) — \(graph.nodeLabel(at: ends.to))"]
      if let dates = Self.dates(graph.relationValidity(at: row)) { parts.append(dates) }
      if let sources = sources(graph.relationEvidence(at: row)) { parts.append(sources) }
      lines.append(parts.joined(separator: " · "))
    }
    return lines.sorted { $0.precedes($1) }.joined(separator: "\n")
  }

  /// The address of the first source, by id, that has one.
  func address(of evidence: [Evidence]) -> String? {
    evidence.map(\.source).sorted { $0.precedes($1) }.lazy
      .compactMap { graph.source($0)?.url }.first { DOTEscaping.address($0) != nil }
  }

  private func sources(_ evidence: [Evidence]) -> String? {
    var seen: Set<String> = []
    let titles = evidence.map(\.source).sorted { $0.precedes($1) }.filter { seen.insert($0).inserted }
      .map { graph.source($0)?.title ?? $0 }
    return titles.isEmpty ? nil : titles.joined(separator: "; ")
  }

  /// A kind in words: `party-to` is `party to`, `MEMBER_OF` is `member of`; a short word in capitals may be an abbreviation.
  static func words(_ kind: String) -> String {
    let words = String(kind.map { $0 == "-" || $0 == "_" ? " " : $0 })
    let isShouted = (kind.contains("_") || kind.count > 5) && !kind.contains(where: \.isLowercase)
    return isShouted ? words.lowercased() : words
  }

  private static func dates(_ validity: Validity) -> String? {
    validity == .unknown ? nil : validity.description
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A date for a label: `31 May 2023`, `c. Sep 2025`, `Apr 2023 (?)`; of a period its start.
  static func shortDate(_ validity: Validity) -> String? {
    guard let date = validity.start.date ?? validity.end.date else { return nil }
    var text = String(date.year)
    if let month = date.month { text = months[month - 1] + " " + text }
    if let day = date.day { text = "\(day) " + text }
    return (date.isApproximate ? "c. " : "") + text + (date.isUncertain ? " (?)" : "")
  }
}
