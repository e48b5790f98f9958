import GraphProjection
import RelationGraph

/// Relations of one kind as a matrix over the nodes of a graph, its diagonal left out: what matrix permutation compares.
struct RelationMatrix: Sendable {
  let name: String
  let nodeCount: Int
  /// By rows: `values[i·n + j]`, the diagonal 0.
  let values: [Double]

  /// The largest number of nodes whose matrices are held.
  static let largest = 3000

  /// The kinds of relations in a graph's source that the projection lets through, ascending.
  static func kinds(of graph: ProjectedGraph) -> [RelationKind] {
    let known = Set((0..<graph.source.relationCount).map { graph.source.relationKind(at: $0) }).sorted()
    guard let chosen = graph.projection.relationKinds else { return known }
    return known.filter(chosen.contains)
  }

  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where there are no relations of this kind between nodes of the graph.
  init(_ kind: String, of graph: ProjectedGraph, isDirected: Bool) throws(AlgorithmError) {
    name = kind
    nodeCount = graph.nodeCount
    try Self.checkSize(of: graph)
    var projection = graph.projection
    projection.relationKinds = [RelationKind(rawValue: kind)]
    projection.isLargestComponentOnly = false
    if projection.direction == .declared { projection.direction = isDirected ? .directed : .undirected }
    let layer: ProjectedGraph
    do throws(ProjectionError) { layer = try projection.apply(to: graph.source) } catch {
      throw .unsuitable(error.description, hint: error.hint)
    }
    let place = (0..<layer.nodeCount).map { graph.node(ofSource: layer.sourceIndex($0)) }
    var values = [Double](repeating: 0, count: graph.nodeCount * graph.nodeCount)
    for tie in 0..<layer.tieCount {
      let ends = layer.ends(ofTie: tie)
      guard let from = place[ends.from], let to = place[ends.to], from != to else { continue }
      let weight = layer.weight(ofTie: tie)
      guard weight.isFinite, abs(weight) <= 1e100 else {
        throw .unsuitable(
          "relation \(layer.name(ofTie: tie)) has the weight \(weight), too large to be correlated",
          hint: "leave the weight out (--weight none), or scale it")
      }
      values[from * nodeCount + to] += weight
      if !layer.isDirected { values[to * nodeCount + from] += weight }
    }
    self.values = values
  }

  /// Whether nodes agree in an attribute (1 or 0), or the absolute difference of their numbers.
  ///
  /// - Parameter text: `same.ATTRIBUTE` or `difference.ATTRIBUTE`.
  init(attribute text: String, of graph: ProjectedGraph) throws(AlgorithmError) {
    name = text
    nodeCount = graph.nodeCount
    try Self.checkSize(of: graph)
    let attribute = String(text.drop { $0 != "." }.dropFirst())
    var values = [Double](repeating: 0, count: nodeCount * nodeCount)
    if text.hasPrefix("same.") {
      let category = try graph.categories(by: attribute).category
      for i in 0..<nodeCount {
        for j in 0..<nodeCount where i != j && category[i] >= 0 && category[i] == category[j] {
          values[i * nodeCount + j] = 1
        }
      }
    } else {
      let numbers = try graph.numbers(of: attribute)
      for (node, number) in numbers.enumerated() where number.isNaN || abs(number) > 1e100 {
        throw .unsuitable(
          "'\(attribute)' of \(graph.nodeID(node)) is missing or too large", hint: "choose nodes that have it (--nodes)"
        )
      }
      for i in 0..<nodeCount { for j in 0..<nodeCount { values[i * nodeCount + j] = abs(numbers[i] - numbers[j]) } }
    }
    self.values = values
  }

  private static func checkSize(of graph: ProjectedGraph) throws(AlgorithmError) {
    guard graph.nodeCount <= largest else {
      throw .limit(
        "matrices of \(graph.nodeCount) nodes are larger than the \(largest) nodes that are held",
        hint: "filter by --nodes or --largest-component")
    }
    guard graph.nodeCount >= 3 else {
      throw .unsuitable("matrices of fewer than three nodes cannot be compared", hint: nil)
    }
  }

  /// The entries of pairs i ≠ j, by rows, with nodes renamed: entry (i, j) is that of (order[i], order[j]).
  func entries(_ order: [Int32]? = nil) -> [Double] {
    var list: [Double] = []
    list.reserveCapacity(nodeCount * (nodeCount - 1))
    for i in 0..<nodeCount {
      let row = (order.map { Int($0[i]) } ?? i) * nodeCount
      for j in 0..<nodeCount where i != j { list.append(values[row + (order.map { Int($0[j]) } ?? j)]) }
    }
    return list
  }

  /// Two kinds given by name; those left out are the first of the graph that are not taken.
  static func kind(
    _ given: String, option: String, except taken: [String], of graph: ProjectedGraph
  ) throws(AlgorithmError) -> String {
    let kinds = kinds(of: graph).map(\.rawValue)
    if given.isEmpty {
      guard let first = kinds.first(where: { !taken.contains($0) }) else {
        throw .unsuitable(
          "there are fewer than two kinds of relations to compare",
          hint: "choose a graph with several kinds, and leave --relations out")
      }
      return first
    }
    guard kinds.contains(given) else {
      throw .unsuitable(
        "'\(option)' is '\(given)', but there are no such relations", hint: Suggestion.hint(for: given, among: kinds))
    }
    return given
  }
}
