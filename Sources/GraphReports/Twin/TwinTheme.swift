import GraphDiagrams

/// The colours of a drawing in light and in dark surroundings.
///
/// Graphviz writes colours as attributes, so one rule a colour repaints everything, the legend included. Where a theme uses one
/// colour for two things, the first in the list below decides.
struct TwinTheme: Sendable {
  /// Whether the drawing itself is dark.
  let isDark: Bool
  /// The rules for the other surroundings.
  let rules: String

  /// `selector` says which drawings are repainted, given the id of the theme of other surroundings.
  init(
    _ theme: Theme, selector: (String) -> String = { "[data-theme=\"\($0)\"] #canvas svg" }
  ) {
    isDark = theme.background.luminance < 0.2
    let other = isDark ? Theme.light : Theme.dark
    var seen: Set<Colour> = []
    var rules = ""
    for (own, counterpart) in zip(Self.colours(of: theme), Self.colours(of: other)) {
      guard let own, let counterpart, seen.insert(own).inserted else { continue }
      let surroundings = selector(other.id)
      rules += "\(surroundings) [fill=\"\(own)\"] { fill: \(counterpart); }\n"
      rules += "\(surroundings) [stroke=\"\(own)\"] { stroke: \(counterpart); }\n"
    }
    self.rules = rules
  }

  private static let roles: [NodeRole.ColourKey] = [
    .country, .official, .government, .organisation, .company, .framework, .event, .technology, .place,
  ]
  private static let families: [LineFamily] = [
    .belonging, .alliance, .agreement, .cooperation, .business, .hostility, .contact, .takingPart, .sequence, .topic,
    .technology, .unspecified, .positive,
  ]

  /// All colours, in an order that is the same for every theme.
  private static func colours(of theme: Theme) -> [Colour?] {
    var colours: [Colour?] = [theme.background, theme.text, theme.mutedText, theme.clusterFill, theme.clusterBorder]
    for role in roles { colours += [theme.nodes[role]?.fill, theme.nodes[role]?.border] }
    colours += [theme.neutral.fill, theme.neutral.border]
    colours += families.map { theme.lines[$0] }
    for index in 0..<10 {
      let pair = theme.palette.indices.contains(index) ? theme.palette[index] : nil
      colours += [pair?.fill, pair?.border, theme.linePalette.indices.contains(index) ? theme.linePalette[index] : nil]
      let ground = theme.hullColours(ofGroup: index)
      colours += [ground.fill, ground.border]
    }
    // Of halos and the path the legend has these tints; in the picture they let the paper through.
    return colours + [theme.ended] + [0.55, 0.5].map { theme.accent.blended(with: theme.background, $0) }
  }
}
