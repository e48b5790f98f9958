import RelationGraph

/// What the rows of an entry say about where their facts come from.
struct MappingEvidence {
  var source: MappingValue?
  var locator: MappingValue?
  var confidence: MappingValue?
  var recorded: MappingValue?
  var statement: MappingValue?
}

extension MappingReader {
  private static let evidenceKeys = ["source", "locator", "confidence", "recorded", "statement"]

  mutating func evidence(_ fields: YAMLNode.Mapping, in table: inout MappingTable) -> MappingEvidence {
    var evidence = MappingEvidence()
    guard let section = fields["evidence"] else { return evidence }
    guard case .mapping(let details) = section.content else {
      yaml.report("wrong-structure", "'evidence' is a mapping", section, hint: "evidence: {source: column}")
      return evidence
    }
    for (key, node) in details {
      switch key.text {
      case "source": evidence.source = value(node, "source", .column, in: &table)
      case "locator": evidence.locator = value(node, "locator", .column, in: &table)
      case "confidence": evidence.confidence = number(node, "confidence", in: &table)
      case "recorded": evidence.recorded = value(node, "recorded", .column, in: &table)
      case "statement": evidence.statement = value(node, "statement", .column, in: &table)
      default: reportKey(key, "evidence", Self.evidenceKeys)
      }
    }
    return evidence
  }

  /// The table and its row, and the source that the row itself names.
  mutating func evidence(_ mapped: MappingEvidence, _ row: MappingRow, in table: MappingTable) -> [Evidence] {
    var own = Evidence(source: table.source, locator: table.locator(row))
    own.statement = mapped.statement?.text(row, &tally)
    if let value = mapped.recorded, let text = value.text(row, &tally) { own.recorded = date(text, value, row) }
    if let value = mapped.confidence, let text = value.text(row, &tally) {
      own.confidence = Double(table.number(text))
      if own.confidence.map({ !(0...1).contains($0) }) ?? true {
        own.confidence = nil
        tally.add(
          Diagnostic(.error, "out-of-range", "a confidence is a number from 0 to 1, not '\(text)'", at: row.location),
          key: "confidence \(value.place)")
      }
    }
    guard let source = mapped.source?.text(row, &tally) else { return [own] }
    if knownSources.insert(source).inserted {
      yaml.draft.sources.append(GraphDraft.Located(Source(id: source), at: row.location))
    }
    var other = own
    (other.source, other.locator) = (source, mapped.locator?.text(row, &tally))
    return [own, other]
  }
}
