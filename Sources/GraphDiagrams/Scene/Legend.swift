import RelationGraph

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
  /// Whether the people and bodies of countries are framed.
  public var hasFrames = false
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
  /// What the width of lines shows.
  public var widths: Size?
  /// What the borders of nodes say of a change, in order.
  var changes: [FactChange.Status] = []
  /// Colours that mean something in a view of its own.
  public var samples: [Sample] = []
  /// Whether the measure sizes marks, not text.
  public var sizesMarks = false

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

  /// A field as a view draws it.
  public struct Sample: Hashable, Sendable {
    public var title: String
    public var fill: Shade
    public var isDashed = false
    /// Arrows and other signs behind the field.
    public var sign = ""

    /// A colour by its part in a theme, and how much of the ground shines through it, 0…1.
    public struct Shade: Hashable, Sendable {
      public var family: LineFamily?
      public var paleness: Double
    }
  }

  public var isEmpty: Bool {
    roles.isEmpty && groups.isEmpty && families.isEmpty && size == nil && halo == nil && !hasPossible && !hasMerged
      && widths == nil && changes.isEmpty && !hasFrames && !hasPath && !hasEnded && !hasDoubtful && samples.isEmpty
  }
}
