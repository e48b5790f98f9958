import RelationGraph

extension WikidataReader {
  /// The references of a statement as evidence; each names its source.
  ///
  /// A source is what the fact is stated in, else an address, else where it was imported from.
  mutating func evidence(_ statement: JSONValue, saying property: String?) -> [Evidence] {
    var result: [Evidence] = []
    var seen: Set<Evidence> = []
    for reference in statement.member("references")?.items ?? [] {
      guard let item = evidence(reference, saying: property), seen.insert(item).inserted else { continue }
      result.append(item)
    }
    return result
  }

  private mutating func evidence(_ reference: JSONValue, saying property: String?) -> Evidence? {
    var source = Source(id: "")
    var locators: [String] = []
    var (statedIn, importedFrom, url, quote): (String?, String?, String?, String?)
    var recorded: PartialDate?
    for member in reference.member("snaks")?.members ?? [] {
      for snak in member.value.items {
        guard let value = WikidataValue(snak), let text = Self.text(value) else { continue }
        var date: PartialDate?
        if case .date(let found) = value.content { date = found }
        switch graph.table.references[member.key] {
        case "stated_in" where statedIn == nil: statedIn = text
        case "imported_from" where importedFrom == nil: importedFrom = text
        case "url" where url == nil: url = text
        case "retrieved" where date != nil: recorded = date
        case "published" where date != nil: source.date = date
        case "title" where source.title == nil: source.title = text
        case "publisher" where source.publisher == nil: source.publisher = text
        case "author" where source.author == nil: source.author = text
        case "language" where source.language == nil: source.language = text
        case "quote" where quote == nil: quote = text
        case "locator": locators.append(text)
        // Numbers in other catalogues say where in the source it is.
        default: locators.append("\(member.key) \(text)")
        }
      }
    }
    guard let id = statedIn ?? url ?? importedFrom ?? reference.member("hash")?.string, !id.isEmpty else { return nil }
    source.id = Self.visible(id)
    if statedIn != nil {
      // Title and date may be those of one entry of it.
      if let url { locators.insert(url, at: 0) }
      if let title = source.title { locators.append(title) }
      (source.title, source.url) = (nil, nil)
      if let importedFrom { locators.append("P143 \(importedFrom)") }
    } else {
      source.url = url
      source.retrieved = recorded
      if url != nil, let importedFrom { locators.append("P143 \(importedFrom)") }
    }
    graph.cite(source)
    let statement = [property, quote].compactMap { $0 }.joined(separator: ": ")
    return Evidence(
      source: source.id, locator: locators.isEmpty ? nil : locators.joined(separator: ", "), recorded: recorded,
      statement: statement.isEmpty ? nil : statement)
  }

  private static func text(_ value: WikidataValue) -> String? {
    switch value.content {
    case .item(let id): id
    case .value(let value): value.text
    case .date(let date): date.description
    case .vagueDate(let text): text
    case .some, .none: nil
    }
  }

  /// Ids have no control characters.
  static func visible(_ id: String) -> String {
    guard id.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return id }
    return id.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : String($0) }.joined()
  }
}
