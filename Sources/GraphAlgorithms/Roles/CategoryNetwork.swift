import GraphProjection

/// The nodes that an attribute divides into categories, and the ties among them: a pair of nodes once, no loops.
struct CategoryNetwork {
  /// The most categories that tables of categories against categories are made for.
  static let largestTable = 200

  let names: [String]
  /// The category of every node; −1 where it has none.
  let category: [Int]
  /// How many nodes every category has.
  let sizes: [Int]
  /// Neighbours, of nodes and to nodes that have a category. In an undirected graph a tie is two arcs.
  let rows: NeighbourRows
  let isDirected: Bool
  private let attribute: String

  /// - Parameters:
  ///   - attribute: A property of nodes, or `kind`.
  ///   - ignoresDirections: Whether arcs of a directed graph count both ways, as an undirected tie.
  init(
    _ graph: ProjectedGraph, by attribute: String, ignoresDirections: Bool = false
  ) throws(AlgorithmError) {
    let categories = try graph.categories(by: attribute)
    self.attribute = attribute
    names = categories.names
    category = categories.category
    var sizes = [Int](repeating: 0, count: names.count)
    for number in category where number >= 0 { sizes[number] += 1 }
    self.sizes = sizes
    isDirected = graph.isDirected && !ignoresDirections
    rows = graph.neighbourRows(ignoresDirections ? .both : .outgoing)
      .restricted { [category] in category[$0] >= 0 }
  }

  var count: Int { names.count }

  /// How many nodes have a category.
  var nodeCount: Int { sizes.reduce(0, +) }

  /// How many arcs a tie is.
  var arcsPerTie: Double { isDirected ? 1 : 2 }

  var tieCount: Double { Double(rows.targets.count) / arcsPerTie }

  /// Ties that there could be among the nodes with a category.
  var possibleTies: Double { Double(nodeCount) * Double(nodeCount - 1) / arcsPerTie }

  /// Ties that there could be within one category.
  func possibleTies(within number: Int) -> Double { Double(sizes[number]) * Double(sizes[number] - 1) / arcsPerTie }

  /// The number of arcs from every category to every other.
  ///
  /// - Throws: ``AlgorithmError/limit(_:hint:)`` with more than ``largestTable`` categories.
  /// - Complexity: O(g² + m) for g categories.
  func arcs() throws(AlgorithmError) -> [[Double]] {
    try checkTable()
    var arcs = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for node in 0..<rows.nodeCount {
      for target in rows.targets[rows.range(node)] { arcs[category[node]][category[Int(target)]] += 1 }
    }
    return arcs
  }

  func checkTable() throws(AlgorithmError) {
    guard count > Self.largestTable else { return }
    throw .limit(
      "'\(attribute)' has \(count) values, more than the \(Self.largestTable) a table of categories may have",
      hint: "choose an attribute with fewer values")
  }

  /// What was counted, in words, for the notes of a result.
  var notes: [String] {
    let missing = category.count - nodeCount
    let ties = "categories by '\(attribute)'; several ties of one pair count once, loops not at all"
    let single = count == 1 ? ["all nodes are of one category; 'attribute' takes a property of nodes"] : []
    return missing == 0
      ? [ties] + single
      : [ties] + single + [
        "\(missing) of \(category.count) nodes have no '\(attribute)' and are left out with their ties"
      ]
  }
}

extension NeighbourRows {
  /// The arcs between nodes that `isKept` holds for; the others keep empty rows.
  func restricted(to isKept: (Int) -> Bool) -> NeighbourRows {
    var restricted = NeighbourRows(offsets: [0], targets: [], weights: weights.map { _ in [] })
    restricted.targets.reserveCapacity(targets.count)
    for node in 0..<nodeCount {
      if isKept(node) {
        for arc in range(node) where isKept(Int(targets[arc])) {
          restricted.targets.append(targets[arc])
          if let weights { restricted.weights?.append(weights[arc]) }
        }
      }
      restricted.offsets.append(restricted.targets.count)
    }
    return restricted
  }

  /// The same arcs, turned round.
  func reversed() -> NeighbourRows {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for target in targets { offsets[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    var sources = [Int32](repeating: 0, count: targets.count)
    var reversedWeights = weights
    for node in 0..<nodeCount {
      for arc in range(node) {
        let target = Int(targets[arc])
        sources[next[target]] = Int32(node)
        if let weights { reversedWeights?[next[target]] = weights[arc] }
        next[target] += 1
      }
    }
    return NeighbourRows(offsets: offsets, targets: sources, weights: reversedWeights)
  }
}
