import Foundation

/// Pairs of nodes by number, and samples of them.
struct PairSampling {
  let nodeCount: Int
  let isDirected: Bool

  var possible: Int { nodeCount * max(0, nodeCount - 1) / (isDirected ? 1 : 2) }

  /// A pair without a loop; in an undirected graph the smaller node first.
  func pair(_ number: Int) -> (from: Int, to: Int) {
    guard !isDirected else {
      let (from, rest) = number.quotientAndRemainder(dividingBy: nodeCount - 1)
      return (from, rest < from ? rest : rest + 1)
    }
    var row = Int((1 + (1 + 8 * Double(number)).squareRoot()) / 2)
    while row * (row - 1) / 2 > number { row -= 1 }
    while (row + 1) * row / 2 <= number { row += 1 }
    return (number - row * (row - 1) / 2, row)
  }

  /// `count` different pairs (R. W. Floyd's sample), by number.
  func draw(_ count: Int, _ generator: inout SplitMix64) -> [(from: Int, to: Int)] {
    var taken: Set<Int> = []
    for last in (possible - count)..<possible {
      if !taken.insert(generator.next(below: last + 1)).inserted { taken.insert(last) }
    }
    return taken.sorted().map(pair)
  }

  /// The numbers below `bound` that are taken, each with the same probability: gaps are drawn, not pairs.
  ///
  /// V. Batagelj, U. Brandes (2005). Efficient generation of large random networks. Physical Review E 71.
  /// https://doi.org/10.1103/PhysRevE.71.036113
  static func each(
    below bound: Int, with probability: Double, _ generator: inout SplitMix64, _ body: (Int) -> Void
  ) {
    guard probability > 0 else { return }
    guard probability < 1 else { return (0..<bound).forEach(body) }
    let scale = log1p(-probability)
    var number = -1.0
    while true {
      number += 1 + (log(1 - generator.nextShare()) / scale).rounded(.down)
      guard number < Double(bound) else { return }
      body(Int(number))
    }
  }
}
