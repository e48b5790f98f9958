/// The largest (r − 1)²/Σ d that a node may still come to while its distances are being summed up.
///
/// k nodes are known at distances with the sum Σ, all of level d among them. Of the r nodes that are reached in the end, at most γ
/// more are at distance d + 1 and the others farther, so Σ + (d + 2)(r − k) − min(γ, r − k) is a lower bound for the sum of all
/// distances. Where only bounds of r are known, the largest closeness is at one of them or where r − k = γ: between these the bound
/// falls, then rises with r.
///
/// E. Bergamini, M. Borassi, P. Crescenzi, A. Marino, H. Meyerhenke (2019). Computing top-k closeness centrality faster in
/// unweighted graphs. ACM Transactions on Knowledge Discovery from Data 13. https://doi.org/10.1145/3344719
struct ClosenessBound {
  /// How many nodes are reached, the node itself among them: at least and at most.
  let reach: ClosedRange<Int>

  /// - Parameter open: γ.
  func value(known: Int, sum: Int, depth: Int, open: Int) -> Double {
    let fewest = max(reach.lowerBound, known)
    let most = max(reach.upperBound, fewest)
    let between = min(max(known + open, fewest), most)
    func value(_ total: Int) -> Double {
      guard total > 1 else { return 0 }
      let rest = total - known
      let least = Double(sum) + Double(depth + 2) * Double(rest) - Double(min(open, rest))
      return Double(total - 1) * Double(total - 1) / least
    }
    return fewest == most ? value(most) : max(value(fewest), value(between), value(most))
  }
}
