import RelationGraph

/// The value of a snak: what it is, and what cannot be said in one value, under keys with endings (`_text`, `_unit`).
struct WikidataValue {
  enum Content {
    case item(String)
    case value(PropertyValue)
    case date(PartialDate)
    /// A time that is no date.
    case vagueDate(String)
    /// There is a value, which nobody knows.
    case some
    /// There is none.
    case none

    var property: PropertyValue {
      switch self {
      case .item(let id): .text(id)
      case .value(let value): value
      case .date(let date): .date(date)
      case .vagueDate(let text): .text(text)
      case .some: "unknown"
      case .none: "none"
      }
    }
  }

  var content: Content
  var extras: [(ending: String, value: PropertyValue)] = []
  var isJulian = false

  /// `nil` for what cannot be read.
  init?(_ snak: JSONValue) {
    switch snak.member("snaktype")?.string ?? "value" {
    case "somevalue": self.init(content: .some)
    case "novalue": self.init(content: .none)
    default:
      guard let data = snak.member("datavalue"), let value = data.member("value") else { return nil }
      self.init(type: data.member("type")?.string ?? "", value)
    }
  }

  init(content: Content) { self.content = content }

  private init?(type: String, _ value: JSONValue) {
    switch type {
    case "wikibase-entityid":
      if let id = value.member("id")?.string, !id.isEmpty {
        content = .item(id)
      } else if let number = value.member("numeric-id")?.whole, number > 0 {
        content = .item((value.member("entity-type")?.string == "property" ? "P" : "Q") + String(number))
      } else {
        return nil
      }
    case "time":
      guard let text = value.member("time")?.string else { return nil }
      let time = WikidataTime(
        text, precision: value.member("precision")?.whole ?? 11, before: value.member("before")?.whole ?? 0,
        after: value.member("after")?.whole ?? 0, calendar: value.member("calendarmodel")?.string ?? "")
      guard let time else { return nil }
      content = time.date.map { .date($0) } ?? .vagueDate(time.text)
      isJulian = time.isJulian
      if time.isCut { extras.append(("_time", .text(text))) }
    case "monolingualtext":
      guard let text = value.member("text")?.string else { return nil }
      content = .value(.text(text))
      if let language = value.member("language")?.string { extras.append(("_language", .text(language))) }
    case "quantity":
      guard let amount = value.member("amount")?.string, let number = Self.number(amount) else { return nil }
      content = .value(number)
      if let unit = value.member("unit")?.string, unit != "1" {
        extras.append(("_unit", .text(Self.entity(unit) ?? unit)))
      }
      if let low = value.member("lowerBound")?.string, let high = value.member("upperBound")?.string {
        if low != amount || high != amount { extras.append(("_range", .text("\(low)/\(high)"))) }
      }
    case "globecoordinate":
      guard let latitude = value.member("latitude")?.number, let longitude = value.member("longitude")?.number else {
        return nil
      }
      content = .value(.list([.real(latitude), .real(longitude)]))
    default:
      guard let text = value.string else { return nil }
      content = .value(.text(text))
    }
  }

  /// `+12` is an integer; what no integer holds is a real.
  static func number(_ text: String) -> PropertyValue? {
    let digits = text.first == "+" ? String(text.dropFirst()) : text
    if let whole = Int(digits) { return .integer(whole) }
    guard digits.utf8.count <= 40, let real = Double(digits), real.isFinite else { return nil }
    return .real(real)
  }

  /// The id at the end of the address of an entity: `Q42`, `P39`.
  static func entity(_ address: String) -> String? {
    guard let slash = address.lastIndex(of: "/"), address.contains("wikidata.org/") else { return nil }
    let id = address[address.index(after: slash)...]
    guard let first = id.first, "QPL".contains(first), id.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      id.utf8.count > 1
    else { return nil }
    return String(id)
  }
}

extension JSONValue {
  fileprivate var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }
}
