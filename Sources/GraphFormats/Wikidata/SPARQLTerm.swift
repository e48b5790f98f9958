import RelationGraph

/// One value in a row of query results.
struct SPARQLTerm {
  enum Kind {
    case iri, blank, literal
  }

  let kind: Kind
  let text: String
  let language: String?
  let datatype: String?

  /// `nil` for what is not of the shape `{"type": …, "value": …}`.
  init?(_ value: JSONValue) {
    guard let text = value.member("value")?.string else { return nil }
    switch value.member("type")?.string {
    case "uri": kind = .iri
    case "bnode": kind = .blank
    case "literal", "typed-literal": kind = .literal
    default: return nil
    }
    self.text = text
    language = value.member("xml:lang")?.string
    datatype = value.member("datatype")?.string
  }

  /// The id of an item of Wikidata; of other things their address.
  var id: String? {
    kind == .iri && !text.isEmpty ? WikidataReader.visible(WikidataValue.entity(text) ?? text) : nil
  }

  /// `P39` of any of the addresses that a property has, or of the id itself.
  var property: String? {
    let last = text.split(separator: "/").last ?? ""
    guard last.first == "P", last.utf8.count > 1, last.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    return String(last)
  }

  /// A date, as precise as `precision` says (11 a day, 10 a month, 9 a year); without it, a day.
  func date(precision: Int? = nil) -> PartialDate? {
    guard kind == .literal else { return nil }
    let day = text.split(separator: "T", omittingEmptySubsequences: false).first.map(String.init) ?? text
    let plain = day.first == "+" ? String(day.dropFirst()) : day
    guard let date = PartialDate(plain) else { return nil }
    switch precision {
    case nil, 11?, 12?, 13?, 14?: return date
    case 10?: return PartialDate(year: date.year, month: date.month)
    case 9?: return PartialDate(year: date.year)
    default: return nil
    }
  }

  /// Whether it may be a year whose day is made up: query results know no precision.
  var isNewYear: Bool { text.contains("-01-01T00:00:00") }

  var value: PropertyValue {
    let type = datatype?.split(whereSeparator: { $0 == "#" || $0 == "/" }).last ?? ""
    switch type {
    case "integer", "int", "long", "nonNegativeInteger": return Int(text).map { .integer($0) } ?? .text(text)
    case "decimal", "double", "float":
      return WikidataValue.number(text) ?? .text(text)
    case "boolean": return text == "true" || text == "1" ? true : text == "false" || text == "0" ? false : .text(text)
    case "dateTime", "date", "gYear", "gYearMonth": return date().map { .date($0) } ?? .text(text)
    default: return .text(text)
    }
  }
}
