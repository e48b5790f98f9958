/// Ties within categories when these are given to the nodes at random, each to as many as have it.
struct PermutedCategories {
  private let network: CategoryNetwork
  private let count: Int
  private let seed: UInt64
  /// The nodes that have a category, and what there is to give.
  private let nodes: [Int32]
  private let categories: [Int32]

  init(_ network: CategoryNetwork, count: Int, seed: UInt64) {
    self.network = network
    self.count = count
    self.seed = seed
    nodes = network.category.indices.filter { network.category[$0] >= 0 }.map(Int32.init)
    categories = nodes.map { Int32(network.category[Int($0)]) }
  }

  /// The number of ties within a category, in every permutation. Each has a generator of its own, so that any number of workers
  /// gives the same.
  ///
  /// - Complexity: O(n + m) a permutation.
  func tiesWithin(in context: RunContext) throws(AlgorithmError) -> [Double] {
    // The seeds of the permutations are random themselves: neighbouring ones would share most of their numbers.
    var seeds = SplitMix64(seed: seed)
    let starts = (0..<count).map { _ in seeds.next() }
    return try context.chunked(count, size: 1) { permutations in
      permutations.map { permutation in
        var generator = SplitMix64(seed: starts[permutation])
        let order = generator.permutation(nodes.count)
        var category = [Int32](repeating: -1, count: network.rows.nodeCount)
        for (place, node) in nodes.enumerated() { category[Int(node)] = categories[Int(order[place])] }
        var within = 0
        for node in nodes {
          for target in network.rows.targets[network.rows.range(Int(node))]
          where category[Int(target)] == category[Int(node)] {
            within += 1
          }
        }
        return Double(within) / network.arcsPerTie
      }
    }.flatMap(\.self)
  }
}
