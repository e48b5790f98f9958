/// Brandes' dependencies over ties of length 1, for eight sources at once: a source is a lane of a vector.
///
/// With σ(v) the number of shortest paths from the source to v, the dependency of the source on v is δ(v) = σ(v) Σ c(w) over the arcs
/// v → w that lead one step farther, and c(v) = b(v) + Σ c(w), where b(v) is 1/σ(v), times the weight of v as an end. With b = 1
/// every path counts one, and δ is the stress.
///
/// Forward, σ of a level is *pulled* over the rows of its nodes or, where these have many more arcs than the last level, *pushed*
/// from there; backward, c likewise. A sum that is pulled need not look at the level of a neighbour. When v is reached, all its
/// predecessors that have a σ yet are one step nearer, as results of a level are written only when the level is complete; and when
/// δ(v) is summed, all its successors that have a c yet are one step farther.
///
/// U. Brandes (2008). On variants of shortest-path betweenness centrality. https://doi.org/10.1016/j.socnet.2007.11.001
struct HopDependencies: ~Copyable {
  static let width = 8
  typealias Lanes = SIMD8<Double>

  /// A node at a distance at which some lanes reached it.
  private struct Entry {
    var node: Int32
    /// These lanes, by bit, and those of them from which shortest paths lead on.
    var lanes: UInt8
    var onward: UInt8
  }

  private let paths: PathSums
  private let cancellation: Cancellation
  private let ofArcs: Bool
  /// Σ δ over all sources so far, by node, or the sums of arcs; not finite where a number of paths was not.
  private(set) var sums: [Double]
  private var search: HopLevels
  private var sigma: [Lanes]
  private var base: [Lanes]
  private var coefficient: [Lanes]
  /// The lanes that reached a node at the distance that is pushed to; 0 at all other times.
  private var present: [UInt8]
  private var entries: [Entry] = []
  private var levels: [Int] = []
  /// What was pulled, by entry of a level.
  private var pulled: [Lanes] = []
  private let masks = Self.masks

  /// 1 in the lanes of a set, else 0.
  private static let masks: [Lanes] = (0..<256).map { set in
    var mask = Lanes.zero
    for lane in 0..<width where set >> lane & 1 == 1 { mask[lane] = 1 }
    return mask
  }

  init(_ paths: PathSums, ofArcs: Bool, cancellation: Cancellation) {
    self.paths = paths
    self.ofArcs = ofArcs
    self.cancellation = cancellation
    let n = paths.out.nodeCount
    search = HopLevels(out: paths.out, cancellation: cancellation)
    sums = [Double](repeating: 0, count: ofArcs ? paths.out.targets.count : n)
    sigma = [Lanes](repeating: .zero, count: n)
    base = sigma
    coefficient = sigma
    present = [UInt8](repeating: 0, count: n)
  }

  /// Adds the dependencies of up to ``HopLevels/width`` different sources; stops early where the run is cancelled.
  ///
  /// - Parameter finished: Told of so many sources that are done.
  mutating func add(_ sources: ArraySlice<Int32>, finished: (Int) -> Void = { _ in }) {
    guard search.run(from: sources) else { return }
    for first in stride(from: 0, to: sources.count, by: Self.width) {
      let lanes = sources.dropFirst(first).prefix(Self.width)
      select(first)
      for (lane, source) in lanes.enumerated() { sigma[Int(source)][lane] = 1 }
      for level in 1..<max(1, levels.count - 1) { countPaths(level) }
      var weights = Lanes(repeating: 1)
      if let sourceWeights = paths.sourceWeights {
        for (lane, source) in lanes.enumerated() { weights[lane] = sourceWeights[Int(source)] }
      }
      if prepareEnds() {
        for level in stride(from: levels.count - 2, through: ofArcs ? 0 : 1, by: -1) { accumulate(level, weights) }
      } else {
        for place in sums.indices { sums[place] = .infinity }
      }
      guard !cancellation.isCancelled else { return }
      for node in search.reached { sigma[Int(node)] = .zero }
      finished(lanes.count)
    }
  }

  /// Takes the levels of eight of the sources.
  private mutating func select(_ first: Int) {
    if entries.count < search.nodes.count {
      entries = Array(repeating: Entry(node: 0, lanes: 0, onward: 0), count: search.nodes.count)
    }
    levels.removeAll(keepingCapacity: true)
    levels.append(0)
    let shift = UInt64(first)
    var count = 0
    for level in 0..<search.levels.count - 1 {
      let places = search.levels[level]..<search.levels[level + 1]
      count = Self.select(places, of: search, shift, &entries, count)
      guard count > levels[level] else { break }
      levels.append(count)
    }
  }

  /// Appends the entries of some places to those before `count`.
  private static func select(
    _ places: Range<Int>, of search: borrowing HopLevels, _ shift: UInt64, _ entries: inout [Entry], _ count: Int
  ) -> Int {
    let (nodes, reach, onward) = (search.nodes, search.reach, search.onward)
    var entries = entries.mutableSpan
    var count = count
    for place in places {
      let lanes = UInt8(truncatingIfNeeded: reach[place] &>> shift)
      entries[count] = Entry(
        node: nodes[place], lanes: lanes, onward: UInt8(truncatingIfNeeded: onward[place] &>> shift))
      count &+= lanes == 0 ? 0 : 1
    }
    return count
  }

  private func arcs(_ level: Int, of rows: NeighbourRows, onwardOnly: Bool) -> Int {
    var count = 0
    for place in levels[level]..<levels[level + 1] {
      let entry = entries[place]
      if !onwardOnly || entry.onward != 0 { count &+= rows.range(Int(entry.node)).count }
    }
    return count
  }

