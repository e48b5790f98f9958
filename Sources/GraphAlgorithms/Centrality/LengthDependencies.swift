/// Brandes' dependencies over ties of different lengths, one source after another.
///
/// First all distances d, then σ and c as in ``HopDependencies`` over the *tight* arcs: those v → w with d(v) + length = d(w) up
/// to a relative 10⁻¹⁰, v settled before w. As ties are decided on final distances, errors of sums do not add up along a path.
struct LengthDependencies: ~Copyable {
  private let paths: PathSums
  private let ofArcs: Bool
  /// Σ δ over all sources so far, by node or by arc; not finite where a number of paths was not.
  private(set) var sums: [Double]
  private var search: DijkstraSearch
  private var sigma: [Double]
  private var coefficient: [Double]

  init(_ paths: PathSums, ofArcs: Bool) {
    self.paths = paths
    self.ofArcs = ofArcs
    let n = paths.out.nodeCount
    sums = [Double](repeating: 0, count: ofArcs ? paths.out.targets.count : n)
    search = DijkstraSearch(nodeCount: n)
    sigma = [Double](repeating: 0, count: n)
    coefficient = sigma
  }

  mutating func add(_ source: Int) {
    let (out, into) = (paths.out, paths.into)
    guard let lengthsOut = out.weights, let lengthsInto = into.weights else { return }
    search.run(from: source, offsets: out.offsets, targets: out.targets) { lengthsOut[$0] }
    let tolerance = 1 + lengthTolerance

    var isFinite = true
    sigma[source] = 1
    for node in search.order.dropFirst() {
      let w = Int(node)
      let bound = search.distance[w] * tolerance
      var count = 0.0
      for arc in into.range(w) {
        let v = Int(into.targets[arc])
        if search.turn[v] < search.turn[w], search.distance[v] + lengthsInto[arc] <= bound { count += sigma[v] }
      }
      sigma[w] = count
      isFinite = isFinite && count.isFinite
    }
    guard isFinite else {
      for place in sums.indices { sums[place] = .infinity }
      return
    }
    let weight = paths.sourceWeights?[source] ?? 1
    for node in search.order.reversed() {
      let v = Int(node)
      let share = sigma[v] * weight
      var sum = 0.0
      for arc in out.range(v) {
        let w = Int(out.targets[arc])
        if search.turn[w] > search.turn[v], search.distance[v] + lengthsOut[arc] <= search.distance[w] * tolerance {
          sum += coefficient[w]
          if ofArcs { sums[arc] += share * coefficient[w] }
        }
      }
      if !ofArcs, v != source { sums[v] += share * sum }
      let end = paths.endWeights?[v] ?? 1
      coefficient[v] = (paths.countsPairs ? end / sigma[v] : end) + sum
    }
  }
}
