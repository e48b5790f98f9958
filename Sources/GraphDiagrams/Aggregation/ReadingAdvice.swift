import GraphProjection
import RelationGraph

/// What would help where a picture is a tangle: why it is one, and the options of `draw` that suit this graph.
public struct ReadingAdvice: Hashable, Sendable {
  /// `8.2 lines a node`, `45 crossings a line`, `names at 60 of 1000 nodes`.
  public var reasons: [String]
  /// Options with their values, the most helpful first: `--aggregate community`.
  public var options: [String]

  /// Fewer lines can be followed, however they cross.
  public static let lineLimit = 120
  /// From more lines a node on a picture is a tangle, where crossings were not counted.
  public static let linesPerNode = 4.0
  /// From more crossings a line on a picture is a tangle. Chosen by looking at 22 networks: with four, names and neighbours
  /// can be found; with twelve, nothing.
  public static let crossingsPerLine = 6.0
  /// A matrix with more rows cannot be read either.
  private static let matrixLimit = 150

  /// Looks at what is drawn.
  ///
  /// - Parameters:
  ///   - scene: what is drawn.
  ///   - graph: the graph it is drawn from.
  ///   - crossings: how often lines cross, where that was counted.
  /// - Returns: `nil` where the picture can be read.
  /// - Complexity: O(n + m).
  public init?(for scene: DiagramScene, of graph: ProjectedGraph, crossings: Int?) {
    let (nodes, lines) = (scene.nodes.count, scene.lines.count)
    let named = scene.nodes.count { !$0.labelLines.isEmpty }
    let density = Double(lines) / Double(max(1, nodes))
    reasons = []
    if let crossings, lines > 0 {
      let rate = Double(crossings) / Double(lines)
      // Columns guide the eye: twice as many crossings can be borne there.
      if lines >= Self.lineLimit, rate >= Self.crossingsPerLine * (scene.layout.isLayered ? 2 : 1) {
        reasons.append("\(DOTLegend.short(rate.rounded())) crossings a line")
      }
    } else if lines >= Self.lineLimit, density >= Self.linesPerNode {
      reasons.append("\(DOTLegend.short(density)) lines a node")
    }
    // Where no node has a name, none was asked for.
    if named > 0, named < nodes / 2 { reasons.append("names at \(named) of \(nodes) nodes") }
    guard !reasons.isEmpty else { return nil }
    options = Self.options(for: graph, nodes: nodes, lines: lines)
    let pairs = Set(scene.lines.map { [min($0.from, $0.to), max($0.from, $0.to)] }).count
    if pairs * 4 <= lines * 3 {
      options.append("--lines merged")
    } else if nodes <= 400, !scene.layout.isBundled {
      options.append("--lines bundled")
    }
  }

  /// For a graph that is too large to be drawn.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - reason: what is too large.
  public init(for graph: ProjectedGraph, tooLarge reason: String) {
    reasons = [reason]
    options = Self.options(for: graph, nodes: graph.nodeCount, lines: graph.tieCount)
  }

  private static func options(for graph: ProjectedGraph, nodes: Int, lines: Int) -> [String] {
    var options: [String] = []
    if nodes > 30 { options.append("--aggregate community") }
    if nodes <= matrixLimit { options.append("--view matrix") }
    if let central = (0..<graph.nodeCount).max(by: { (degree($0, graph), -$0) < (degree($1, graph), -$1) }),
      degree(central, graph) < nodes / 2
    {
      options.append("--focus \(quoted(graph.nodeLabel(central)))")
    }
    if let kind = readableKind(of: graph, nodes: nodes) { options.append("--relations \(quoted(kind.rawValue))") }
    return options
  }

  private static func degree(_ node: Int, _ graph: ProjectedGraph) -> Int {
    graph.outgoing.degree(node) + graph.incoming.degree(node)
  }

  /// The kind with the most relations that alone would be readable.
  private static func readableKind(of graph: ProjectedGraph, nodes: Int) -> RelationKind? {
    guard graph.projection.through == nil else { return nil }
    var counts: [RelationKind: Int] = [:]
    for tie in 0..<graph.tieCount {
      for row in graph.relations(ofTie: tie) { counts[graph.source.relationKind(at: Int(row)), default: 0] += 1 }
    }
    guard counts.count > 1 else { return nil }
    let total = counts.values.reduce(0, +)
    return counts.filter { $0.value <= max(2 * nodes, total / 3) }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// A name as a shell reads it back; control characters go, so that nothing from data moves a terminal.
  private static func quoted(_ name: String) -> String {
    let clean = DOTEscaping.cleaned(name, limit: 80)
    let isPlain =
      !clean.isEmpty
      && clean.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0) }
    return isPlain && !clean.hasPrefix("-") ? clean : "'" + clean.replacing("'", with: "'\\''") + "'"
  }
}

extension DrawnDiagram {
  /// Advice for a picture that is a tangle, `nil` for one that can be read.
  ///
  /// - Parameter graph: the graph it was drawn from.
  public func readingAdvice(for graph: ProjectedGraph) -> ReadingAdvice? {
    let crossings =
      scene.lines.count >= ReadingAdvice.lineLimit
      ? drawing.flatMap { DiagramLint(scene: scene, theme: theme, drawing: $0).crossings() } : nil
    return ReadingAdvice(for: scene, of: graph, crossings: crossings)
  }
}
