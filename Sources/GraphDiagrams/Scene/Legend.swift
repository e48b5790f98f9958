/// What the picture's colours, shapes, patterns and sizes mean: only what it really uses.
public struct Legend: Hashable, Sendable {
  public var roles: [Role] = []
  public var groups: [Group] = []
  /// Columns of lines, one a family.
  public var families: [Family] = []
  /// What the size of nodes shows.
  public var size: Size?
  /// What halos show.
  public var halo: Size?
  /// Whether the entries of ``groups`` are grounds under nodes, not their fills.
  public var groupsAreHulls = false
  /// Whether a path stands out.
  public var hasPath = false
  /// Whether some relations are over.
  public var hasEnded = false
  /// Whether some lines are paler for lack of confidence.
  public var hasDoubtful = false
  /// Whether some lines are dashed.
  public var hasPossible = false
  /// Whether some lines stand for several relations.
  public var hasMerged = false

  public struct Role: Hashable, Sendable {
    public var role: NodeRole
    public var title: String
    /// Where communities have the fill, only the border tells the role.
    public var isOutlined: Bool
  }

  public struct Group: Hashable, Sendable {
    /// The index in the palette of the theme; beyond it: all others.
    public var group: Int
    public var title: String
  }

  public struct Family: Hashable, Sendable {
    public var family: LineFamily
    public var title: String
    public var entries: [Entry]
  }

  public struct Entry: Hashable, Sendable {
    public var look: LineLook
    public var title: String
  }

  public struct Size: Hashable, Sendable {
    public var measure: String
    public var least: Double
    public var most: Double
  }

  public var isEmpty: Bool {
    roles.isEmpty && groups.isEmpty && families.isEmpty && size == nil && halo == nil && !hasPossible && !hasMerged
      && !hasPath && !hasEnded && !hasDoubtful
  }
}
