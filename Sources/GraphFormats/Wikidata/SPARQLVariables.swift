/// What the columns of a query result mean, by the names that queries usually give them.
struct SPARQLVariables {
  /// The item a row is about.
  private(set) var item: String?
  /// What the item is joined to by `property`.
  private(set) var value: String?
  private(set) var property: String?
  private(set) var start: String?
  private(set) var end: String?
  private(set) var date: String?
  private(set) var statement: String?
  private(set) var rank: String?
  private(set) var reference: String?
  private(set) var statedIn: String?
  /// Columns that are properties themselves (`?party`, `?P39`), with the property.
  private(set) var wide: [(variable: String, property: String)] = []
  /// What is said of the item or value that another column holds: `itemLabel` is a label of `item`.
  private(set) var details: [(variable: String, of: String, detail: Detail)] = []
  /// Columns that mean nothing here: they become properties.
  private(set) var others: [String] = []

  enum Detail: String, CaseIterable {
    case label = "Label"
    case description = "Description"
    case aliases = "AltLabel"
    case type = "Class"
    case precision = "Precision"
  }

  init(_ names: [String], table: WikidataTable) {
    var rest = names
    func take(_ choices: [String]) -> String? {
      for choice in choices {
        guard let index = rest.firstIndex(of: choice) else { continue }
        return rest.remove(at: index)
      }
      return nil
    }
    item = take([
      "item", "subject", "s", "source", "from", "person", "human", "official", "organisation", "organization",
    ])
    property = take(["property", "predicate", "p", "prop", "relation"])
    value = take(["value", "object", "o", "target", "to"])
    // A query over countries names them so; beside an item, `country` is a property of it.
    if item == nil { item = take(["country"]) }
    start = take(["start", "startTime", "startDate", "start_date", "from_date", "begin"])
    end = take(["end", "endTime", "endDate", "end_date", "to_date"])
    date = take(["date", "pointInTime", "time"])
    statement = take(["statement", "st", "stmt"])
    rank = take(["rank"])
    reference = take(["reference", "referenceURL", "referenceUrl", "refURL", "refUrl", "url"])
    statedIn = take(["statedIn", "stated_in"])
    for name in rest {
      let base = names.first { base in Detail.allCases.contains { name == base + $0.rawValue } }
      if let base, let detail = Detail(rawValue: String(name.dropFirst(base.count))) {
        details.append((name, base, detail))
      } else if let property = table.variables[name] {
        wide.append((name, property))
      } else {
        others.append(name)
      }
    }
  }
}
