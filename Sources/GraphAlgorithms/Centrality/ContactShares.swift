import GraphProjection

/// What a node's contacts are to it, after Burt: shares of its ties, and redundancy among its contacts.
///
/// With a(i, j) the strength of the ties from i to j, the mutual strength of two nodes is a(i, j) + a(j, i). Its share is
/// p(i, j) = mutual strength / Σ of those of i, and m(i, j) = mutual strength / the largest one of i.
struct ContactShares: Sendable {
  let ties: MutualTies
  /// p(i, j) for every neighbour j of every node i.
  private let share: [Double]
  /// m(i, j).
  private let relative: [Double]

  init(of graph: ProjectedGraph, strengths: [Double]?) {
    let ties = MutualTies(of: graph, strengths: strengths)
    let mutual = ties.sums
    var (share, relative) = (mutual, mutual)
    for node in 0..<ties.nodeCount {
      let row = ties.range(node)
      let (sum, largest) = (mutual[row].reduce(0, +), mutual[row].max() ?? 0)
      for place in row {
        share[place] /= sum
        relative[place] /= largest
      }
    }
    (self.ties, self.share, self.relative) = (ties, share, relative)
  }

  /// A contact j of a node i.
  struct Contact {
    /// p(i, j).
    var share: Double
    /// Σ p(i, q) p(q, j) over the contacts q of i.
    var indirect: Double
    /// Σ p(i, q) m(j, q) over the contacts q of i.
    var redundancy: Double

    /// Burt's dyadic constraint.
    var constraint: Double { (share + indirect) * (share + indirect) }
  }

  /// One number a node, made from its contacts; undefined for isolates.
  ///
  /// - Complexity: O(Σ kᵢ²) time over the numbers of neighbours k.
  func map(
    in context: RunContext, _ measure: @Sendable ([Contact]) -> Double
  ) throws(AlgorithmError) -> [Double] {
    let n = ties.nodeCount
    let parts = try context.chunked(n, size: 64) { chunk in
      var indirect = [Double](repeating: 0, count: n)
      var redundancy = indirect
      return chunk.map { i in
        guard !context.cancellation.isCancelled, ties.degree(i) > 0 else { return Double.nan }
        for own in ties.range(i) {
          let q = Int(ties.targets[own])
          for place in ties.range(q) { indirect[Int(ties.targets[place])] += share[own] * share[place] }
        }
        // m(j, q) belongs to row j: another walk, with p(i, q) at hand by node.
        for own in ties.range(i) { redundancy[Int(ties.targets[own])] = share[own] }
        let contacts = ties.range(i).map { own in
          let j = Int(ties.targets[own])
          var redundant = 0.0
          for place in ties.range(j) { redundant += redundancy[Int(ties.targets[place])] * relative[place] }
          return Contact(share: share[own], indirect: indirect[j], redundancy: redundant)
        }
        for own in ties.range(i) {
          let q = Int(ties.targets[own])
          redundancy[q] = 0
          for place in ties.range(q) { indirect[Int(ties.targets[place])] = 0 }
        }
        return measure(contacts)
      }
    }
    return parts.flatMap(\.self)
  }
}

extension ProjectedGraph {
  /// The conventions of Burt's measures, for the notes of a result.
  var contactNotes: [String] {
    [strengthNote, "mutual strength: ties there and back add up; loops are ignored", "undefined for isolates"]
  }
}
