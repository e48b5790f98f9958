import Foundation

/// A division of the nodes into blocks, and what ties there are between them.
///
/// The worth of a division is L = Σ_rs m_rs ln m_rs − 2 Σ_r κ_r ln κ_r with the ties m_rs between blocks, those within counted twice, and
/// the sum κ_r of the degrees in a block; without correction for the degrees the last sum is 2 Σ_r κ_r ln n_r with the sizes n_r.
struct BlockCounts: Sendable {
  private let rows: NeighbourRows
  /// What loops add to the degree of a node.
  private let loops: [Int]
  private let isCorrected: Bool
  let blocks: Int
  private(set) var block: [Int32]
  private var between: [Int]
  private var degrees: [Int]
  private var sizes: [Int]
  /// x ln x.
  private let products: [Double]
  private let logarithms: [Double]

  /// - Parameter rows: Of an undirected graph without loops; parallel ties are several arcs.
  init(_ rows: NeighbourRows, loops: [Int], blocks: Int, isCorrected: Bool, division: [Int32]) {
    self.rows = rows
    self.loops = loops
    self.blocks = blocks
    self.isCorrected = isCorrected
    block = division
    between = [Int](repeating: 0, count: blocks * blocks)
    degrees = [Int](repeating: 0, count: blocks)
    sizes = degrees
    for node in division.indices {
      let own = Int(division[node])
      sizes[own] += 1
      degrees[own] += rows.range(node).count + loops[node]
      between[own * blocks + own] += loops[node]
      for arc in rows.range(node) { between[own * blocks + Int(division[Int(rows.targets[arc])])] += 1 }
    }
    logarithms = (0...rows.nodeCount).map { $0 > 0 ? log(Double($0)) : 0 }
    products = (0...(rows.targets.count + loops.reduce(0, +))).map { $0 > 0 ? Double($0) * log(Double($0)) : 0 }
  }

  var value: Double {
    var sum = 0.0
    for count in between { sum += products[count] }
    for block in 0..<blocks { sum -= 2 * penalty(degrees[block], sizes[block]) }
    return sum
  }

  private func penalty(_ degree: Int, _ size: Int) -> Double {
    isCorrected ? products[degree] : Double(degree) * logarithms[size]
  }

  /// The ties from a node into every block; `ties` is 0 throughout before and after `body`.
  private func withTies<Result>(of node: Int, _ ties: inout [Int], _ body: ([Int]) -> Result) -> Result {
    for arc in rows.range(node) { ties[Int(block[Int(rows.targets[arc])])] += 1 }
    let result = body(ties)
    for arc in rows.range(node) { ties[Int(block[Int(rows.targets[arc])])] = 0 }
    return result
  }

  /// The block that a node had best go to, and what that gains.
  func bestMove(of node: Int, _ scratch: inout [Int]) -> (to: Int, gain: Double) {
    withTies(of: node, &scratch) { ties in
      let from = Int(block[node])
      var best = (to: from, gain: -Double.infinity)
      for to in 0..<blocks where to != from {
        let gain = gain(of: node, from: from, to: to, ties)
        if gain > best.gain { best = (to, gain) }
      }
      return best
    }
  }

  private func gain(of node: Int, from: Int, to: Int, _ ties: [Int]) -> Double {
    var sum = 0.0
    for other in 0..<blocks where other != from && other != to && ties[other] > 0 {
      let (a, b) = (between[from * blocks + other], between[to * blocks + other])
      sum += 2 * (products[a - ties[other]] - products[a] + products[b + ties[other]] - products[b])
    }
    let across = between[from * blocks + to]
    sum += 2 * (products[across + ties[from] - ties[to]] - products[across])
    let (left, entered) = (between[from * blocks + from], between[to * blocks + to])
    sum += products[left - 2 * ties[from] - loops[node]] - products[left]
    sum += products[entered + 2 * ties[to] + loops[node]] - products[entered]
    let degree = rows.range(node).count + loops[node]
    sum -= 2 * (penalty(degrees[from] - degree, sizes[from] - 1) - penalty(degrees[from], sizes[from]))
    sum -= 2 * (penalty(degrees[to] + degree, sizes[to] + 1) - penalty(degrees[to], sizes[to]))
    return sum
  }

  mutating func move(_ node: Int, to: Int, _ scratch: inout [Int]) {
    let from = Int(block[node])
    let ties = withTies(of: node, &scratch) { $0 }
    for other in 0..<blocks where ties[other] > 0 {
      between[from * blocks + other] -= ties[other]
      between[other * blocks + from] -= ties[other]
      between[to * blocks + other] += ties[other]
      between[other * blocks + to] += ties[other]
    }
    between[from * blocks + from] -= loops[node]
    between[to * blocks + to] += loops[node]
    let degree = rows.range(node).count + loops[node]
    (degrees[from], degrees[to]) = (degrees[from] - degree, degrees[to] + degree)
    (sizes[from], sizes[to]) = (sizes[from] - 1, sizes[to] + 1)
    block[node] = Int32(to)
  }
}
