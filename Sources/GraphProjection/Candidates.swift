/// Relations on their way into ties, in columns.
struct Candidates {
  var from: [Int32] = []
  var to: [Int32] = []
  /// The relation behind each; `nil`: candidate `i` is relation `i`.
  var facts: [Int32]?
  /// The second relation, for ties through a shared node.
  var secondFacts: [Int32]?
  /// `nil`: all 1.
  var weights: [Double]?

  var count: Int { from.count }

  /// The relation behind a candidate.
  func row(_ candidate: Int) -> Int { facts.map { Int($0[candidate]) } ?? candidate }

  /// The relations behind ties of one candidate each; `entries` `nil`: in the order of the candidates.
  func facts(_ entries: [Int32]?) -> TieFacts {
    if let secondFacts, let facts {
      let order = entries ?? Array(0..<Int32(count))
      return .several(
        offsets: (0...order.count).map { 2 * $0 }, rows: order.flatMap { [facts[Int($0)], secondFacts[Int($0)]] })
    }
    guard let entries else { return facts.map { .one($0) } ?? .same }
    return .one(facts.map { facts in entries.map { facts[Int($0)] } } ?? entries)
  }

  func appendFacts(of candidate: Int32, to list: inout [Int32]) {
    list.append(Int32(truncatingIfNeeded: row(Int(candidate))))
    if let secondFacts { list.append(secondFacts[Int(candidate)]) }
  }
}
