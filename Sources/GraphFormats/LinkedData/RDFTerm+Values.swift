import RelationGraph

extension RDFTerm {
  /// A value with its type; reals in their shortest exact form.
  init(_ value: PropertyValue) {
    switch value {
    case .text(let text): self = .text(text, language: nil)
    case .integer(let number): self = .typed(String(number), as: "xsd:integer")
    case .real(let number): self = .typed(number.description, as: "xsd:double")
    case .flag(let flag): self = .typed(flag ? "true" : "false", as: "xsd:boolean")
    case .date(let date): self.init(date)
    case .list(let values): self = .list(values.map { RDFTerm($0) })
    }
  }

  /// A date of XML Schema where there is one for it; else EDTF, which says everything.
  init(_ date: PartialDate) { self = .typed(date.description, as: date.schemaType ?? "edtf:EDTF-level1") }
}

extension PartialDate {
  /// The type of XML Schema for a date of this precision. Years up to 0 are left to EDTF: XML Schema 1.0 has no year 0.
  var schemaType: String? {
    guard !isApproximate, !isUncertain, year > 0 else { return nil }
    return day != nil ? "xsd:date" : month != nil ? "xsd:gYearMonth" : "xsd:gYear"
  }
}