  /// σ of a level.
  private mutating func countPaths(_ level: Int) {
    let own = levels[level]..<levels[level + 1]
    let pushed = arcs(level - 1, of: paths.out, onwardOnly: true)
    if pushed &* 2 < arcs(level, of: paths.into, onwardOnly: false) {
      var values: [Lanes] = []
      swap(&values, &sigma)
      push(level - 1, to: level, over: paths.out, &values, onwardOnly: true)
      swap(&values, &sigma)
      return
    }
    pull(own, over: paths.into, from: sigma, onwardOnly: false)
    let (entries, pulled) = (entries, pulled)
    var sigma = sigma.mutableSpan
    for place in own { sigma[Int(entries[place].node)] += pulled[place &- own.lowerBound] }
  }

  /// Adds to the values of a level those of its neighbours in another.
  private mutating func push(
    _ level: Int, to other: Int, over rows: NeighbourRows, _ values: inout [Lanes], onwardOnly: Bool
  ) {
    for place in levels[other]..<levels[other + 1] { present[Int(entries[place].node)] = entries[place].lanes }
    var values = values.mutableSpan
    for place in levels[level]..<levels[level + 1] {
      if place & 0x3FF == 0, cancellation.isCancelled { return }
      let entry = entries[place]
      if onwardOnly, entry.onward == 0 { continue }
      let value = values[Int(entry.node)]
      for arc in rows.range(Int(entry.node)) {
        let target = Int(rows.targets[arc])
        let lanes = present[target] & entry.lanes
        if lanes != 0 { values[target] += value * masks[Int(lanes)] }
      }
    }
    for place in levels[other]..<levels[other + 1] { present[Int(entries[place].node)] = 0 }
  }

  /// Sums for the entries of a level the values of all neighbours, in the lanes of the entry.
  private mutating func pull(_ level: Range<Int>, over rows: NeighbourRows, from values: [Lanes], onwardOnly: Bool) {
    if pulled.count < level.count { pulled = Array(repeating: .zero, count: level.count) }
    let (entries, masks, cancellation) = (entries, masks, cancellation)
    var pulled = pulled.mutableSpan
    for place in level {
      if place & 0x3FF == 0, cancellation.isCancelled { return }
      let entry = entries[place]
      var sum = Lanes.zero
      if !onwardOnly || entry.onward != 0 {
        for arc in rows.range(Int(entry.node)) { sum += values[Int(rows.targets[arc])] }
      }
      pulled[place &- level.lowerBound] = sum * masks[Int(entry.lanes)]
    }
  }

  /// b of all nodes.
  ///
  /// - Returns: False where a number of paths is not finite.
  private mutating func prepareEnds() -> Bool {
    var isFinite = true
    for node in search.reached {
      let node = Int(node)
      isFinite = isFinite && sigma[node].sum().isFinite
      let weight = Lanes(repeating: paths.endWeights?[node] ?? 1)
      // In lanes that did not reach the node it is not used, but must be finite.
      base[node] = paths.countsPairs ? weight / sigma[node].replacing(with: 1, where: sigma[node] .== 0) : weight
      coefficient[node] = .zero
    }
    return isFinite
  }

  /// δ and c of a level.
  private mutating func accumulate(_ level: Int, _ weights: Lanes) {
    let own = levels[level]..<levels[level + 1]
    let isLast = level + 2 == levels.count
    if !isLast, !ofArcs,
      arcs(level + 1, of: paths.into, onwardOnly: false) &* 2 < arcs(level, of: paths.out, onwardOnly: true)
    {
      var values: [Lanes] = []
      swap(&values, &coefficient)
      push(level + 1, to: level, over: paths.into, &values, onwardOnly: false)
      swap(&values, &coefficient)
      for place in own {
        let entry = entries[place]
        let node = Int(entry.node)
        let mask = masks[Int(entry.lanes)]
        if entry.onward != 0 { sums[node] += (coefficient[node] * mask * sigma[node] * weights).sum() }
        coefficient[node] += base[node] * mask
      }
      return
    }
    if !isLast {
      if ofArcs { addArcs(own, weights) }
      pull(own, over: paths.out, from: coefficient, onwardOnly: true)
    }
    if !ofArcs { addNodes(own, weights) }
    let (entries, pulled, base, masks) = (entries, pulled, base, masks)
    var coefficient = coefficient.mutableSpan
    for place in own {
      let entry = entries[place]
      let value = base[Int(entry.node)] * masks[Int(entry.lanes)]
      coefficient[Int(entry.node)] += entry.onward == 0 ? value : value + pulled[place &- own.lowerBound]
    }
  }

  /// What the paths that lead on from a level come to at its nodes, σ(v) Σ c(w).
  private mutating func addNodes(_ level: Range<Int>, _ weights: Lanes) {
    let (entries, pulled, sigma) = (entries, pulled, sigma)
    var sums = sums.mutableSpan
    for place in level {
      let entry = entries[place]
      guard entry.onward != 0 else { continue }
      sums[Int(entry.node)] += (pulled[place &- level.lowerBound] * sigma[Int(entry.node)] * weights).sum()
    }
  }

  /// What the paths that lead on from a level come to on their arcs, σ(v)·c(w).
  private mutating func addArcs(_ level: Range<Int>, _ weights: Lanes) {
    for place in level {
      let entry = entries[place]
      guard entry.onward != 0 else { continue }
      let node = Int(entry.node)
      let paths = sigma[node] * masks[Int(entry.onward)] * weights
      for arc in self.paths.out.range(node) {
        sums[arc] += (paths * coefficient[Int(self.paths.out.targets[arc])]).sum()
      }
    }
  }
}
