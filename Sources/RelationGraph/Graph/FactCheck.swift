/// What must hold for every fact, whatever the schema.
package enum FactCheck {
  static func violations(ofID id: String) -> [SchemaViolation] {
    if id.isEmpty { return [SchemaViolation(code: "empty-id", message: "an id is empty")] }
    if id.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return [SchemaViolation(code: "control-character", message: "the id '\(id)' contains a control character")]
    }
    return []
  }

  static func violations(of source: Source) -> [SchemaViolation] {
    var found = violations(ofID: source.id)
    if let value = source.reliability { found += share(value, "reliability", of: "source '\(source.id)'") }
    return found
  }

  static func violations(
    of validity: Validity, evidence: [Evidence], properties: [String: PropertyValue], sources: [String: Source]
  ) -> [SchemaViolation] {
    var found: [SchemaViolation] = []
    if !validity.isPossible {
      found.append(
        SchemaViolation(
          code: "end-before-start", message: "the period \(validity) ends before it starts",
          hint: "write START/END, the earlier date first"))
    }
    for item in evidence {
      if sources[item.source] == nil {
        found.append(
          SchemaViolation(
            code: "unknown-source", message: "unknown source '\(item.source)'",
            hint: Suggestion.hint(for: item.source, among: Array(sources.keys))))
      }
      if let value = item.confidence { found += share(value, "confidence", of: "evidence from '\(item.source)'") }
    }
    for (key, value) in properties.sorted(by: { $0.key.precedes($1.key) }) {
      if let number = nonFiniteNumber(in: value) {
        found.append(SchemaViolation(code: "not-a-number", message: "'\(key)' is \(number), not a finite number"))
      }
    }
    return found
  }

  private static func nonFiniteNumber(in value: PropertyValue) -> Double? {
    switch value {
    case .real(let number): number.isFinite ? nil : number
    case .list(let values): values.lazy.compactMap(nonFiniteNumber).first
    default: nil
    }
  }

  private static func share(_ value: Double, _ what: String, of owner: String) -> [SchemaViolation] {
    guard !(0...1).contains(value) else { return [] }
    return [
      SchemaViolation(
        code: "out-of-range", message: "\(what) \(value) of \(owner) is not between 0 and 1",
        hint: value > 1 && value <= 100 ? "as a share it would be \(value / 100)" : nil)
    ]
  }
}
