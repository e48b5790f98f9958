/// The colouring of a signed network by two colours with the fewest frustrated ties, or the best found with a bound.
///
/// Nodes of up to three neighbours are taken out, the rest falls into parts that share at most a node, and every part is solved for
/// itself: by elimination where it is nearly a tree, else by branch and bound, and where neither ends within the budget by local
/// search, with negative cycles as a bound.
struct FrustrationOptimum: Sendable {
  /// +1 or −1 for every node; +1 for the first node of every connected part.
  private(set) var colours: [Int8]
  /// The number of frustrated ties.
  private(set) var lineIndex: Int
  private(set) var lowerBound: Int

  var isProven: Bool { lowerBound >= lineIndex }

  init(
    _ network: SignedTies, options: FrustrationOptions, in context: RunContext
  ) throws(AlgorithmError) {
    colours = [Int8](repeating: 1, count: network.nodeCount)
    lineIndex = 0
    lowerBound = 0
    let kernel = try SignedKernel(network, in: context)
    var bound = kernel.constant
    var generator = SplitMix64(seed: options.seed)
    let parts = try BiconnectedParts(of: Self.rows(kernel), in: context.quiet)
    var solutions: [(nodes: ArraySlice<Int32>, colours: [Int8])] = []
    for part in 0..<parts.blockCount {
      try context.checkpoint(Double(part) / Double(parts.blockCount))
      let nodes = parts.blockNodes[parts.blockOffsets[part]..<parts.blockOffsets[part + 1]]
      let block = SignedBlock(kernel, nodes: Array(nodes))
      let solution = try Self.solve(block, options, &generator, in: context.quiet)
      bound += solution.bound
      solutions.append((nodes, solution.colours))
    }
    join(solutions)
    kernel.complete(&colours)
    orient(network)
    lineIndex = network.frustration(colours)
    lowerBound = min(lineIndex, (bound + SignedKernel.unit - 1) / SignedKernel.unit)
  }

  private static func solve(
    _ block: SignedBlock, _ options: FrustrationOptions, _ generator: inout SplitMix64, in context: RunContext
  ) throws(AlgorithmError) -> SignedColouring {
    let elimination = SignedElimination(block, budget: options.budget)
    if elimination.steps != nil { return try elimination.solve(block, in: context) }
    let starts = options.starts > 0 ? options.starts : max(2, min(60, 20_000 / block.nodeCount))
    var best = try SignedLocalSearch(block: block).colouring(starts: starts, &generator, in: context)
    var cycles = NegativeCycles(block, budget: options.budget)
    best.bound = try cycles.weight(in: context)
    guard !best.isProven else { return best }
    var branching = SignedBranching(block, budget: options.budget / 20)
    return try branching.solve(from: best, in: context)
  }

  private static func rows(_ kernel: SignedKernel) -> NeighbourRows {
    var rows = NeighbourRows(offsets: [0], targets: [], weights: nil)
    for row in kernel.rows {
      rows.targets += row.map(\.node)
      rows.offsets.append(rows.targets.count)
    }
    return rows
  }

  /// Turns the colours of parts so that they agree on the nodes that parts share.
  private mutating func join(_ parts: [(nodes: ArraySlice<Int32>, colours: [Int8])]) {
    var partsOfNode: [Int32: [Int]] = [:]
    for (part, solution) in parts.enumerated() {
      for node in solution.nodes { partsOfNode[node, default: []].append(part) }
    }
    var isDone = [Bool](repeating: false, count: parts.count)
    for start in parts.indices where !isDone[start] {
      isDone[start] = true
      for (node, colour) in zip(parts[start].nodes, parts[start].colours) { colours[Int(node)] = colour }
      var queue = Array(parts[start].nodes)
      while let node = queue.popLast() {
        for part in partsOfNode[node] ?? [] where !isDone[part] {
          isDone[part] = true
          let (nodes, own) = parts[part]
          guard let place = nodes.firstIndex(of: node) else { continue }
          let turn = own[place - nodes.startIndex] * colours[Int(node)]
          for (other, colour) in zip(nodes, own) { colours[Int(other)] = colour * turn }
          queue += nodes
        }
      }
    }
  }

  /// Gives the first node of every connected part colour +1: a colouring and its opposite are the same.
  private mutating func orient(_ network: SignedTies) {
    let rows = network.rows()
    var isSeen = [Bool](repeating: false, count: colours.count)
    for root in colours.indices where !isSeen[root] {
      let turn = colours[root]
      isSeen[root] = true
      var stack = [root]
      while let node = stack.popLast() {
        colours[node] *= turn
        for arc in rows.range(node) where !isSeen[Int(rows.targets[arc])] {
          isSeen[Int(rows.targets[arc])] = true
          stack.append(Int(rows.targets[arc]))
        }
      }
    }
  }
}

/// What the search for the fewest frustrated ties may take.
struct FrustrationOptions: Sendable {
  /// Steps of the exact searches for every part.
  var budget: Int
  /// Starts of the local search; 0: by the size of a part.
  var starts: Int
  var seed: UInt64
}

extension Parameter {
  /// `budget`: the steps of an exact search.
  static func budget(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("budget", path, in: 1...1_000_000_000_000, help: "steps of the exact search before it gives bounds")
  }
}
