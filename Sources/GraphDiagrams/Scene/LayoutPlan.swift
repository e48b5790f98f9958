import RelationGraph

/// The layout that was chosen, with what follows from size and shape.
public struct LayoutPlan: Hashable, Sendable {
  /// Never `auto`.
  public var engine: DiagramLayout
  /// Whether `dot` puts kinds into columns of their own, people first, technologies last.
  public var isLayered = false
  public var splines = "true"
  public var seed: Int
  /// Whether lines that go the same way share it.
  var isBundled = false
  /// The node number in the middle of `twopi`.
  public var root: Int?

  /// The layout program that renders it.
  public var program: GraphvizEngine { GraphvizEngine(rawValue: engine.rawValue) ?? .sfdp }

  static let straight = "line"

  /// The most nodes in one column, beyond which a layered picture is too tall to be read.
  static let columnLimit = 48
  static let layeredNodeLimit = 300
  static let springNodeLimit = 400
  /// Splines that go around nodes take seconds beyond this.
  static let routedNodeLimit = 110
  static let routedLineLimit = 320

  /// The column of a node, or `nil` for kinds that have none.
  static func layer(of kind: NodeKind, hasCountry: Bool) -> Int? {
    switch kind {
    case .official: 0
    case .organisation: hasCountry ? 1 : 3
    case .country: 2
    case .framework: 3
    case .event: 4
    case .technology, .place: 5
    default: nil
    }
  }

  init(recipe: DiagramRecipe, layers: [Int?], lines: [(from: Int, to: Int)], isDirected: Bool) {
    seed = max(0, recipe.seed)
    var sizes: [Int: Int] = [:]
    for layer in layers { if let layer { sizes[layer, default: 0] += 1 } }
    let canLayer = !layers.contains(nil) && sizes.count >= 2 && layers.count <= DiagramLayout.dot.nodeLimit
    engine = recipe.layout
    if engine == .auto {
      let isSmall = layers.count <= Self.layeredNodeLimit && lines.count <= 3 * Self.layeredNodeLimit
      // Columns tear communities apart, whose grounds would cross everything.
      if isSmall, !recipe.showsHulls, canLayer, sizes.count >= 3, (sizes.values.max() ?? 0) <= Self.columnLimit {
        engine = .dot
      } else if isSmall, isDirected, lines.count < layers.count, Self.isForest(layers.count, lines) {
        engine = .dot
      } else {
        engine = layers.count <= Self.springNodeLimit ? .neato : .sfdp
      }
    }
    isLayered = engine == .dot && canLayer
    let isRouted = layers.count <= Self.routedNodeLimit && lines.count <= Self.routedLineLimit
    switch engine {
    case .dot: splines = "true"
    // Never `curved`: Graphviz 2.42 enumerates all cycles for it, and 200 nodes with 2,700 lines do not end.
    default: splines = isRouted ? "true" : Self.straight
    }
  }

  /// Whether no node has two that lead to it, nor is there a way round: a hierarchy. Nodes are 0…count−1.
  private static func isForest(_ count: Int, _ lines: [(from: Int, to: Int)]) -> Bool {
    func isForest(_ ends: (Int) -> (Int, Int)) -> Bool {
      var parent = [Int](repeating: -1, count: count)
      for index in lines.indices {
        let (child, above) = ends(index)
        guard child != above, parent[child] < 0 else { return false }
        parent[child] = above
      }
      for node in 0..<count {
        var steps = 0
        var above = node
        while parent[above] >= 0, steps <= count {
          above = parent[above]
          steps += 1
        }
        if steps > count { return false }
      }
      return true
    }
    guard !lines.isEmpty else { return false }
    return isForest { (lines[$0].to, lines[$0].from) } || isForest { (lines[$0].from, lines[$0].to) }
  }
}
