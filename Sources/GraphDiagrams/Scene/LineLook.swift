import RelationGraph

/// What relations of one kind are about: kinds of one family share a colour.
public enum LineFamily: Hashable, Sendable {
  case alliance, agreement, cooperation, hostility, belonging, contact, takingPart, sequence, topic, technology,
    business
  /// A kind beyond the known ones; the place in the palette.
  case palette(Int)
  /// A tie without a kind.
  case unspecified
  /// A tie known only to be friendly; a hostile one belongs to ``hostility``.
  case positive
  /// Relations of several families as one line.
  case several
  /// What became of a relation, in a picture of changes.
  case change(FactChange.Status)

  /// The known families, in the order of the legend.
  static let known: [LineFamily] = [
    .belonging, .alliance, .agreement, .cooperation, .business, .hostility, .contact, .takingPart, .sequence, .topic,
    .technology,
  ]

  var title: String {
    switch self {
    case .alliance: "Alliance"
    case .agreement: "Agreement"
    case .cooperation: "Cooperation"
    case .hostility: "Hostility"
    case .belonging: "Belonging"
    case .contact: "Contact"
    case .takingPart: "Taking part"
    case .sequence: "Sequence"
    case .topic: "Topic"
    case .technology: "Technology, interest"
    case .business: "Business"
    case .palette, .unspecified, .positive: "Relation"
    case .several: "Several relations"
    case .change: "Change"
    }
  }

  /// A word for the class in the SVG.
  var word: String {
    switch self {
    case .palette(let index): "family-\(index)"
    case .change(let status): status.rawValue
    default: String(describing: self)
    }
  }
}

/// How the line of a relation looks: colour by family; pattern, arrowhead and width by kind. Dashes are kept for what is only
/// possible.
public struct LineLook: Hashable, Sendable {
  public var family: LineFamily
  var head = Head.vee
  /// Whether both ends have the arrowhead as a mark: for lines without a direction that would look like others.
  var marksBothEnds = false
  var isDotted = false
  var width = 1.1
  /// Whether the width of every line shows how many relations it stands for, so that it tells nothing of the kind.
  var scalesWidth = false
  /// How much `dot` keeps the ends close.
  var pull = 1

  enum Head: String {
    case none, vee, normal, onormal, dot, odot, tee, odiamond, diamond, crow, box, obox
  }

  private static let known: [RelationKind: LineLook] = [
    "part-of": LineLook(family: .belonging, head: .none, isDotted: true, pull: 6),
    "holds-office": LineLook(family: .belonging, head: .none, pull: 6),
    "represents": LineLook(family: .belonging, head: .onormal, width: 0.9, pull: 6),
    "employed-by": LineLook(family: .belonging, head: .tee, width: 0.9, pull: 6),
    "located-in": LineLook(family: .belonging, head: .dot, isDotted: true, width: 0.9),
    "allied-with": LineLook(family: .alliance, head: .none, width: 2),
    "member-of": LineLook(family: .alliance),
    "party-to": LineLook(family: .agreement),
    "signed": LineLook(family: .agreement, head: .onormal),
    "commits-to": LineLook(family: .agreement, head: .odiamond),
    "cooperates-with": LineLook(family: .cooperation, head: .none, width: 1.8),
    "participates-in": LineLook(family: .cooperation),
    "supports": LineLook(family: .cooperation, head: .onormal),
    "owns": LineLook(family: .business, head: .diamond),
    "invested-in": LineLook(family: .business),
    "supplies": LineLook(family: .business, head: .onormal),
    "partner-of": LineLook(family: .business, head: .none),
    "threatens": LineLook(family: .hostility, head: .normal, width: 1.3),
    "attacked": LineLook(family: .hostility, head: .normal, width: 2.4),
    "opposes": LineLook(family: .hostility, head: .tee, width: 1.3),
    "sanctions": LineLook(family: .hostility, head: .box, width: 1.3),
    "accuses": LineLook(family: .hostility, head: .onormal, width: 1.3),
    "rival-of": LineLook(family: .hostility, head: .none, width: 1.8),
    "disputes-with": LineLook(family: .hostility, head: .none, isDotted: true, width: 1.8),
    "met-with": LineLook(family: .contact, head: .none),
    "visited": LineLook(family: .contact),
    "attended": LineLook(family: .takingPart, head: .odot),
    "hosted": LineLook(family: .takingPart, head: .dot),
    "involves": LineLook(family: .takingPart, head: .odot, isDotted: true),
    "led-to": LineLook(family: .sequence),
    "succeeds": LineLook(family: .sequence, head: .onormal, isDotted: true),
    "discussed": LineLook(family: .topic, head: .none, width: 0.9),
    "comments-on": LineLook(family: .topic, isDotted: true, width: 0.9),
    "about": LineLook(family: .topic, width: 0.9),
    "covers": LineLook(family: .technology, head: .none, width: 0.9),
    "works-on": LineLook(family: .technology, head: .dot, width: 0.9),
    "interested-in": LineLook(family: .technology, head: .vee, isDotted: true, width: 0.9),
  ]

  static func isKnown(_ kind: RelationKind) -> Bool { known[kind] != nil }

  /// The kinds that have a look of their own.
  static var knownKinds: [RelationKind] { known.keys.sorted() }

  /// - Parameters:
  ///   - sign: decides the colour of a kind without a look of its own, and of a known one that is hostile against its nature.
  ///   - unknownKinds: the kinds without a look of their own, in order; their place decides the colour.
  static func of(_ kind: RelationKind, sign: Sign, isDirected: Bool, unknownKinds: [RelationKind]) -> LineLook {
    var look: LineLook
    if let own = known[kind] {
      look = own
      if sign == .negative, look.family != .hostility {
        look.family = .hostility
        look.isDotted = true
      }
    } else {
      let index = unknownKinds.firstIndex(of: kind)
      look = LineLook(family: index.map(LineFamily.palette) ?? .unspecified, head: .normal)
      if sign == .negative {
        let heads: [Head] = [.normal, .tee, .onormal, .box]
        look = LineLook(family: .hostility, head: heads[(index ?? 0) % heads.count], width: 1.4)
      } else if sign == .positive {
        look.width = 1.4
        if index == nil { look.family = .positive }
      }
    }
    if !isDirected { look.head = .none }
    return look
  }
}
