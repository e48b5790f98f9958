/// The order of nodes in columns in which few lines cross: sweeps of barycentres, of which the best is kept.
///
/// Sugiyama, Tagawa and Toda: Methods for Visual Understanding of Hierarchical System Structures, IEEE Transactions on Systems,
/// Man, and Cybernetics 11(2), 1981, doi:10.1109/TSMC.1981.4308636.
struct ColumnOrder {
  private(set) var columns: [[Int]]
  private(set) var crossings: Int
  private let neighbours: [[Int]]
  private let column: [Int]

  static let sweeps = 24

  /// - Parameters:
  ///   - columns: the nodes of every column, in the order that ties are broken by.
  ///   - ties: the lines; those that do not join neighbouring columns do not count.
  /// - Complexity: O(sweeps · m log n).
  init(_ columns: [[Int]], ties: [(from: Int, to: Int)]) {
    let count = (columns.joined().max() ?? -1) + 1
    var column = [Int](repeating: -1, count: count)
    for (index, members) in columns.enumerated() { for node in members { column[node] = index } }
    var neighbours = [[Int]](repeating: [], count: count)
    for tie in ties where abs(column[tie.from] - column[tie.to]) == 1 {
      neighbours[tie.from].append(tie.to)
      neighbours[tie.to].append(tie.from)
    }
    self.column = column
    self.neighbours = neighbours
    self.columns = columns
    crossings = 0
    crossings = Self.crossings(columns, neighbours, column)
    var order = columns
    for sweep in 0..<Self.sweeps where crossings > 0 {
      // Rightwards by the column on the left, then leftwards by the one on the right.
      let isRightward = sweep.isMultiple(of: 2)
      for step in 1..<max(2, order.count) {
        let index = isRightward ? step : order.count - 1 - step
        sort(&order, index, by: isRightward ? index - 1 : index + 1, isReversed: sweep % 4 > 1)
      }
      let found = Self.crossings(order, neighbours, column)
      if found < crossings { (self.columns, crossings) = (order, found) }
    }
  }

  /// Sorts a column by the middle of the places of the neighbours in another one; nodes without neighbours keep their place.
  private func sort(_ order: inout [[Int]], _ index: Int, by other: Int, isReversed: Bool) {
    guard order.indices.contains(index), order.indices.contains(other) else { return }
    var place: [Int: Double] = [:]
    // Both columns are as high as the picture.
    let scale = Double(order[index].count) / Double(max(1, order[other].count))
    for (position, node) in order[other].enumerated() { place[node] = (Double(position) + 0.5) * scale }
    let keys = order[index].enumerated().map { position, node -> (key: Double, position: Int, node: Int) in
      let places = neighbours[node].filter { column[$0] == other }.compactMap { place[$0] }
      let key = places.isEmpty ? Double(position) + 0.5 : places.reduce(0, +) / Double(places.count)
      return (key, isReversed ? -position : position, node)
    }
    order[index] = keys.sorted { ($0.key, $0.position) < ($1.key, $1.position) }.map(\.node)
  }

  /// How often lines between neighbouring columns cross, by counting inversions.
  private static func crossings(_ order: [[Int]], _ neighbours: [[Int]], _ column: [Int]) -> Int {
    var total = 0
    for (left, right) in zip(order, order.dropFirst()) {
      var place: [Int: Int] = [:]
      for (position, node) in right.enumerated() { place[node] = position }
      var tree = [Int](repeating: 0, count: right.count + 1)
      var seen = 0
      for node in left {
        let ends = neighbours[node].compactMap { place[$0] }
        for end in ends {
          var index = end + 1
          var notAfter = 0
          while index > 0 {
            notAfter += tree[index]
            index &= index - 1
          }
          total += seen - notAfter
        }
        for end in ends {
          var index = end + 1
          while index < tree.count {
            tree[index] += 1
            index += index & -index
          }
        }
        seen += ends.count
      }
    }
    return total
  }
}
