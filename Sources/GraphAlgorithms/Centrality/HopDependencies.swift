/// Brandes' dependencies over ties of length 1, for eight sources at once: a source is a lane of a vector.
///
/// With σ(v) the number of shortest paths from the source to v, the dependency of the source on v is
/// δ(v) = σ(v) Σ (1 + δ(w)) / σ(w) over the arcs v → w that lead one step farther. Forward, level by level, σ is summed from the
/// rows of the nodes that were just reached; backward, δ in the same way, with c(w) = (1 + δ(w)) / σ(w).
///
/// Neither sum needs to look at the level of a neighbour. When v is reached, all its predecessors that have a σ yet are one step
/// nearer, as results of a level are written only when the level is complete; and when δ(v) is summed, all its successors that
/// have a c yet are one step farther.
struct HopDependencies: ~Copyable {
  static let width = 8
  private typealias Lanes = SIMD8<Double>

  private let out: NeighbourRows
  private let into: NeighbourRows
  /// Σ δ over all sources so far, by node; not finite where a number of paths was not.
  private(set) var dependency: [Double]
  private var sigma: [Lanes]
  private var coefficient: [Lanes]
  /// The lanes that reached a node: at all, in the last step, in this step.
  private var seen: [UInt8]
  private var fresh: [UInt8]
  private var next: [UInt8]
  /// Every node once for each level at which some lane reached it, level by level, with σ of just these lanes.
  private var nodes: [Int32] = []
  private var sigmas: [Lanes] = []
  private var levels: [Int] = []

  /// - Parameter into: The rows of `out`, turned round.
  init(out: NeighbourRows, into: NeighbourRows) {
    self.out = out
    self.into = into
    let n = out.nodeCount
    dependency = [Double](repeating: 0, count: n)
    sigma = [Lanes](repeating: .zero, count: n)
    coefficient = sigma
    seen = [UInt8](repeating: 0, count: n)
    fresh = seen
    next = seen
  }

  /// Adds the dependencies of up to ``width`` different sources.
  mutating func add(_ sources: ArraySlice<Int32>) {
    reset(sources)
    let all = UInt8(truncatingIfNeeded: (1 << sources.count) - 1)
    while discover(all) { countPaths() }
    for level in stride(from: levels.count - 2, through: 1, by: -1) {
      accumulate(levels[level]..<levels[level + 1], isDeepest: level == levels.count - 2)
    }
  }

  private mutating func reset(_ sources: ArraySlice<Int32>) {
    for node in sigma.indices {
      sigma[node] = .zero
      coefficient[node] = .zero
      seen[node] = 0
    }
    nodes.removeAll(keepingCapacity: true)
    sigmas.removeAll(keepingCapacity: true)
    for (lane, source) in sources.enumerated() {
      sigma[Int(source)][lane] = 1
      sigmas.append(sigma[Int(source)])
      nodes.append(source)
      seen[Int(source)] = 1 << UInt8(lane)
      fresh[Int(source)] = seen[Int(source)]
    }
    levels = [0, nodes.count]
  }

  /// Appends the nodes that lanes reach in the next step to `nodes`, and these lanes to `fresh`; false where there are none.
  private mutating func discover(_ all: UInt8) -> Bool {
    let level = levels[levels.count - 2]..<levels[levels.count - 1]
    var arcs = 0
    for entry in level { arcs &+= out.range(Int(nodes[entry])).count }
    if arcs > out.targets.count >> 2 {
      for node in seen.indices where seen[node] != all {
        let missing = all & ~seen[node]
        var found: UInt8 = 0
        for arc in into.range(node) {
          found |= fresh[Int(into.targets[arc])]
          if found & missing == missing { break }
        }
        guard found & missing != 0 else { continue }
        next[node] = found & missing
        nodes.append(Int32(truncatingIfNeeded: node))
      }
    } else {
      for entry in level {
        let lanes = fresh[Int(nodes[entry])]
        for arc in out.range(Int(nodes[entry])) {
          let target = Int(out.targets[arc])
          let new = lanes & ~seen[target]
          guard new != 0 else { continue }
          if next[target] == 0 { nodes.append(Int32(truncatingIfNeeded: target)) }
          next[target] |= new
        }
      }
    }
    for entry in level { fresh[Int(nodes[entry])] = 0 }
    swap(&fresh, &next)
    guard nodes.count > level.upperBound else { return false }
    levels.append(nodes.count)
    return true
  }

  /// σ of the last level.
  private mutating func countPaths() {
    let level = levels[levels.count - 2]..<levels[levels.count - 1]
    sigma.withUnsafeBufferPointer { sigma in
      for entry in level {
        let node = Int(nodes[entry])
        var sum = Lanes.zero
        for arc in into.range(node) { sum += sigma[Int(into.targets[arc])] }
        sum.replace(with: 0, where: sigma[node] .!= 0)
        sigmas.append(sum)
      }
    }
    for entry in level {
      let node = Int(nodes[entry])
      sigma[node] += sigmas[entry]
      seen[node] |= fresh[node]
      if !sigmas[entry].sum().isFinite { dependency[node] = .infinity }
    }
  }

  /// δ and c of one level; c takes the place of σ in `sigmas`.
  private mutating func accumulate(_ level: Range<Int>, isDeepest: Bool) {
    coefficient.withUnsafeBufferPointer { coefficient in
      for entry in level {
        let node = Int(nodes[entry])
        let paths = sigmas[entry]
        var delta = Lanes.zero
        if !isDeepest {
          for arc in out.range(node) { delta += coefficient[Int(out.targets[arc])] }
          delta *= paths
          dependency[node] += delta.sum()
        }
        sigmas[entry] = ((delta + 1) / paths).replacing(with: 0, where: paths .== 0)
      }
    }
    for entry in level { coefficient[Int(nodes[entry])] += sigmas[entry] }
  }
}
