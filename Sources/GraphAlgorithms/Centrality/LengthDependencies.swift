/// Brandes' dependencies over ties of different lengths, one source after another.
///
/// First all distances d, then σ and δ as in ``HopDependencies`` over the *tight* arcs: those v → w with d(v) + length = d(w) up
/// to a relative 10⁻¹⁰, v settled before w. As ties are decided on final distances, errors of sums do not add up along a path.
struct LengthDependencies: ~Copyable {
  private let out: NeighbourRows
  private let into: NeighbourRows
  /// Σ δ over all sources so far, by node; not finite where a number of paths was not.
  private(set) var dependency: [Double]
  private var search: DijkstraSearch
  private var sigma: [Double]
  private var coefficient: [Double]

  /// - Parameter into: The rows of `out`, turned round.
  init(out: NeighbourRows, into: NeighbourRows) {
    self.out = out
    self.into = into
    let n = out.nodeCount
    dependency = [Double](repeating: 0, count: n)
    search = DijkstraSearch(nodeCount: n)
    sigma = dependency
    coefficient = dependency
  }

  mutating func add(_ source: Int) {
    guard let lengthsOut = out.weights, let lengthsInto = into.weights else { return }
    search.run(from: source, offsets: out.offsets, targets: out.targets) { lengthsOut[$0] }
    let tolerance = 1 + lengthTolerance

    sigma[source] = 1
    for node in search.order.dropFirst() {
      let w = Int(node)
      let bound = search.distance[w] * tolerance
      var paths = 0.0
      for arc in into.range(w) {
        let v = Int(into.targets[arc])
        if search.turn[v] < search.turn[w], search.distance[v] + lengthsInto[arc] <= bound { paths += sigma[v] }
      }
      sigma[w] = paths
      if !paths.isFinite { dependency[w] = .infinity }
    }
    for node in search.order.dropFirst().reversed() {
      let v = Int(node)
      var sum = 0.0
      for arc in out.range(v) {
        let w = Int(out.targets[arc])
        if search.turn[w] > search.turn[v], search.distance[v] + lengthsOut[arc] <= search.distance[w] * tolerance {
          sum += coefficient[w]
        }
      }
      let delta = sum * sigma[v]
      dependency[v] += delta
      coefficient[v] = (1 + delta) / sigma[v]
    }
  }
}
