import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

/// Friends and foes against all divisions of the nodes.
@Suite struct ExhaustiveBalanceTests {
  /// A signed graph as a matrix of signs.
  private struct Signed {
    let n: Int
    var signs: [[Int]]

    var pairs: [(a: Int, b: Int, sign: Int)] {
      (0..<n).flatMap { b in (0..<b).filter { signs[$0][b] != 0 }.map { ($0, b, signs[$0][b]) } }
    }

    /// The ties against a division into camps.
    func against(_ camps: [Int]) -> (negativeWithin: Int, positiveBetween: Int) {
      let pairs = pairs
      return (
        pairs.count { $0.sign < 0 && camps[$0.a] == camps[$0.b] },
        pairs.count { $0.sign > 0 && camps[$0.a] != camps[$0.b] }
      )
    }

    var lineIndex: Int {
      let pairs = pairs
      return (0..<1 << max(0, n - 1)).map { side in
        pairs.count { ((side >> $0.a ^ side >> $0.b) & 1 == 0) != ($0.sign > 0) }
      }.min() ?? 0
    }

    func with(_ sign: Int, _ a: Int, _ b: Int) -> Signed {
      var other = self
      (other.signs[a][b], other.signs[b][a]) = (sign, sign)
      return other
    }

    /// Σ tr Aᵏ / k!.
    static func exponentialTrace(_ matrix: [[Int]]) -> Double {
      let n = matrix.count
      var term = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }
      var trace = Double(n)
      for power in 1...60 {
        term = term.map { row in
          (0..<n).map { j in (0..<n).reduce(0) { $0 + row[$1] * Double(matrix[$1][j]) } / Double(power) }
        }
        for i in 0..<n { trace += term[i][i] }
      }
      return trace
    }
  }

  /// All of up to four nodes, those of five but for other namings of the nodes, and seeded random ones of up to eight.
  private var fixtures: [SignedFixture] {
    let few = [1, 1, 3, 27, 729].enumerated().flatMap { n, count in
      (0..<count).map { SignedFixture.digits($0, nodes: n) }
    }
    let five = (0..<59_049).map { SignedFixture.digits($0, nodes: 5) }.filter { fixture in
      var degree = [Int](repeating: 0, count: 5)
      for edge in fixture.edges {
        degree[edge.from] += edge.sign > 0 ? 10 : 1
        degree[edge.to] += edge.sign > 0 ? 10 : 1
      }
      // Every graph can be named so that degrees do not rise.
      return zip(degree, degree.dropFirst()).allSatisfy { $0 >= $1 }
    }
    let random = (0..<200).map { seed in
      SignedFixture.random(UInt64(600 + seed), nodes: 6 + seed % 3, edges: 4 + seed % 19)
    }
    return few + five + random
  }

  private func expect(
    _ isRight: Bool, _ what: @autoclosure () -> String, _ fixture: SignedFixture,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard !isRight else { return }
    Issue.record("\(what()); \(fixture.nodeCount) nodes, \(fixture.edges)", sourceLocation: sourceLocation)
  }

  @Test func againstAllDivisions() throws {
    let divisions = (0...8).map(TinyPartitions.of)
    for fixture in fixtures {
      let signed = Signed(n: fixture.nodeCount, signs: fixture.signs)
      let (graph, pairs) = (try fixture.projected(), signed.pairs)
      let all = divisions[signed.n].map { ($0, signed.against($0)) }
      let line = signed.lineIndex

      let indices = try BalanceIndices().run(on: graph)
      let isWeak = all.contains { $0.1 == (0, 0) }
      expect(indices["balanced"] == .flag(line == 0), "balanced", fixture)
      expect(indices["weakly_balanced"] == .flag(isWeak), "weakly balanced", fixture)
      expect(indices["line_index"] == .integer(line), "line index", fixture)
      expect(indices["line_index_proven"] == .flag(true), "proof", fixture)
      let share = pairs.isEmpty ? nil : 1 - 2 * Double(line) / Double(pairs.count)
      expect(indices["normalised_line_index"]?.number == share, "normalised", fixture)
      // The camps that positive ties connect, of nodes that have a tie.
      let tied = (0..<signed.n).filter { node in signed.signs[node].contains { $0 != 0 } }
      let camps = all.filter { $0.1 == (0, 0) }.map { division in Set(tied.map { division.0[$0] }).count }.max()
      expect(indices["camps"] == (camps.map { .integer($0) } ?? .undefined), "camps", fixture)
      var census = [0, 0, 0, 0]
      for pair in pairs {
        for third in 0..<pair.a where signed.signs[pair.a][third] != 0 && signed.signs[pair.b][third] != 0 {
          census[[pair.sign, signed.signs[pair.a][third], signed.signs[pair.b][third]].count { $0 < 0 }] += 1
        }
      }
      let numbers = indices.groupNamed("signed_triangles")
      expect(["+++", "++-", "+--", "---"].map { numbers[$0] } == census.map(Double.init), "triangles", fixture)
      let total = Double(census.reduce(0, +))
      expect(
        agree(
          [indices.numberNamed("triangle_index"), indices.numberNamed("weak_triangle_index")],
          [Double(census[0] + census[2]) / total, 1 - Double(census[1]) / total]), "triangle indices", fixture)
      let walks = Signed.exponentialTrace(signed.signs) / Signed.exponentialTrace(signed.signs.map { $0.map(abs) })
      expect(pairs.isEmpty || agree([indices.numberNamed("walk_index")], [walks]), "walk index", fixture)

      let frustration = try Frustration().run(on: graph)
      expect(frustration.pairs.count == line, "frustrated ties", fixture)
      let rest = frustration.pairs.reduce(signed) { $0.with(0, $1.from, $1.to) }
      expect(rest.lineIndex == 0, "balance without them", fixture)
      let two = try TwoFactions().run(on: graph)
      let sides = signed.against(two.membership)
      expect(sides.negativeWithin + sides.positiveBetween == line && two.groups.count <= 2, "two factions", fixture)
      expect(two.wholeFigure("line_index") == Double(line) && two.wholeFigure("gap") == 0, "their figures", fixture)

      for (k, alpha) in [(2, 0.5), (3, 0.25), (4, 0.75)] {
        func criterion(_ sums: (negativeWithin: Int, positiveBetween: Int)) -> Double {
          alpha * Double(sums.negativeWithin) + (1 - alpha) * Double(sums.positiveBetween)
        }
        let best = all.filter { Set($0.0).count <= k }.map { criterion($0.1) }.min()
        let found = try KFactions.configured([("groups", "\(k)"), ("alpha", "\(alpha)"), ("starts", "3")]).run(
          on: graph)
        let value = found.wholeFigure("criterion")
        expect(value == best && found.groups.count <= k, "\(k) factions, alpha \(alpha)", fixture)
        expect(criterion(signed.against(found.membership)) == value, "their criterion", fixture)
        expect(found.wholeFigure("proven") == 1, "their proof", fixture)
      }
    }
  }

  @Test func changesOfTies() throws {
    for (place, fixture) in fixtures.enumerated() where fixture.nodeCount < 5 || place % 5 == 0 {
      let signed = Signed(n: fixture.nodeCount, signs: fixture.signs)
      let (line, found) = (signed.lineIndex, try DestabilisingTies().run(on: fixture.projected()))
      expect(found.pairs.count == signed.pairs.count, "ties", fixture)
      for (place, pair) in found.pairs.enumerated() {
        let sign = signed.signs[pair.from][pair.to]
        let thirds = (0..<signed.n).map { signed.signs[pair.from][$0] * signed.signs[pair.to][$0] }.filter { $0 != 0 }
        let expected = [
          thirds.count { $0 * sign < 0 }, signed.with(-sign, pair.from, pair.to).lineIndex - line,
          signed.with(0, pair.from, pair.to).lineIndex - line, sign,
        ].map(Double.init)
        expect(
          [0, 2, 3, 4].map { found.columns[$0].values[place] } == expected, "tie \(pair.from)-\(pair.to)", fixture)
        let share = Double(thirds.count { $0 * sign < 0 }) / Double(thirds.count)
        expect(agree([found.columns[1].values[place]], [share]), "share of \(pair.from)-\(pair.to)", fixture)
      }
    }
  }
}

/// All partitions of a few nodes: the group of every node, each new group with the next number.
enum TinyPartitions {
  static func of(_ n: Int) -> [[Int]] {
    (0..<n).reduce([[]]) { partitions, _ in
      partitions.flatMap { partition in (0...((partition.max() ?? -1) + 1)).map { partition + [$0] } }
    }
  }
}
