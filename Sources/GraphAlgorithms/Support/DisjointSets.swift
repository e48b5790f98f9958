/// Sets that are united two at a time: trees whose roots stand for the sets, with path halving and union by size.
///
/// R. E. Tarjan, J. van Leeuwen (1984). Worst-case analysis of set union algorithms. Journal of the ACM 31.
/// https://doi.org/10.1145/62.2160
package struct DisjointSets {
  private var parent: [Int32]
  private var size: [Int32]

  /// Every element a set of its own.
  package init(count: Int) {
    parent = (0..<Int32(count)).map(\.self)
    size = [Int32](repeating: 1, count: count)
  }

  /// The element that stands for the set of `element`.
  package mutating func root(of element: Int) -> Int {
    var element = element
    while Int(parent[element]) != element {
      parent[element] = parent[Int(parent[element])]
      element = Int(parent[element])
    }
    return element
  }

  /// Unites the sets of two elements. The root of the larger one stays, of equally large ones the smaller.
  ///
  /// - Returns: Whether they were apart.
  /// - Complexity: O(α(n)) amortised, which is at most 4.
  @discardableResult
  package mutating func unite(_ a: Int, _ b: Int) -> Bool {
    var (a, b) = (root(of: a), root(of: b))
    guard a != b else { return false }
    if (size[a], b) < (size[b], a) { swap(&a, &b) }
    parent[b] = Int32(a)
    size[a] += size[b]
    return true
  }
}
