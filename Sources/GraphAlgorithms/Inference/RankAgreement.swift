/// How far two scores of the same nodes rank them alike.
struct RankAgreement: Sendable {
  /// Spearman's; NaN where all nodes score alike in one of them.
  private(set) var correlation = Double.nan
  /// 1 where the first node of the one is among the first of the other, else 0.
  private(set) var leaderKept = Double.nan
  /// The share of the first tenth of the one, at least three nodes, that is among as many of the other.
  private(set) var topOverlap = Double.nan

  /// Over those of `nodes` that both give a score.
  init(_ first: [Double], _ second: [Double], over nodes: [Int]) {
    let nodes = nodes.filter { !first[$0].isNaN && !second[$0].isNaN }
    guard !nodes.isEmpty else { return }
    let (a, b) = (nodes.map { first[$0] }, nodes.map { second[$0] })
    correlation = QAPCorrelation.Agreement.correlation(Self.ranks(a), Self.ranks(b))
    let (orderA, orderB) = (Self.order(a), Self.order(b))
    leaderKept = b[orderA[0]] == b[orderB[0]] ? 1 : 0
    let size = min(nodes.count, max(3, (nodes.count + 9) / 10))
    let top = Set(orderB.prefix(size))
    topOverlap = Double(orderA.prefix(size).count { top.contains($0) }) / Double(size)
  }

  /// Places by falling value, equal ones as they stand.
  private static func order(_ values: [Double]) -> [Int] {
    values.indices.sorted { values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1] }
  }

  /// Equal values share the mean of their ranks.
  private static func ranks(_ values: [Double]) -> [Double] {
    let order = order(values)
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end - 1) / 2 }
      start = end
    }
    return ranks
  }
}
