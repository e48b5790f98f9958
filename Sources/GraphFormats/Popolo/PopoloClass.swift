import RelationGraph

/// The classes of Popolo that are nodes of a graph.
enum PopoloClass: String, CaseIterable {
  case person, organization, post, area, event

  /// The member of a document that lists them.
  var list: String { rawValue + "s" }

  var kind: NodeKind {
    switch self {
    case .person: "person"
    case .organization: .organisation
    case .post: "post"
    case .area: .place
    case .event: .event
    }
  }

  /// The class that nodes of a kind are written in; whatever is neither a person, a post, a place nor an event is an organisation.
  init(of kind: NodeKind) {
    self = kind == .official ? .person : Self.allCases.first { $0.kind == kind } ?? .organization
  }

  var nameKey: String { self == .post ? "label" : "name" }

  var dateKeys: (start: String, end: String) {
    switch self {
    case .person: ("birth_date", "death_date")
    case .organization: ("founding_date", "dissolution_date")
    case .post, .area, .event: ("start_date", "end_date")
    }
  }

  /// Birth and death stay properties: what a graph says of the dates of a person need not be that.
  var keepsDates: Bool { self == .person }

  /// Members that name another record, the kind of relation that they are, and the class of what they name.
  var references: [(key: String, kind: RelationKind, target: PopoloClass)] {
    switch self {
    case .person: []
    case .organization: [("parent_id", "part-of", .organization), ("area_id", "located-in", .area)]
    case .post: [("organization_id", "part-of", .organization), ("area_id", "located-in", .area)]
    case .area: [("parent_id", "part-of", .area)]
    case .event: [("organization_id", "organised-by", .organization), ("area_id", "located-in", .area)]
    }
  }

  /// The ends that a membership may have beside its member.
  static let membershipEnds: [(key: String, kind: RelationKind, target: PopoloClass)] = [
    ("organization_id", "member-of", .organization), ("post_id", "holds-post", .post),
    ("on_behalf_of_id", "on-behalf-of", .organization), ("area_id", "represents", .area),
  ]

  /// Kinds that are written as memberships with the kind as role.
  static let membershipKinds: Set<RelationKind> = ["holds-office", "employed-by"]
}
