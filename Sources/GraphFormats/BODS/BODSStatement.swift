import RelationGraph

/// A statement of any version: 0.4 speaks of records, 0.2 and 0.3 of statements that replace each other.
struct BODSStatement {
  enum Kind: String {
    case person, entity, relationship
  }

  var id: String?
  /// What it is about: the record, or the first of the statements that replace each other.
  var recordID: String
  var kind: Kind
  var date: String?
  var isClosed: Bool
  /// What it says of the record.
  var details: JSONRecord
  var statement: JSONRecord
  var location: SourceLocation

  /// Members of a statement that are not part of what it says, other than those that are kept as properties.
  static let envelope: Set = [
    "statementId", "statementID", "statementType", "statementDate", "publicationDetails", "source", "recordId",
    "recordType",
    "recordStatus", "recordDetails", "replacesStatements",
  ]
  /// Members of a statement that are kept as properties.
  static let kept: Set = ["declaration", "declarationSubject", "annotations"]

  /// - Parameter roots: the first of the statements that each one replaces.
  init?(_ record: JSONRecord, at location: SourceLocation, roots: inout [String: String]) {
    statement = record
    self.location = location
    id = record.text("statementId") ?? record.text("statementID")
    date = record.text("statementDate")
    isClosed = record.text("recordStatus") == "closed"
    if let type = record.text("recordType") {
      guard let kind = Kind(rawValue: type), let recordID = record.text("recordId"),
        let details = record.record("recordDetails")
      else { return nil }
      (self.kind, self.recordID, self.details) = (kind, recordID, details)
      return
    }
    guard let id else { return nil }
    switch record.text("statementType") {
    case "personStatement": kind = .person
    case "entityStatement": kind = .entity
    case "ownershipOrControlStatement": kind = .relationship
    default: return nil
    }
    recordID = record.texts("replacesStatements").lazy.compactMap { [roots] in roots[$0] ?? $0 }.first ?? id
    roots[id] = recordID
    details = record
    details.members.removeAll { Self.envelope.contains($0.key) || Self.kept.contains($0.key) }
  }
}

/// Kinds of interests: `voting-rights` for `votingRights`, and `owns` for `shareholding`.
enum BODSInterest {
  static let none: RelationKind = "has-interest-in"

  private static let types = [
    "shareholding", "votingRights", "appointmentOfBoard", "otherInfluenceOrControl", "seniorManagingOfficial",
    "settlor",
    "trustee", "protector", "beneficiaryOfLegalArrangement", "rightsToSurplusAssetsOnDissolution",
    "rightsToProfitOrIncome",
    "rightsGrantedByContract", "conditionalRightsGrantedByContract", "controlViaCompanyRulesOrArticles",
    "controlByLegalFramework", "boardMember", "boardChair", "unknownInterest", "unpublishedInterest",
    "enjoymentAndUseOfAssets", "rightToProfitOrIncomeFromAssets", "nominee", "nominator",
  ]

  static func kind(of type: String) -> RelationKind {
    type == "shareholding" ? "owns" : RelationKind(rawValue: FtMSchema.kebab(type))
  }

  /// `nil` for kinds of relations that are no interest.
  static func type(of kind: RelationKind) -> String? { types.first { self.kind(of: $0) == kind } }

  /// The parts of a share and the properties that they are.
  static let shares = [
    ("exact", "percentage"), ("minimum", "percentageMinimum"), ("maximum", "percentageMaximum"),
    ("exclusiveMinimum", "percentageExclusiveMinimum"), ("exclusiveMaximum", "percentageExclusiveMaximum"),
  ]
}
