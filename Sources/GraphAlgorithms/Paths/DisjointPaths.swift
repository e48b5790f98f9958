import GraphProjection

/// The search for paths that share no tie, or no node besides their ends, of the smallest total length.
struct DisjointPaths {
  let ends: PathEnds
  let paths: [GraphPath]

  /// - Parameters:
  ///   - count: How many; 0: as many as there are.
  ///   - sharesNodes: Whether paths may meet in a node.
  init(
    _ graph: ProjectedGraph, from: String, to: String, count: Int, sharesNodes: Bool, for algorithm: String,
    _ context: RunContext
  ) throws(AlgorithmError) {
    ends = try PathEnds.different(from: from, to: to, in: graph, for: algorithm)
    let tieLengths = try graph.tieLengths(for: algorithm)
    var arcs: [CapacityNetwork.Arc] = []
    var lengths: [Double] = []
    var steps: [(node: Int, tie: Int)] = []
    func exit(_ node: Int) -> Int { sharesNodes ? node : 2 * node + 1 }
    func entry(_ node: Int) -> Int { sharesNodes ? node : 2 * node }
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      // Nothing is gained by a return to the start or a way on from the end.
      for (before, after) in graph.isDirected ? [(a, b)] : [(a, b), (b, a)]
      where before != after && after != ends.from && before != ends.to {
        arcs.append(CapacityNetwork.Arc(from: exit(before), to: entry(after), capacity: 1))
        lengths.append(tieLengths?[tie] ?? 1)
        steps.append((after, tie))
      }
    }
    let stepCount = arcs.count
    if !sharesNodes {
      for node in 0..<graph.nodeCount {
        arcs.append(CapacityNetwork.Arc(from: entry(node), to: exit(node), capacity: 1))
        lengths.append(0)
      }
    }
    var network = CapacityNetwork(nodeCount: graph.nodeCount * (sharesNodes ? 1 : 2), arcs: arcs)
    let units = try network.shortestUnits(
      from: exit(ends.from), to: entry(ends.to), lengths: lengths, count: count == 0 ? .max : count, in: context)
    let start = ends.from
    paths = units.map { unit in
      var path = GraphPath(nodes: [start], ties: [], cost: 0)
      for arc in unit where arc < stepCount {
        path.nodes.append(steps[arc].node)
        path.ties.append(steps[arc].tie)
        path.cost += lengths[arc]
      }
      return path
    }.sortedByCost()
  }

  /// The result with its conventions.
  func list(in graph: ProjectedGraph, count: Int, disjointIn what: String) -> PathList {
    var notes = [graph.lengthNote, "the sum of the lengths of all paths is as small as possible"]
    if graph.isDirected { notes.append("paths follow the direction of the ties") }
    let number = paths.count == 1 ? "1 path" : "\(paths.count) paths"
    switch (paths.isEmpty, count > 0 && paths.count == count) {
    case (true, _): notes.append("no path leads from '\(graph.nodeID(ends.from))' to '\(graph.nodeID(ends.to))'")
    case (_, true): notes.append("\(number), as asked, without a common \(what)")
    default: notes.append("\(number) without a common \(what); there can be no more")
    }
    return PathList(from: ends.from, to: ends.to, paths: paths, notes: notes)
  }
}
