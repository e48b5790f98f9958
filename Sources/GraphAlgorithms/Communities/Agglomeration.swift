/// Communities united two at a time, the cheapest union first, among those that have ties between them.
///
/// A community goes by the smallest of its nodes. The row of a community names its neighbours as they were when the row was made;
/// what they belong to now is looked up when the community is united, so that a union changes no rows but its own.
struct Agglomeration {
  /// The present community of every node that once was one: a tree with the roots for themselves.
  private var parent: [Int32]
  private var rows: [[Neighbour]]
  /// How often a community was united; −1 once it is part of another.
  private var stamps: [Int32]
  private var heap: [Candidate] = []
  private var sums: [Double]
  private(set) var tree: UnionTree

  struct Neighbour {
    var node: Int32
    var strength: Double
  }

  /// A union that may be made, unless one of the two has changed since.
  private struct Candidate {
    var cost: Double
    var low: Int32
    var high: Int32
    var lowStamp: Int32
    var highStamp: Int32

    func precedes(_ other: Candidate) -> Bool {
      (cost, low, high) < (other.cost, other.low, other.high)
    }
  }

  /// Every node on its own.
  ///
  /// - Parameter cost: What it costs to unite two communities with so much strength between them.
  init(_ network: CommunityNetwork, cost: (Int, Int, Double) -> Double) {
    let n = network.nodeCount
    parent = (0..<Int32(n)).map(\.self)
    stamps = [Int32](repeating: 0, count: n)
    sums = [Double](repeating: 0, count: n)
    tree = UnionTree(nodeCount: n)
    rows = (0..<n).map { node in
      (network.offsets[node]..<network.offsets[node + 1]).map {
        Neighbour(node: network.targets[$0], strength: network.strengths?[$0] ?? 1)
      }
    }
    for node in 0..<n {
      compress(node)
      for neighbour in rows[node] where neighbour.node > node {
        push(node, Int(neighbour.node), cost(node, Int(neighbour.node), neighbour.strength))
      }
    }
  }

  /// Unites the cheapest pair.
  ///
  /// - Parameters:
  ///   - mayUnite: Asked with the cost; `false` ends.
  ///   - unite: Told of the union, before the costs of the united community with its neighbours are asked for: the first stays.
  /// - Returns: false where no two communities have ties between them, or the cheapest may not unite.
  /// - Complexity: O(d log n) with d the ties of the two.
  mutating func step(
    mayUnite: (Double) -> Bool, unite: (Int, Int) -> Void, cost: (Int, Int, Double) -> Double
  ) -> Bool {
    while let next = pop() {
      let (low, high) = (Int(next.low), Int(next.high))
      guard stamps[low] == next.lowStamp, stamps[high] == next.highStamp else { continue }
      guard mayUnite(next.cost) else { return false }
      tree.unions.append((next.low, next.high))
      parent[high] = next.low
      stamps[high] = -1
      stamps[low] += 1
      rows[low] += rows[high]
      rows[high] = []
      compress(low)
      unite(low, high)
      for neighbour in rows[low] {
        let other = Int(neighbour.node)
        push(min(low, other), max(low, other), cost(low, other, neighbour.strength))
      }
      return true
    }
    return false
  }

  private mutating func root(_ node: Int32) -> Int32 {
    var node = node
    while parent[Int(node)] != node {
      parent[Int(node)] = parent[Int(parent[Int(node)])]
      node = parent[Int(node)]
    }
    return node
  }

  /// Brings a row up to date: one entry a neighbour, the community itself left out.
  private mutating func compress(_ community: Int) {
    var kept: [Neighbour] = []
    for neighbour in rows[community] {
      let other = root(neighbour.node)
      guard Int(other) != community, neighbour.strength > 0 else { continue }
      if sums[Int(other)] == 0 { kept.append(Neighbour(node: other, strength: 0)) }
      sums[Int(other)] += neighbour.strength
    }
    for index in kept.indices {
      kept[index].strength = sums[Int(kept[index].node)]
      sums[Int(kept[index].node)] = 0
    }
    rows[community] = kept
  }

  private mutating func push(_ low: Int, _ high: Int, _ cost: Double) {
    heap.append(
      Candidate(
        cost: cost, low: Int32(low), high: Int32(high), lowStamp: stamps[low], highStamp: stamps[high]))
    var slot = heap.count - 1
    while slot > 0, heap[slot].precedes(heap[(slot - 1) / 2]) {
      heap.swapAt(slot, (slot - 1) / 2)
      slot = (slot - 1) / 2
    }
  }

  private mutating func pop() -> Candidate? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var slot = 0
    while true {
      var child = 2 * slot + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
      guard heap[child].precedes(heap[slot]) else { break }
      heap.swapAt(slot, child)
      slot = child
    }
    return first
  }
}
