/// The actors and the shared nodes of a two-mode graph by their degrees: what a model of degrees alone can tell apart.
struct DegreeClasses: Sendable {
  /// The different degrees of actors, ascending.
  let rowDegrees: [Int]
  /// The different degrees of shared nodes, ascending.
  let columnDegrees: [Int]
  /// How many actors each class has.
  let rowCounts: [Int]
  /// How many shared nodes each class has.
  let columnCounts: [Int]
  /// The class of every actor.
  let rowClass: [Int]
  /// The class of every shared node.
  let columnClass: [Int]

  init(_ ties: TwoModeTies) {
    let (rows, columns) = (ties.rows.map(\.count), ties.columns.map(\.count))
    (rowDegrees, rowCounts, rowClass) = Self.classes(rows)
    (columnDegrees, columnCounts, columnClass) = Self.classes(columns)
  }

  private static func classes(_ degrees: [Int]) -> (degrees: [Int], counts: [Int], classes: [Int]) {
    var distinct: [Int] = []
    var counts: [Int] = []
    var classes = [Int](repeating: 0, count: degrees.count)
    for node in degrees.indices.sorted(by: { degrees[$0] < degrees[$1] }) {
      if distinct.last == degrees[node] {
        counts[counts.count - 1] += 1
      } else {
        distinct.append(degrees[node])
        counts.append(1)
      }
      classes[node] = distinct.count - 1
    }
    return (distinct, counts, classes)
  }
}

/// The probability of a tie between an actor and a shared node, by the classes of both, and the largest error of a degree.
struct DegreeModel: Sendable {
  let classes: DegreeClasses
  /// By the class of the actor, then that of the shared node.
  var probability: [[Double]]

  /// The largest difference between a degree and what the model expects.
  var largestError: Double {
    var largest = 0.0
    for (row, degree) in classes.rowDegrees.enumerated() {
      let expected = zip(probability[row], classes.columnCounts).reduce(0) { $0 + $1.0 * Double($1.1) }
      largest = max(largest, abs(expected - Double(degree)))
    }
    for (column, degree) in classes.columnDegrees.enumerated() {
      let expected = classes.rowCounts.indices.reduce(0) {
        $0 + probability[$1][column] * Double(classes.rowCounts[$1])
      }
      largest = max(largest, abs(expected - Double(degree)))
    }
    return largest
  }
}
