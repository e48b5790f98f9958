extension Schema {
  /// Countries, officials, organisations and the frameworks that bind them.
  public static let internationalRelations = Schema(
    id: "international-relations",
    title: "Countries, officials, organisations and the frameworks that bind them",
    nodes: nodeRules,
    relations: relationRules)

  private static let belongsTo = PropertyRule("country")

  private static let nodeRules: [NodeKind: NodeRule] = [
    .country: NodeRule("a state or territory", properties: [PropertyRule("iso2"), PropertyRule("iso3")]),
    .official: NodeRule("a person who acts for others: minister, commander, researcher", properties: [belongsTo]),
    .organisation: NodeRule(
      "a body of people",
      properties: [
        belongsTo,
        PropertyRule(
          "category",
          allowed: [
            "government", "ministry", "agency", "military-unit", "company", "think-tank", "international-organisation",
            "university", "media", "party", "other",
          ]),
      ]),
    .framework: NodeRule(
      "what binds actors: a treaty, an alliance, a programme",
      properties: [
        belongsTo,
        PropertyRule(
          "category",
          allowed: [
            "alliance", "treaty", "agreement", "principles", "programme", "mechanism", "dialogue", "exercise", "goal",
            "other",
          ]),
      ]),
    .event: NodeRule(
      "something that happened",
      properties: [
        belongsTo,
        PropertyRule(
          "category",
          allowed: [
            "meeting", "summit", "visit", "panel", "incident", "parade", "exercise", "attack", "ceremony", "festival",
            "other",
          ]),
      ]),
    .technology: NodeRule("a field of technology or a product"),
    .place: NodeRule("a town, a base, a building, a sea", properties: [belongsTo]),
  ]

  private static let actor: [NodeKind] = [.country, .official, .organisation]
  private static let body: [NodeKind] = [.country, .organisation]
  private static let role = [PropertyRule("role")]

  private static let relationRules: [RelationKind: RelationRule] = [
    "holds-office": RelationRule(
      "holds an office in", from: [.official], to: body, sign: .positive, properties: role),
    "represents": RelationRule("acts for", from: [.official, .organisation], to: body, sign: .positive),
    "part-of": RelationRule(
      "is a part of", from: [.organisation, .place, .event, .framework, .technology],
      to: [.organisation, .country, .place, .event, .framework, .technology], sign: .positive),
    "member-of": RelationRule("is a member of", from: actor, to: [.organisation, .framework], sign: .positive),
    "party-to": RelationRule("is bound by", from: body, to: [.framework], sign: .positive),
    "signed": RelationRule("has signed", from: actor, to: [.framework], sign: .positive),
    "allied-with": RelationRule(
      "is allied with", from: actor, to: actor, isDirected: false, sign: .positive),
    "cooperates-with": RelationRule(
      "cooperates with", from: actor, to: actor, isDirected: false, sign: .positive),
    "supports": RelationRule("supports", from: actor, to: actor + [.framework, .event], sign: .positive),
    "interested-in": RelationRule("is interested in", from: actor, to: [.framework, .technology], sign: .positive),
    "commits-to": RelationRule("is committed to", from: actor, to: [.framework], sign: .positive),
    "participates-in": RelationRule("takes part in", from: actor, to: [.framework], sign: .positive),
    "rival-of": RelationRule("is a rival of", from: actor, to: actor, isDirected: false, sign: .negative),
    "threatens": RelationRule("threatens", from: actor, to: actor, sign: .negative),
    "opposes": RelationRule("opposes", from: actor, to: actor + [.framework], sign: .negative),
    "attacked": RelationRule("attacked", from: actor, to: actor, sign: .negative),
    "accuses": RelationRule("accuses", from: actor, to: actor, sign: .negative),
    "disputes-with": RelationRule(
      "has a dispute with", from: actor, to: actor, isDirected: false, sign: .negative),
    "sanctions": RelationRule("has sanctions against", from: body, to: actor, sign: .negative),
    "met-with": RelationRule("met", from: actor, to: actor, isDirected: false, sign: .positive),
    "attended": RelationRule("attended", from: actor, to: [.event], properties: role),
    "hosted": RelationRule("hosted", from: actor, to: [.event]),
    "involves": RelationRule("involves", from: [.event, .framework], to: actor),
    "visited": RelationRule("visited", from: actor, to: [.country, .place, .organisation]),
    "employed-by": RelationRule("works for", from: [.official], to: body, properties: role),
    "owns": RelationRule("owns", from: actor, to: [.organisation], properties: [PropertyRule("share", .real)]),
    "invested-in": RelationRule("has invested in", from: actor, to: [.organisation, .technology], sign: .positive),
    "supplies": RelationRule("supplies", from: actor, to: actor, sign: .positive),
    "partner-of": RelationRule(
      "is a partner of", from: [.organisation], to: [.organisation], isDirected: false, sign: .positive),
    "covers": RelationRule("covers", from: [.framework, .event, .organisation], to: [.technology]),
    "works-on": RelationRule("works on", from: actor, to: [.technology]),
    "discussed": RelationRule("discussed", from: [.event], to: actor + [.framework, .technology, .event]),
    "led-to": RelationRule("led to", from: [.event, .framework], to: [.event, .framework]),
    "succeeds": RelationRule("succeeds", joinsSameKind: true),
    "located-in": RelationRule("is in", from: [.event, .organisation, .place], to: [.place, .country]),
    "comments-on": RelationRule("comments on", from: [.official, .organisation]),
    "about": RelationRule("is about", from: [.framework, .event], to: actor),
  ]
}
