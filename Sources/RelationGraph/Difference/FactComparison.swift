/// What two statements of one fact say otherwise.
enum FactComparison {
  static func details(old: Node, new: Node) -> [FactChange.Detail] {
    var details: [FactChange.Detail] = []
    compare("kind", old.kind.rawValue, new.kind.rawValue, &details)
    compare("name", old.name ?? "", new.name ?? "", &details)
    for language in Set(old.names.keys).union(new.names.keys).sorted(by: { $0.precedes($1) }) {
      compare("name (\(language))", old.names[language] ?? "", new.names[language] ?? "", &details)
    }
    compare("aliases", old.aliases.joined(separator: "; "), new.aliases.joined(separator: "; "), &details)
    compare(old.validity, new.validity, &details)
    compare(old.properties, new.properties, &details)
    compare(old.evidence, new.evidence, &details)
    return details
  }

  /// - Parameters:
  ///   - oldSign: the sign by relation or schema.
  ///   - newSign: the same of the new one.
  static func details(
    old: Relation, sign oldSign: Sign, new: Relation, sign newSign: Sign
  ) -> [FactChange.Detail] {
    var details: [FactChange.Detail] = []
    compare("kind", old.kind.rawValue, new.kind.rawValue, &details)
    compare("from", old.from, new.from, &details)
    compare("to", old.to, new.to, &details)
    compare("sign", words(oldSign), words(newSign), &details)
    compare(old.validity, new.validity, &details)
    compare(old.properties, new.properties, &details)
    compare(old.evidence, new.evidence, &details)
    return details
  }

  private static func words(_ sign: Sign) -> String {
    switch sign {
    case .negative: "negative"
    case .neutral: "neutral"
    case .positive: "positive"
    }
  }

  private static func compare(_ field: String, _ old: String, _ new: String, _ details: inout [FactChange.Detail]) {
    // By bytes: a name in another normal form of Unicode is another statement.
    if !old.utf8.elementsEqual(new.utf8) { details.append(FactChange.Detail(field, from: old, to: new)) }
  }

  private static func compare(_ old: Validity, _ new: Validity, _ details: inout [FactChange.Detail]) {
    func words(_ bound: DateBound) -> String {
      switch bound {
      case .date(let date): date.description
      case .open: "open"
      case .unknown: "unknown"
      }
    }
    compare("start", words(old.start), words(new.start), &details)
    compare("end", words(old.end), words(new.end), &details)
  }

  private static func compare(
    _ old: [String: PropertyValue], _ new: [String: PropertyValue], _ details: inout [FactChange.Detail]
  ) {
    for key in Set(old.keys).union(new.keys).sorted(by: { $0.precedes($1) }) where old[key] != new[key] {
      details.append(FactChange.Detail(key, from: old[key]?.text ?? "", to: new[key]?.text ?? ""))
    }
  }

  private static func compare(_ old: [Evidence], _ new: [Evidence], _ details: inout [FactChange.Detail]) {
    let (old, new) = (old.inOrder, new.inOrder)
    guard old != new else { return }
    func words(_ evidence: [Evidence]) -> String {
      evidence.map { item in
        let parts = [
          item.locator, item.confidence.map { "confidence \($0)" }, item.recorded?.description, item.statement,
        ]
        let rest = parts.compactMap(\.self).joined(separator: ", ")
        return rest.isEmpty ? item.source : "\(item.source) (\(rest))"
      }.joined(separator: "; ")
    }
    details.append(FactChange.Detail("evidence", from: words(old), to: words(new)))
  }
}
