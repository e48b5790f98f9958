import Foundation

/// When enough shortest paths were sampled for every share to be as near as asked for.
///
/// After τ samples a node that was on a share x of them may be off its true share p by no more than ε, except with a probability
/// of e⁻ᴸ for each side, once τ·D(x ‖ x + ε) ≥ L and τ·D(x ‖ x − ε) ≥ L: Hoeffding's inequality, with the relative entropy
/// D(x ‖ p) = x ln(x/p) + (1 − x) ln((1 − x)/(1 − p)). It is asked at J numbers of samples only, fixed before, each a quarter
/// more than the last, so that 2J Σ e⁻ᴸ over the nodes bounds the probability that any is off when sampling stops. As in KADABRA a
/// few samples of their own decide how large an L every node gets: the larger the more samples it would need else.
///
/// W. Hoeffding (1963). Probability inequalities for sums of bounded random variables. JASA 58.
/// https://doi.org/10.1080/01621459.1963.10500830
struct SamplingRule {
  /// The numbers of samples after which ``isMet(_:after:)`` is asked; at the last of them it is met.
  let schedule: [Int]
  private let error: Double
  /// L by class: how often a node was on one of the first samples.
  private let exponents: [Double]
  private let classes: [Int]

  /// The share of the failure probability that is spread evenly, so that no L is larger than the schedule allows for.
  private static let evenShare = 0.01
  private static let growth = 1.25

  /// How many samples the division of the failure probability is made from.
  static func trialSize(nodeCount: Int, error: Double, failure: Double) -> Int {
    max(100, Int(firstTest(nodeCount: nodeCount, error: error, failure: failure) / 2))
  }

  private static func firstTest(nodeCount: Int, error: Double, failure: Double) -> Double {
    0.5 * log(128 * Double(nodeCount) / failure) / -log1p(-error)
  }

  /// - Parameter trial: How many of the first samples every node was on.
  init(trial: [Int], trialSize: Int, error: Double, failure: Double) {
    let n = Double(trial.count)
    // 64 is more than the steps of the schedule for any error allowed.
    let last = log(2 * 64 * n / (Self.evenShare * failure)) / (2 * error * error)
    var schedule: [Int] = []
    var size = Self.firstTest(nodeCount: trial.count, error: error, failure: failure)
    while (schedule.last ?? 0) < Int(last.rounded(.up)) {
      schedule.append(min(Int(size.rounded(.up)), Int(last.rounded(.up))))
      size *= Self.growth
    }
    let tests = 2 * Double(schedule.count)

    let kinds = Set(trial).sorted()
    let place = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    let classes = trial.map { place[$0] ?? 0 }
    var sizes = [Double](repeating: 0, count: kinds.count)
    for kind in classes { sizes[kind] += 1 }
    // How many samples a node of the class needs for L = 1.
    let needs = kinds.map { kind -> Double in
      let share = min(1, (Double(kind) + 0.25) / Double(trialSize))
      return 1 / Self.rate(share, error)
    }
    // All should be done after the same number of samples: the smallest for which the probabilities are small enough.
    var (low, high) = (0.0, (needs.max() ?? 1) * log(tests * n / failure) * 2 + 1)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      let sum = zip(sizes, needs).reduce(0) { $0 + $1.0 * exp(-middle / $1.1) }
      if tests * sum > (1 - Self.evenShare) * failure { low = middle } else { high = middle }
    }
    exponents = needs.map { -log(exp(-high / $0) + Self.evenShare * failure / (tests * n)) }
    self.schedule = schedule
    self.error = error
    self.classes = classes
  }

  /// Whether every share is near enough.
  func isMet(_ counts: [Int], after samples: Int) -> Bool {
    // Nearly all nodes are of the first class and have small counts.
    var isChecked = [Bool](repeating: false, count: 1024)
    for (node, count) in counts.enumerated() {
      let isCommon = classes[node] == 0 && count < isChecked.count
      if isCommon, isChecked[count] { continue }
      let share = Double(count) / Double(samples)
      guard Double(samples) * Self.rate(share, error) >= exponents[classes[node]] else { return false }
      if isCommon { isChecked[count] = true }
    }
    return true
  }

  /// The smaller of D(x ‖ x + ε) and D(x ‖ x − ε); a side that a share cannot be on does not count.
  private static func rate(_ share: Double, _ error: Double) -> Double {
    func term(_ x: Double, _ p: Double) -> Double { x > 0 ? x * log(x / p) : 0 }
    func entropy(_ p: Double) -> Double { term(share, p) + term(1 - share, 1 - p) }
    let above = share + error >= 1 ? 1e9 : entropy(share + error)
    let below = share - error <= 0 ? 1e9 : entropy(share - error)
    return min(above, below)
  }
}
