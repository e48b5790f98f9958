import GraphProjection

/// What a diagram shows and how: everything but the data.
///
/// ```swift
/// var recipe = DiagramRecipe()
/// recipe.theme = "dark"
/// recipe.focus = [try graph.node(named: "Gen Nakatani")]
/// recipe.hops = 2
/// let text = try Diagram(graph: graph, recipe: recipe).dot()
/// ```
public struct DiagramRecipe: Hashable, Sendable, Codable {
  /// The heading; `nil`: the title of the graph; empty: none.
  public var title: String?
  public var layout = DiagramLayout.auto
  /// The id of a ``Theme``.
  public var theme = Theme.light.id
  /// The column of the scores that sizes nodes; `nil`: the leading one. Without scores the kind decides.
  public var sizeBy: String?
  public var colourBy = ColourBy.kind
  /// Node numbers of the projected graph to draw the surroundings of; empty: everything.
  public var focus: [Int] = []
  /// How many ties away from a node in ``focus`` a drawn node may be.
  public var hops = 1
  /// Whether the people and bodies of a country are framed; `nil`: in the layout `dot`, the only one that can.
  public var clustersByCountry: Bool?
  /// The languages of a second name in labels, best first; `nil`: that of the country, for countries and organisations;
  /// empty: none. There is never more than one.
  public var secondName: [String]?
  /// The width at which labels are broken; a Chinese, Japanese or Korean character counts 2.
  public var labelWidth = 22
  public var nodeLabels = NodeLabels.auto
  public var relationLabels = RelationLabels.auto
  /// Whether relations between the same two nodes share a line, and lines a way.
  public var lines = LineGathering.auto
  /// Whether the labels of events say when.
  public var showsEventDates = true
  public var showsLegend = true
  /// Facts in which nobody has more confidence than this are drawn as possible, with dashes.
  public var possibleBelow = 0.75
  /// The seed of the layouts that start at random.
  public var seed = 7
  /// Whether to try even what is too large.
  public var isForced = false

  public init() {}

  public enum ColourBy: String, Hashable, Sendable, Codable, CaseIterable {
    case kind, community
  }

  public enum NodeLabels: String, Hashable, Sendable, Codable, CaseIterable {
    /// All up to 400 nodes, the 60 most important beyond.
    case auto
    case all, none
  }

  public enum RelationLabels: String, Hashable, Sendable, Codable, CaseIterable {
    /// Where there are few lines of several kinds.
    case auto
    case all, none
  }
}
