/// What ties an ideal core–periphery network has.
public enum CorePattern: String, Hashable, Sendable, CaseIterable {
  /// All ties that touch the core.
  case full
  /// All ties within the core, none elsewhere.
  case isolated
  /// All ties within the core, none within the periphery; those between do not count.
  case open

  var note: String {
    switch self {
    case .full: "ideal: every tie that touches the core, none within the periphery"
    case .isolated: "ideal: every tie within the core, no other"
    case .open: "ideal: every tie within the core, none within the periphery; ties between the two do not count"
    }
  }
}

/// A core under trial, and the correlation of the network with the pattern it stands for.
struct CoreTrial {
  private(set) var isCore: [Bool]
  private(set) var size = 0
  private let rows: NeighbourRows
  /// The squares of both directions of a tie, by place in `rows`.
  private let squares: [Double]
  private let pattern: CorePattern
  private let total: (sum: Double, square: Double)
  private let dyads: (sum: [Double], square: [Double])
  private var core = (sum: 0.0, square: 0.0)
  /// What touches the core, ties within it once.
  private var touching = (sum: 0.0, square: 0.0)

  /// - Parameters:
  ///   - rows: Neighbours either way, with the strengths of both directions added up.
  init(_ rows: NeighbourRows, squares: [Double], pattern: CorePattern) {
    self.rows = rows
    self.squares = squares
    self.pattern = pattern
    isCore = [Bool](repeating: false, count: rows.nodeCount)
    let weights = rows.weights ?? []
    dyads = (
      (0..<rows.nodeCount).map { weights[rows.range($0)].reduce(0, +) },
      (0..<rows.nodeCount).map { squares[rows.range($0)].reduce(0, +) }
    )
    total = (dyads.sum.reduce(0, +) / 2, dyads.square.reduce(0, +) / 2)
  }

  /// Puts a node into the core, or takes it out. Complexity: O(its degree).
  mutating func flip(_ node: Int) {
    var (sum, square) = (0.0, 0.0)
    for arc in rows.range(node) where isCore[Int(rows.targets[arc])] {
      sum += rows.weights?[arc] ?? 1
      square += squares[arc]
    }
    let sign = isCore[node] ? -1.0 : 1
    isCore[node].toggle()
    size += isCore[node] ? 1 : -1
    core = (core.sum + sign * sum, core.square + sign * square)
    touching = (
      touching.sum + sign * (dyads.sum[node] - sum), touching.square + sign * (dyads.square[node] - square)
    )
  }

  mutating func become(_ wanted: [Bool]) {
    for node in wanted.indices where wanted[node] != isCore[node] { flip(node) }
  }

  /// The correlation over all ordered pairs; −∞ where it is undefined.
  var correlation: Double {
    let (n, k) = (Double(isCore.count), Double(size))
    var (positions, ones) = (n * (n - 1), k * (k - 1))
    var (sum, square, hits) = (total.sum, total.square, core.sum)
    switch pattern {
    case .full:
      ones += 2 * k * (n - k)
      hits = touching.sum
    case .isolated: break
    case .open:
      positions -= 2 * k * (n - k)
      sum -= touching.sum - core.sum
      square -= touching.square - core.square
    }
    let variance = positions * square - sum * sum
    let pattern = positions * ones - ones * ones
    guard pattern > 0, variance > 1e-12 * positions * square else { return -.infinity }
    return max(-1, min(1, (positions * hits - sum * ones) / (variance.squareRoot() * pattern.squareRoot())))
  }

  /// The densities within the core, between core and periphery, within the periphery; NaN where there are no pairs.
  var densities: (core: Double, between: Double, periphery: Double) {
    let (n, k) = (Double(isCore.count), Double(size))
    func share(_ sum: Double, _ pairs: Double) -> Double { pairs > 0 ? sum / pairs : .nan }
    return (
      share(core.sum, k * (k - 1)), share(touching.sum - core.sum, 2 * k * (n - k)),
      share(max(0, total.sum - touching.sum), (n - k) * (n - k - 1))
    )
  }
}
