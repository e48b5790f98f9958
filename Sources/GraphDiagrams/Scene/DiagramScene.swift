import RelationGraph

/// What a diagram holds, before it becomes DOT: nodes, lines, frames and the legend of the encodings that are really used.
public struct DiagramScene: Sendable {
  public var title: String?
  /// How much is shown, of when, around whom.
  public var subtitle: String
  public var nodes: [Node]
  public var lines: [Line]
  public var clusters: [Cluster]
  /// Communities with a ground of their own.
  public var hulls: [Hull] = []
  public var legend: Legend
  public var layout: LayoutPlan
  /// What was done to the lines; never `auto`.
  public var gathering = LineGathering.all

  public struct Node: Hashable, Sendable {
    /// The node's number in the projected graph; `n3` and `node-3` in the DOT text.
    public var number: Int
    /// Empty: drawn as a dot without a label.
    public var labelLines: [String]
    public var tooltip: String
    public var role: NodeRole
    public var fontSize: Double
    /// The size by the measure, 0…1; `nil` where none was given.
    public var share: Double?
    /// The community that colours it.
    public var group: Int?
    /// The column in the layered layout.
    public var layer: Int?
    /// The halo by its measure, 0…1; `nil` where none was asked for.
    public var halo: Double?
    public var emphasis = Emphasis.normal
    public var address: String?
    /// The least width and height in inches; `nil`: as the label needs.
    var leastExtent: Double?
    /// What became of it, in a picture of changes.
    var change: FactChange.Status?
  }

  /// All relations of one kind, direction and sign between the same two nodes.
  public struct Line: Hashable, Sendable {
    public var from: Int
    public var to: Int
    public var kind: RelationKind
    /// How many relations it stands for.
    public var count: Int
    public var look: LineLook
    /// Known only as possible: dashed.
    public var isPossible: Bool
    /// Over at the moment of the diagram: grey.
    public var hasEnded = false
    /// How sure the surest source of the best relation is, as the opacity of the line: 1 but for doubtful facts.
    public var opacity = 1.0
    public var emphasis = Emphasis.normal
    public var label: String?
    public var tooltip: String
    public var address: String?
    /// Rows of the source graph that it stands for.
    public var relations: [Int] = []
    /// The width in points, where it shows how many relations there are.
    var scaledWidth: Double?

    /// The width in points: thicker where it stands for several relations.
    var width: Double {
      let width = scaledWidth ?? look.width + (count > 1 ? 0.9 : 0)
      return hasEnded ? width * 0.75 : emphasis == .strong ? width + 1.4 : width
    }
  }

  /// What stands out from the rest, and what steps back behind it.
  public enum Emphasis: Hashable, Sendable {
    case normal, strong, muted
  }

  /// The ground under the nodes of a community.
  public struct Hull: Hashable, Sendable {
    public var group: Int
    /// Node numbers.
    public var members: [Int]
  }

  /// A frame around the people and bodies of a country.
  public struct Cluster: Hashable, Sendable {
    /// The country's index in the source graph.
    public var country: Int
    public var tooltip: String
    /// Node numbers.
    public var members: [Int]
  }
}
