/// A publication, a database or a person that facts are taken from.
public struct Source: Hashable, Sendable, Identifiable {
  public var id: String
  public var title: String?
  public var author: String?
  public var publisher: String?
  public var date: PartialDate?
  public var url: String?
  /// When it was read.
  public var retrieved: PartialDate?
  public var language: String?
  /// How far it is to be trusted, 0…1.
  public var reliability: Double?
  public var note: String?

  public init(
    id: String, title: String? = nil, author: String? = nil, publisher: String? = nil, date: PartialDate? = nil,
    url: String? = nil, retrieved: PartialDate? = nil, language: String? = nil, reliability: Double? = nil,
    note: String? = nil
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.publisher = publisher
    self.date = date
    self.url = url
    self.retrieved = retrieved
    self.language = language
    self.reliability = reliability
    self.note = note
  }
}

/// One statement of a fact by one source.
///
/// A fact may have any number of them; where they disagree, each keeps its own ``statement``.
public struct Evidence: Hashable, Sendable {
  /// The id of a ``Source``.
  public var source: String
  /// Where in the source: a page, a paragraph.
  public var locator: String?
  /// How sure the source, or the person who read it, is: 0…1.
  public var confidence: Double?
  /// When the statement became known.
  public var recorded: PartialDate?
  /// What exactly this source says, where it differs from the others.
  public var statement: String?

  public init(
    source: String, locator: String? = nil, confidence: Double? = nil, recorded: PartialDate? = nil,
    statement: String? = nil
  ) {
    self.source = source
    self.locator = locator
    self.confidence = confidence
    self.recorded = recorded
    self.statement = statement
  }
}

extension [Evidence] {
  /// The same evidence by source, then locator and the rest, so that it does not depend on the order it came in.
  var inOrder: [Evidence] {
    guard count > 1 else { return self }
    return sorted { $0.orderKey.lexicographicallyPrecedes($1.orderKey) { $0.precedes($1) } }
  }
}

extension Evidence {
  /// What orders evidence; different for whatever is different, an empty text and none included.
  var orderKey: [String] {
    let details = [locator, confidence?.description, recorded?.description, statement]
    return [source] + details.flatMap { detail in detail.map { ["1", $0] } ?? ["0"] }
  }
}
