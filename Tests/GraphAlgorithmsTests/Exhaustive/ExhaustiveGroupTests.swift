import GraphAlgorithms
import GraphProjection
import Testing

/// Sets of nodes that matter together, against their definitions over all sets.
@Suite struct ExhaustiveGroupTests {
  @Test(arguments: [nil, Projection.WeightMeaning.distance]) func everySet(_ meaning: Projection.WeightMeaning?) throws
  {
    // Larger graphs have too many sets.
    for tiny in try meaning.map(TinyGraphs.weighted) ?? TinyGraphs.plain() where tiny.n <= 5 {
      let (rows, distance) = (tiny.neighbours, tiny.distances())
      let ways = (0..<tiny.n).map { from in
        (0..<tiny.n).map { to in
          let all = from == to ? [] : tiny.ways(from: from, to: to)
          return all.filter { $0.length == distance[from][to] }.map(\.inner)
        }
      }
      // In every fifth graph with five nodes all sets, in the others those of one seed.
      for set in tiny.sets.dropFirst() where tiny.n < 5 || tiny.ties.count % 5 == 0 || set % 7 == tiny.ties.count {
        let outside = tiny.members(~set)
        let members = tiny.members(set).map(CentralityFixture.id)
        var (degree, closeness, betweenness) = (GroupDegree(), GroupCloseness(), GroupBetweenness())
        (degree.members, closeness.members, betweenness.members) = (members, members, members)
        let count = Double(outside.count)
        let tied = Double(outside.count { rows[$0] & set != 0 })
        let degrees = try degree.run(on: tiny.graph)
        tiny.expect(degrees.sets == [tiny.members(set)] && degrees.columns[0].values == [tied], "degree of \(set)")
        tiny.expect(agree(degrees.columns[1].values, [tied / count]), "its share of \(set)")

        let near = outside.map { node in tiny.members(set).map { distance[node][$0] }.min() ?? .nan }
          .filter(\.isFinite)
        let reach = Double(near.count)
        let expected = outside.isEmpty ? .nan : reach == 0 ? 0 : reach / near.reduce(0, +) * (reach / count)
        tiny.expect(agree(try closeness.run(on: tiny.graph).columns[0].values, [expected]), "closeness of \(set)")

        var through = 0.0
        for a in outside {
          for b in outside where !ways[a][b].isEmpty && (tiny.isDirected || a < b) {
            through += Double(ways[a][b].count { $0 & set != 0 }) / Double(ways[a][b].count)
          }
        }
        let found = try betweenness.run(on: tiny.graph)
        tiny.expect(nearlyAgree(found.columns[0].values, [through]), "betweenness of \(set)")
        let pairs = count * (count - 1) / (tiny.isDirected ? 1 : 2)
        tiny.expect(
          count < 2 ? found.columns[1].values[0].isNaN : nearlyAgree(found.columns[1].values, [through / pairs]),
          "its share of \(set)")
      }
    }
  }

  /// The best value and the number of sets that have it, and the value of one set.
  private func compare(
    _ tiny: TinyGraph, _ found: NodeSets, column: Int, size: Int, _ what: String, value: (Int) -> Double
  ) {
    let all = tiny.sets.filter { $0.nonzeroBitCount == min(size, tiny.n) }.map(value)
    let best = all.max() ?? .nan
    let set = found.sets.first.map { $0.reduce(0) { $0 | 1 << $1 } }
    tiny.expect(set?.nonzeroBitCount == (tiny.n == 0 ? nil : min(size, tiny.n)), "size, \(what)")
    tiny.expect(set.map { nearlyAgree([value($0)], [best]) } ?? true, "best set, \(what)")
    let stated = found.columns[column].values
    tiny.expect(tiny.n == 0 || (stated[0].isNaN ? best == -1 : nearlyAgree(stated, [best])), "value, \(what)")
    if tiny.n > 0 {
      let good = all.count { abs($0 - best) <= 1e-9 * abs(best) }
      tiny.expect(found.wholeFigure("equally_good_sets") == Double(good), "equally good sets, \(what)")
    }
  }

  @Test func keyPlayers() throws {
    for tiny in try TinyGraphs.plain() {
      for size in 1...3 {
        // Hops between the nodes that are left, of which there must be two: −1 where there are not.
        for (criterion, column) in [("distance", 0), ("components", 1)] {
          let search = try KeyPlayersNegative.configured([("size", "\(size)"), ("criterion", criterion)])
          compare(tiny, try search.run(on: tiny.graph), column: column, size: size, "negative \(criterion) \(size)") {
            set in
            let left = tiny.members(~set)
            guard left.count > 1 else { return -1 }
            let distance = tiny.distances(ignoringDirections: true, within: ~set)
            let all = left.flatMap { a in left.filter { $0 != a }.map { distance[a][$0] } }
            return 1 - all.reduce(0) { $0 + (column == 0 ? 1 / $1 : $1.isFinite ? 1 : 0) } / Double(all.count)
          }
        }
        for steps in [0, 1, 2] {
          let search = try KeyPlayersPositive.configured([("size", "\(size)"), ("steps", "\(steps)")])
          let distance = tiny.distances()
          compare(tiny, try search.run(on: tiny.graph), column: min(steps, 1), size: size, "positive \(steps) \(size)")
          {
            set in
            let near = (0..<tiny.n).map { node in tiny.members(set).map { distance[$0][node] }.min() ?? .infinity }
            return near.reduce(0) { $0 + (steps == 0 ? 1 / max(1, $1) : $1 <= Double(steps) ? 1 : 0) } / Double(tiny.n)
          }
        }
      }
    }
  }
}
