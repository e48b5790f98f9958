extension DiagramLint {
  /// The least difference of colours (ΔE*ab) by which things are told apart that stand in different places of a picture.
  public static let leastColourDifference = 10.0

  /// Kinds of nodes, and kinds of lines, that somebody cannot tell apart, neither by form nor by colour.
  func colourFindings() -> (least: Double?, findings: [DiagramFinding]) {
    var least: Double?
    var findings: [DiagramFinding] = []
    func judge(_ a: String, _ b: String, _ likeness: (vision: ColourVision, difference: Double)?) {
      guard let likeness else { return }
      least = min(least ?? .infinity, likeness.difference)
      guard likeness.difference < Self.leastColourDifference else { return }
      findings.append(
        DiagramFinding(
          .colour,
          "'\(a)' and '\(b)' look alike \(likeness.vision.words) (difference \(Self.short(likeness.difference)))",
          elements: [a, b]))
    }
    let roles = scene.legend.roles
    for (index, first) in roles.enumerated() {
      for second in roles[(index + 1)...] {
        judge(first.title, second.title, Self.likeness(first.role, second.role, in: theme))
      }
    }
    let entries = scene.legend.families.flatMap(\.entries)
    for (index, first) in entries.enumerated() {
      for second in entries[(index + 1)...] {
        judge(first.title, second.title, Self.likeness(first.look, second.look, in: theme))
      }
    }
    return (least, findings)
  }

  /// Communities whose fills somebody cannot tell apart.
  func communityFindings() -> [DiagramFinding] {
    let groups = scene.legend.groups
    var findings: [DiagramFinding] = []
    for (index, first) in groups.enumerated() {
      for second in groups[(index + 1)...] {
        let likeness = ColourVision.leastDifference(
          theme.colours(ofGroup: first.group).fill, theme.colours(ofGroup: second.group).fill)
        guard likeness.difference < Self.leastColourDifference else { continue }
        findings.append(
          DiagramFinding(
            .community, "'\(first.title)' and '\(second.title)' look alike \(likeness.vision.words)",
            elements: [first.title, second.title]))
      }
    }
    return findings
  }

  /// How alike two kinds of nodes are by their fills or borders; `nil` where shape or width of the border tells.
  static func likeness(
    _ a: NodeRole, _ b: NodeRole, in theme: Theme
  ) -> (vision: ColourVision, difference: Double)? {
    if a.shape != b.shape || a.isRounded != b.isRounded || abs(a.borderWidth - b.borderWidth) >= 0.8 { return nil }
    let (p, q) = (theme.colours(of: a), theme.colours(of: b))
    let (fills, borders) = (
      ColourVision.leastDifference(p.fill, q.fill), ColourVision.leastDifference(p.border, q.border)
    )
    return fills.difference > borders.difference ? fills : borders
  }

  /// How alike two kinds of lines are; `nil` where arrowhead, dots or width tell.
  static func likeness(
    _ a: LineLook, _ b: LineLook, in theme: Theme
  ) -> (vision: ColourVision, difference: Double)? {
    let sameForm = (a.head, a.marksBothEnds, a.isDotted) == (b.head, b.marksBothEnds, b.isDotted)
    guard sameForm, abs(a.width - b.width) < 0.6 || a.scalesWidth else { return nil }
    return ColourVision.leastDifference(theme.colour(of: a.family), theme.colour(of: b.family))
  }
  /// Whether every reader tells two kinds of nodes apart in every theme.
  static func areDistinct(_ a: NodeRole, _ b: NodeRole) -> Bool {
    Theme.all.allSatisfy { isEnough(likeness(a, b, in: $0)) }
  }

  /// Whether every reader tells two kinds of lines apart in every theme.
  static func areDistinct(_ a: LineLook, _ b: LineLook) -> Bool {
    Theme.all.allSatisfy { isEnough(likeness(a, b, in: $0)) }
  }

  private static func isEnough(_ likeness: (vision: ColourVision, difference: Double)?) -> Bool {
    (likeness?.difference ?? .infinity) >= leastColourDifference
  }
}
