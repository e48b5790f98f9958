/// The most alike pairs of nodes: some for every node, or all there are.
enum NearestPairs {
  typealias Partner = (node: Int, value: Double)

  static func checkSize(_ nodes: Int, nearest: Int, all: Int, some: Int) throws(AlgorithmError) {
    guard nodes > some || nearest == 0 && nodes > all else { return }
    throw .limit(
      nodes > some
        ? "\(nodes) nodes are more than the \(some) whose pairs are compared"
        : "\(nodes) nodes are more than the \(all) whose pairs are all kept",
      hint: nodes > some
        ? "filter the graph by --nodes or --relations" : "say how many of each node to keep: nearest=10")
  }

  /// The partners of a node to keep: all with a larger number, or the most alike of all others, undefined ones never.
  static func choose(_ node: Int, _ values: [Double], count: Int, isDistance: Bool) -> [Partner] {
    guard count > 0 else { return (node + 1..<max(node + 1, values.count)).map { ($0, values[$0]) } }
    var best: [Partner] = []
    func isCloser(_ a: Double, _ b: Double) -> Bool { isDistance ? a < b : a > b }
    for (other, value) in values.enumerated() where other != node && !value.isNaN {
      if best.count == count {
        guard let last = best.last, isCloser(value, last.value) else { continue }
        best.removeLast()
      }
      // Equal ones stay behind those before them: smaller numbers first.
      var place = best.count
      while place > 0, isCloser(value, best[place - 1].value) { place -= 1 }
      best.insert((other, value), at: place)
    }
    return best
  }

  /// Every pair once, the most alike first, equal ones by their numbers, undefined ones last.
  static func scores(_ partners: [[Partner]], isDistance: Bool, notes: [String]) throws(AlgorithmError) -> PairScores {
    var pairs: [(from: Int, to: Int, value: Double)] = []
    for (node, list) in partners.enumerated() {
      for partner in list {
        guard !partner.value.isInfinite else { throw .infiniteStrength }
        let (low, high) = (min(node, partner.node), max(node, partner.node))
        // A pair that both ends have chosen is that of the smaller.
        if node == high, partners[low].contains(where: { $0.node == high }) { continue }
        pairs.append((low, high, partner.value))
      }
    }
    pairs.sort { a, b in
      if a.value.isNaN != b.value.isNaN { return b.value.isNaN }
      if a.value != b.value, !a.value.isNaN { return isDistance ? a.value < b.value : a.value > b.value }
      return (a.from, a.to) < (b.from, b.to)
    }
    return PairScores(
      pairs.map { PairScores.Pair(from: $0.from, to: $0.to) },
      columns: [NodeScores.Column(isDistance ? "distance" : "similarity", pairs.map(\.value))],
      leading: isDistance ? nil : 0, notes: notes)
  }

  static func note(_ nearest: Int) -> String {
    nearest == 0 ? "all pairs" : "pairs in which one is among the \(nearest) most alike to the other"
  }
}
