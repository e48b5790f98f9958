/// An order on a line in which neighbours stand close to each other: barycentres, of which the best sum of lengths is kept.
struct LineOrder {
  private(set) var nodes: [Int]
  private(set) var length: Int

  static let rounds = 24

  /// - Parameters:
  ///   - start: the nodes in the order that ties are broken by.
  ///   - block: nodes of a lower block come first, always.
  ///   - ties: the ends of lines.
  /// - Complexity: O(rounds · (n log n + m)).
  init(_ start: [Int], block: [Int], ties: [(from: Int, to: Int)]) {
    let count = block.count
    var neighbours = [[Int]](repeating: [], count: count)
    for tie in ties where tie.from != tie.to {
      neighbours[tie.from].append(tie.to)
      neighbours[tie.to].append(tie.from)
    }
    func places(_ order: [Int]) -> [Double] {
      var places = [Double](repeating: 0, count: count)
      for (position, node) in order.enumerated() { places[node] = Double(position) }
      return places
    }
    func length(_ order: [Int]) -> Int {
      let places = places(order)
      return ties.reduce(0) { $0 + Int((places[$1.from] - places[$1.to]).magnitude) }
    }
    var order = start.enumerated().sorted { (block[$0.element], $0.offset) < (block[$1.element], $1.offset) }
      .map(\.element)
    nodes = order
    self.length = length(order)
    for round in 0..<Self.rounds {
      let places = places(order)
      let keys = order.enumerated().map { position, node -> (block: Int, key: Double, position: Int, node: Int) in
        let near = neighbours[node]
        // The node itself counts too, or two neighbours would change places for ever.
        let sum = near.reduce(round.isMultiple(of: 2) ? places[node] : 0) { $0 + places[$1] }
        let weight = Double(near.count) + (round.isMultiple(of: 2) ? 1 : 0)
        return (block[node], weight > 0 ? sum / weight : places[node], position, node)
      }
      order = keys.sorted { ($0.block, $0.key, $0.position) < ($1.block, $1.key, $1.position) }.map(\.node)
      let found = length(order)
      if found < self.length { (nodes, self.length) = (order, found) }
    }
  }
}
