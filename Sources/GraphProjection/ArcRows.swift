import RelationGraph

extension ProjectedGraph {
  /// Rows of arcs: those of node `v` are at `offsets[v] ..< offsets[v + 1]`, by neighbour, then tie.
  package struct ArcRows: Sendable {
    package let offsets: [Int]
    package let targets: [Int32]
    private let numbering: Derived<[Int32]>

    init(offsets: [Int], targets: [Int32], ties: @escaping @Sendable () -> [Int32]) {
      self.offsets = offsets
      self.targets = targets
      numbering = Derived(ties)
    }

    /// The tie of every arc, derived at the first use and kept: 4 bytes an arc. To be read once, before a loop.
    package var ties: [Int32] { numbering.value }

    /// What stands by tie, by arc.
    func spread<Element: BitwiseCopyable & Sendable>(_ byTie: [Element]) -> [Element] {
      let ties = numbering.unkept
      return [Element](count: ties.count) { byArc in
        let byArc = SharedMemory(byArc)
        let part = 1 << 18
        Parallelism.forEach((ties.count + part - 1) / part) { index in
          for arc in index * part..<min(ties.count, (index + 1) * part) { byArc.base[arc] = byTie[Int(ties[arc])] }
        }
      }
    }

    package func range(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }
    package func degree(_ node: Int) -> Int { offsets[node + 1] - offsets[node] }

    /// The ends of all ties in order, from the out-rows of a graph.
    func tieEnds(isDirected: Bool) -> [(from: Int32, to: Int32)] {
      var ends: [(from: Int32, to: Int32)] = []
      ends.reserveCapacity(isDirected ? targets.count : targets.count / 2)
      for node in 0..<offsets.count - 1 {
        for arc in range(node) where isDirected || targets[arc] >= node { ends.append((Int32(node), targets[arc])) }
      }
      return ends
    }
  }
}
