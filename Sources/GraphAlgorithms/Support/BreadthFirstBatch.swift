/// Breadth-first search from up to 256 sources at once: a bit of a set is a source, so that one reading of a row serves all.
///
/// Every step goes over the arcs of the nodes that the last one reached (*push*) or, once these are many, over the rows of the
/// nodes that some source has not reached yet (*pull*), each until it has met all sources.
///
/// Only two sets a node are kept: which sources reached it before this step, and which after it. The memory is used again by every
/// run, and one that reaches few nodes takes time for these alone.
///
/// M. Then, M. Kaufmann, F. Chirigati, T.-A. Hoang-Vu, K. Pham, A. Kemper, T. Neumann, H. T. Vo (2014). The more the merrier:
/// efficient multi-source graph traversal. PVLDB 8. https://doi.org/10.14778/2735496.2735507
struct BreadthFirstBatch {
  static let width = SourceSet.capacity
  /// An arc of a push, which may write, takes as long as about so many arcs of a pull.
  private static let pushCost = 3

  private let forward: NeighbourRows
  private let backward: NeighbourRows
  /// The sources that reached a node in the steps so far. ``earlier`` is without the last one, in a step with this one.
  private var seen: [SourceSet]
  private var earlier: [SourceSet]
  /// The nodes for which the two differ, and what the last step brought them.
  private var frontier: [Int32] = []
  private var fresh: [SourceSet] = []
  private var reached: [Int32] = []
  private var hasPulled = false
  /// The nodes that a pull has still to look at, set at the first one; and the number of their arcs.
  private var open: [Int32] = []
  private var openArcs = 0
  /// The nodes whose sets are to be emptied before the next run.
  private var touched: [Int32] = []

  /// - Parameter backward: The rows of `forward`, turned round.
  init(forward: NeighbourRows, backward: NeighbourRows) {
    self.forward = forward
    self.backward = backward
    seen = [SourceSet](repeating: .empty, count: forward.nodeCount)
    earlier = seen
  }

  /// Calls `visit` for every node and every distance at which some sources reach it, with these; distances from 1 on, ascending.
  ///
  /// - Parameters:
  ///   - sources: Different nodes, at most ``width``.
  ///   - limit: The largest distance.
  ///   - narrow: Called after every distance; may take sources away that need not be followed any more.
  @inline(__always)
  mutating func run(
    from sources: ArraySlice<Int32>, within limit: Int = .max, cancellation: Cancellation,
    visit: (_ distance: Int, _ node: Int, _ sources: SourceSet) -> Void,
    narrow: (_ distance: Int, _ sources: inout SourceSet) -> Void = { _, _ in }
  ) {
    start(sources)
    var all = SourceSet(first: sources.count)
    var distance = 0
    while !frontier.isEmpty, !all.isEmpty, !(hasPulled && open.isEmpty), distance < limit, !cancellation.isCancelled {
      distance += 1
      reached.removeAll(keepingCapacity: true)
      let arcs = frontier.reduce(0) { $0 &+ forward.range(Int($1)).count }
      if arcs * Self.pushCost > openArcs {
        if !hasPulled {
          open.append(contentsOf: 0..<Int32(truncatingIfNeeded: seen.count))
          hasPulled = true
        }
        for node in frontier { earlier[Int(node)] = seen[Int(node)] }
        openArcs = Self.pull(backward, all, seen, &earlier, &open, &reached, cancellation) { visit(distance, $0, $1) }
      } else {
        fresh.removeAll(keepingCapacity: true)
        for node in frontier {
          fresh.append(seen[Int(node)].subtracting(earlier[Int(node)]).intersection(all))
          earlier[Int(node)] = seen[Int(node)]
        }
        Self.push(forward, frontier, fresh, seen, &earlier, &reached)
        if touched.count < seen.count { touched.append(contentsOf: reached) }
        for node in reached { visit(distance, Int(node), earlier[Int(node)].subtracting(seen[Int(node)])) }
      }
      narrow(distance, &all)
      swap(&seen, &earlier)
      swap(&frontier, &reached)
    }
  }

  private mutating func start(_ sources: ArraySlice<Int32>) {
    if hasPulled || touched.count >= seen.count {
      for node in seen.indices { (seen[node], earlier[node]) = (.empty, .empty) }
    } else {
      for node in touched { (seen[Int(node)], earlier[Int(node)]) = (.empty, .empty) }
    }
    hasPulled = false
    open.removeAll(keepingCapacity: true)
    openArcs = backward.targets.count
    frontier.removeAll(keepingCapacity: true)
    frontier.append(contentsOf: sources)
    touched.removeAll(keepingCapacity: true)
    touched.append(contentsOf: sources)
    for (bit, source) in sources.enumerated() { seen[Int(source)].insert(bit) }
  }

  /// Brings what the frontier got to the ends of its arcs.
  private static func push(
    _ forward: NeighbourRows, _ frontier: [Int32], _ fresh: [SourceSet], _ seen: [SourceSet],
    _ next: inout [SourceSet], _ reached: inout [Int32]
  ) {
    let (offsets, targets, frontier) = (forward.offsets.span, forward.targets.span, frontier.span)
    let (seen, fresh) = (seen.span, fresh.span)
    var next = next.mutableSpan
    for place in frontier.indices {
      let node = Int(frontier[place])
      let sources = fresh[place]
      for arc in offsets[node]..<offsets[node &+ 1] {
        let target = Int(targets[arc])
        guard !sources.subtracting(seen[target]).isEmpty else { continue }
        if next[target].subtracting(seen[target]).isEmpty { reached.append(Int32(truncatingIfNeeded: target)) }
        next[target].formUnion(sources)
      }
    }
  }

  /// Fetches what the neighbours of the open nodes have; gives the number of arcs of those that stay open.
  @inline(__always)
  private static func pull(
    _ backward: NeighbourRows, _ all: SourceSet, _ seen: [SourceSet], _ next: inout [SourceSet],
    _ open: inout [Int32], _ reached: inout [Int32], _ cancellation: Cancellation, visit: (Int, SourceSet) -> Void
  ) -> Int {
    let (offsets, targets, seen) = (backward.offsets.span, backward.targets.span, seen.span)
    var next = next.mutableSpan
    var (kept, arcs) = (0, 0)
    for place in open.indices {
      if place & 0x3FFF == 0, cancellation.isCancelled { break }
      let node = Int(open[place])
      let before = seen[node]
      guard !all.subtracting(before).isEmpty else { continue }
      var after = before
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      // Four at a time: to look after every arc whether none is missing takes longer than to read three too many.
      while arc &+ 4 <= end, !all.subtracting(after).isEmpty {
        after.formUnion(seen[Int(targets[arc])])
        after.formUnion(seen[Int(targets[arc &+ 1])])
        after.formUnion(seen[Int(targets[arc &+ 2])])
        after.formUnion(seen[Int(targets[arc &+ 3])])
        arc &+= 4
      }
      while arc &+ 4 > end, arc < end {
        after.formUnion(seen[Int(targets[arc])])
        arc &+= 1
      }
      let sources = after.subtracting(before).intersection(all)
      if !sources.isEmpty {
        next[node] = after
        reached.append(Int32(truncatingIfNeeded: node))
        visit(node, sources)
      }
      if !all.subtracting(after).isEmpty {
        open[kept] = Int32(truncatingIfNeeded: node)
        kept &+= 1
        arcs &+= end &- offsets[node]
      }
    }
    open.removeLast(open.count - kept)
    return arcs
  }
}
