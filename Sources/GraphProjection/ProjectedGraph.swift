import RelationGraph

/// The frozen graph that algorithms run on: compressed sparse rows, both directions, dense node numbers.
///
/// Nodes are numbered 0…n−1 in the order of their ids (numbers as numbers, then the others by their UTF-8), rows are sorted by
/// neighbour, then by tie. A *tie* is what the projection counts as one edge; an *arc* is a tie seen from one end. In an
/// undirected graph every tie stands in two rows (a loop in one), in a directed one in one out-row and one in-row. Every tie
/// knows the relations behind it.
public struct ProjectedGraph: Sendable {
  /// The graph it was made from, in canonical order: indices of nodes and relations are those of this value.
  public let source: PropertyGraph
  public let projection: Projection
  public let isDirected: Bool
  /// Arcs by their start: `targets` and `ties` of node `v` are at `offsets[v] ..< offsets[v + 1]`.
  package let outgoing: ArcRows
  /// Arcs by their end; the same as ``outgoing`` in an undirected graph.
  package let incoming: ArcRows
  /// The weight of every tie, or `nil` where every tie counts 1.
  public let tieWeights: [Double]?
  public let tieCount: Int
  /// Whether a tie leads from a node to itself.
  package let hasLoops: Bool
  /// Whether two ties have the same ends.
  package let hasParallels: Bool
  /// Index in ``source`` of every node.
  package let sourceNodes: [Int32]
  let facts: TieFacts
  private let outgoingWeighting: Derived<ArcWeights?>
  private let incomingWeighting: Derived<ArcWeights?>
  private let ends: Derived<[(from: Int32, to: Int32)]>

  /// - Parameters:
  ///   - ties: their ends in order; in an undirected graph the smaller end first.
  init(
    source: PropertyGraph, projection: Projection, isDirected: Bool, ties: ArcColumns, tieWeights: [Double]?,
    sourceNodes: [Int32], facts: TieFacts
  ) {
    let shape = ties.shape
    self.init(
      source: source, projection: projection, isDirected: isDirected,
      rows: isDirected ? ties.directedRows(shape) : ties.undirectedRows(shape), tieCount: ties.count,
      hasLoops: shape.hasLoops, hasParallels: shape.hasParallels, tieWeights: tieWeights, sourceNodes: sourceNodes,
      facts: facts)
  }

  init(
    source: PropertyGraph, projection: Projection, isDirected: Bool, rows: (outgoing: ArcRows, incoming: ArcRows),
    tieCount: Int, hasLoops: Bool, hasParallels: Bool, tieWeights: [Double]?, sourceNodes: [Int32], facts: TieFacts
  ) {
    self.source = source
    self.projection = projection
    self.isDirected = isDirected
    self.tieWeights = tieWeights
    self.sourceNodes = sourceNodes
    self.facts = facts
    self.tieCount = tieCount
    (self.hasLoops, self.hasParallels) = (hasLoops, hasParallels)
    (outgoing, incoming) = rows
    let weighting = Derived { [outgoing] in tieWeights.map { ArcWeights(of: $0, along: outgoing) } }
    outgoingWeighting = weighting
    incomingWeighting =
      isDirected ? Derived { [incoming] in tieWeights.map { ArcWeights(of: $0, along: incoming) } } : weighting
    ends = Derived { [outgoing] in outgoing.tieEnds(isDirected: isDirected) }
  }

  public var nodeCount: Int { sourceNodes.count }

  /// The ends of every tie, derived at the first use and kept: 8 bytes a tie. To be read once, before a loop.
  package var tieEnds: [(from: Int32, to: Int32)] { ends.value }

  /// The weights of the arcs in ``outgoing``, derived at the first use and kept: 1 to 8 bytes an arc; `nil` as ``tieWeights``.
  package var outgoingWeights: ArcWeights? { outgoingWeighting.value }
  /// The same for ``incoming``.
  package var incomingWeights: ArcWeights? { incomingWeighting.value }

  public func nodeID(_ node: Int) -> String { source.nodeID(at: Int(sourceNodes[node])) }
  public func nodeLabel(_ node: Int) -> String { source.nodeLabel(at: Int(sourceNodes[node])) }
  public func nodeKind(_ node: Int) -> NodeKind { source.nodeKind(at: Int(sourceNodes[node])) }

  /// The index in ``source`` of node `node`.
  public func sourceIndex(_ node: Int) -> Int { Int(sourceNodes[node]) }

  /// The number of a node of ``source``, or `nil` where the projection left it out. Complexity: O(log n).
  public func node(ofSource index: Int) -> Int? {
    let id = source.nodeID(at: index)
    var low = 0
    var high = nodeCount
    while low < high {
      let middle = (low + high) / 2
      if IDOrder.precedes(nodeID(middle), id) { low = middle + 1 } else { high = middle }
    }
    return low < nodeCount && Int(sourceNodes[low]) == index ? low : nil
  }

  /// The nodes that arcs lead to from `node`, sorted; parallel ties repeat.
  public func successors(of node: Int) -> ArraySlice<Int32> { outgoing.targets[outgoing.range(node)] }
  /// The nodes that arcs come from to `node`, sorted; parallel ties repeat.
  public func predecessors(of node: Int) -> ArraySlice<Int32> { incoming.targets[incoming.range(node)] }

  public func ends(ofTie tie: Int) -> (from: Int, to: Int) {
    let ends = tieEnds[tie]
    return (Int(ends.from), Int(ends.to))
  }
  public func weight(ofTie tie: Int) -> Double { tieWeights?[tie] ?? 1 }

  /// The indices in ``source`` of the relations behind a tie.
  public func relations(ofTie tie: Int) -> ArraySlice<Int32> { facts[tie] }

  /// A name for messages: the id of the first relation behind a tie.
  package func name(ofTie tie: Int) -> String {
    relations(ofTie: tie).first.map { source.relationID(at: Int($0)) }
      ?? "\(nodeID(ends(ofTie: tie).from))–\(nodeID(ends(ofTie: tie).to))"
  }
}
