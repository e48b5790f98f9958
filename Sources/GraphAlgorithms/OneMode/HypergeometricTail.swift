/// The chance that two random subsets of given sizes have many elements in common.
enum HypergeometricTail {
  /// P(X ≥ `least`) where X is the number of common elements of two subsets of `first` and `second` of `all` elements.
  ///
  /// Terms are taken relative to the largest by their exact ratios, so that no logarithm of a factorial loses digits and no small
  /// tail is a difference of large numbers; below 10⁻³⁰⁰ it is 0.
  ///
  /// - Complexity: O(min(first, second)).
  static func atLeast(_ least: Int, first: Int, second: Int, of all: Int) -> Double {
    let lowest = max(0, first + second - all)
    let highest = min(first, second)
    guard least > lowest else { return 1 }
    guard least <= highest else { return 0 }
    let (a, b, n) = (Double(first), Double(second), Double(all))
    let mode = min(highest, max(lowest, Int((a + 1) * (b + 1) / (n + 2))))
    var inside = 0.0
    var outside = 0.0
    func add(_ term: Double, _ x: Int) { if x >= least { inside += term } else { outside += term } }
    add(1, mode)
    var term = 1.0
    var x = mode
    while x < highest, term > 0 {
      let k = Double(x)
      term *= (a - k) * (b - k) / ((k + 1) * (n - a - b + k + 1))
      x += 1
      add(term, x)
    }
    (term, x) = (1, mode)
    while x > lowest, term > 0 {
      let k = Double(x)
      term *= k * (n - a - b + k) / ((a - k + 1) * (b - k + 1))
      x -= 1
      add(term, x)
    }
    return min(1, inside / (inside + outside))
  }
}
