import GraphAlgorithms
import GraphProjection
import RelationGraph

/// Officials and the frameworks they belong to, as rows of 0 and 1.
struct MembershipFixture {
  var rows: [[Int]]

  init(_ rows: [[Int]]) { self.rows = rows }

  init(_ texts: [String]) { rows = texts.map { $0.map { $0 == "1" ? 1 : 0 } } }

  static func random(_ seed: UInt64, actors: Int, shared: Int, percent: Int) -> MembershipFixture {
    var generator = TestGenerator(state: seed)
    return MembershipFixture((0..<actors).map { _ in (0..<shared).map { _ in generator.below(100) < percent ? 1 : 0 } })
  }

  /// Davis, Gardner and Gardner's eighteen women by first name, and fourteen events.
  static let davis = MembershipFixture([
    "10111111000000", "00111010000000", "00000001100000", "00001111000000", "11111101100000", "00000000101000",
    "00101101000000", "00000011011100", "00000001110111", "11101111000000", "00000001110100", "00000110111111",
    "00000000101000", "00000101100000", "00001011100000", "00000011110111", "01111111100000", "00000011100100",
  ])

  static func actor(_ number: Int) -> String { "a" + String(1000 + number) }

  /// - Parameter order: The names that the actors get, to relabel them.
  func source(order: [Int]? = nil) throws -> PropertyGraph {
    var graph = PropertyGraph(schema: .open)
    for actor in rows.indices { try graph.insert(Node(id: Self.actor(actor), kind: "official")) }
    for shared in (rows.first ?? []).indices {
      try graph.insert(Node(id: "f" + String(1000 + shared), kind: "framework"))
    }
    for (actor, row) in rows.enumerated() {
      for (shared, isMember) in row.enumerated() where isMember == 1 {
        try graph.insert(
          Relation(kind: "member-of", from: Self.actor(order?[actor] ?? actor), to: "f" + String(1000 + shared)))
      }
    }
    return graph
  }

  func projected(
    _ direction: Projection.Direction = .undirected, order: [Int]? = nil
  ) throws -> ProjectedGraph {
    var projection = Projection()
    projection.direction = direction
    return try projection.apply(to: source(order: order))
  }

  func shared(_ a: Int, _ b: Int) -> Int { zip(rows[a], rows[b]).count { $0 == 1 && $1 == 1 } }
  func degree(_ actor: Int) -> Int { rows[actor].reduce(0, +) }

  var columnDegrees: [Int] { (rows.first ?? []).indices.map { column in rows.reduce(0) { $0 + $1[column] } } }
  var pairs: [(Int, Int)] { rows.indices.flatMap { a in rows.indices.filter { $0 > a }.map { (a, $0) } } }

  /// The value of a pair; actors have the first node numbers.
  static func value(_ column: String, _ a: Int, _ b: Int, _ scores: PairScores) -> Double? {
    guard let place = scores.pairs.firstIndex(where: { $0.from == a && $0.to == b }) else { return nil }
    return scores.columns.first { $0.name == column }?.values[place]
  }

  /// All matrices of the same degrees.
  func sameDegrees() -> [[[Int]]] {
    let columns = columnDegrees
    func sums(_ matrix: [[Int]]) -> [Int] {
      columns.indices.map { column in matrix.map { $0[column] }.reduce(0, +) }
    }
    var found: [[[Int]]] = [[]]
    for row in rows {
      let all: [[Int]] = (0..<(1 << row.count)).map { bits in row.indices.map { (bits >> $0) & 1 } }
      let options = all.filter { $0.reduce(0, +) == row.reduce(0, +) }
      var longer: [[[Int]]] = []
      for matrix in found {
        for option in options {
          let next = matrix + [option]
          if zip(sums(next), columns).allSatisfy({ $0 <= $1 }) { longer.append(next) }
        }
      }
      found = longer
    }
    return found.filter { sums($0) == columns }
  }
}

extension PairScores {
  func numbers(_ name: String) -> [Double] { columns.first { $0.name == name }?.values ?? [] }
  func wholeNumber(_ name: String) -> Double? { figures.first { $0.name == name }?.value.number }
}
