/// The colours of a diagram.
public struct Theme: Hashable, Sendable, Identifiable {
  public var id: String
  public var title: String
  public var background: Colour
  public var text: Colour
  /// Headings of the legend and other text of second rank.
  public var mutedText: Colour
  public var clusterFill: Colour
  public var clusterBorder: Colour
  /// Fill and border of the roles that are known.
  public var nodes: [NodeRole.ColourKey: NodeColours]
  /// For kinds beyond those, and for communities: in this order, then again from the start.
  public var palette: [NodeColours]
  /// For nodes without a kind, and communities beyond the palette.
  public var neutral: NodeColours
  public var lines: [LineFamily: Colour]
  /// For relation kinds beyond the known ones.
  public var linePalette: [Colour]

  public struct NodeColours: Hashable, Sendable {
    public var fill: Colour
    public var border: Colour

    public init(_ fill: Colour, _ border: Colour) {
      self.fill = fill
      self.border = border
    }
  }

  /// Every theme.
  public static let all: [Theme] = [.light, .dark, .print]

  /// The theme with this id.
  public static func named(_ id: String) throws(DiagramError) -> Theme {
    guard let theme = all.first(where: { $0.id == id }) else { throw .unknownTheme(id, known: all.map(\.id)) }
    return theme
  }

  func colours(of role: NodeRole) -> NodeColours {
    switch role.colour {
    case .palette(let index): palette.isEmpty ? neutral : palette[index % palette.count]
    default: nodes[role.colour] ?? neutral
    }
  }

  /// Halos, and the ground of a path that stands out: the same amber everywhere, which no kind has as its fill.
  package var accent: Colour { 0xF2A900 }

  /// Relations that are over.
  package var ended: Colour { mutedText.blended(with: background, 0.45) }

  /// Fill and border of the ground under a community: paler than nodes, so that they stand on it.
  package func hullColours(ofGroup group: Int) -> NodeColours {
    let colours = colours(ofGroup: group)
    return NodeColours(colours.fill.blended(with: background, 0.45), colours.border.blended(with: background, 0.45))
  }

  func colours(ofGroup group: Int) -> NodeColours { group < palette.count ? palette[group] : neutral }

  func colour(of family: LineFamily) -> Colour {
    if case .change(let status) = family { return colours(of: status).border }
    if case .palette(let index) = family, !linePalette.isEmpty { return linePalette[index % linePalette.count] }
    return lines[family] ?? mutedText
  }
}
