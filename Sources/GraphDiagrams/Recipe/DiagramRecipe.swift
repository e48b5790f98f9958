import GraphAlgorithms
import RelationGraph

/// What a diagram shows and how: everything but the data.
///
/// A recipe is a value that can be compared, printed and saved; its ``parameters`` name every option as the command line and
/// the YAML of a recipe do.
///
/// ```swift
/// var recipe = DiagramRecipe()
/// recipe.theme = "dark"
/// recipe.size = "betweenness"
/// recipe.focus = ["Gen Nakatani"]
/// recipe.hops = 2
/// let text = try Diagram(graph: graph, recipe: recipe).dot()
/// ```
public struct DiagramRecipe: Hashable, Sendable, Codable {
  /// The heading; `nil`: the title of the graph; empty: none.
  public var title: String?
  /// What kind of picture it is; in all but the network the layout does not matter.
  public var view = DiagramView.network
  /// In which order a view lists nodes; `nil`: as suits it.
  public var order: DiagramOrder?
  /// The kinds of the view `columns`, from left to right; `nil`: those that the graph has.
  public var columns: [NodeKind]?
  /// The first and the last day of the view `timeline`; `nil`: as far as the facts reach.
  public var firstDate: PartialDate?
  public var lastDate: PartialDate?
  public var layout = DiagramLayout.auto
  /// The id of a ``Theme``.
  public var theme = Theme.light.id
  /// The measure that sizes nodes, `NAME[:option=value,…]` with `.COLUMN` behind it where it has several columns and not the
  /// leading one is meant; `none`: the kind decides.
  public var size = "degree"
  /// The measure that gives nodes a halo, written like ``size``; `none`: no halos.
  public var halo = "none"
  public var colourBy = ColourBy.kind
  /// The method that finds the communities, `NAME[:option=value,…]`.
  public var communities = "leiden"
  /// Whether communities are ringed: their nodes lie on a ground of their own.
  public var showsHulls = false
  /// Nodes to draw the surroundings of, by id, name or alias; empty: everything.
  public var focus: [String] = []
  /// How many ties away from a node in ``focus`` a drawn node may be.
  public var hops = 1
  /// Two nodes, by id, name or alias: the shortest path between them, as `entente path` finds it, stands out; the rest steps back; empty: none.
  public var path: [String] = []
  /// Whether the people and bodies of a country are framed; `nil`: in the layout `dot`.
  public var clustersByCountry: Bool?
  /// What shows that a fact is not certain.
  public var certainty = Certainty.both
  /// What becomes of relations that have ended at the moment of the diagram.
  public var endedRelations = EndedRelations.hidden
  /// The languages of a second name in labels, best first; `nil`: that of the country, for countries and organisations;
  /// empty: none. There is never more than one.
  public var secondName: [String]?
  /// The width at which labels are broken; a Chinese, Japanese or Korean character counts 2.
  public var labelWidth = 22
  public var nodeLabels = NodeLabels.auto
  public var relationLabels = RelationLabels.auto
  /// The date from which changes are shown, up to the moment of the projection or the last date of the graph; `nil`: no
  /// changes. What compares them gives them to ``Diagram/difference``.
  public var since: PartialDate?
  /// What nodes have in common that become one: `community`, `kind`, `country`, `component` or a property; `none`: nothing.
  public var aggregate = "none"
  /// Whether relations between the same two nodes share a line, and lines a way.
  public var lines = LineGathering.auto
  /// Whether the labels of events say when.
  public var showsEventDates = true
  public var showsLegend = true
  /// Facts in which nobody has more confidence than this are possible only.
  public var possibleBelow = 0.75
  /// The seed of layouts and measures that start at random.
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

  public enum Certainty: String, Hashable, Sendable, Codable, CaseIterable {
    /// Possible facts are dashed, and the less confidence, the paler the line.
    case both
    case dashes, opacity, none

    var showsDashes: Bool { self == .both || self == .dashes }
    var showsOpacity: Bool { self == .both || self == .opacity }
  }

  public enum EndedRelations: String, Hashable, Sendable, Codable, CaseIterable {
    case hidden
    /// Drawn in grey, thin, behind what holds.
    case grey
  }
}
