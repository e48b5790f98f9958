import GraphProjection
import Testing

@testable import GraphAlgorithms

/// Read's highland tribes (1954): alliances and enmities of sixteen tribes of the Gahuku–Gama, as in Hage and Harary (1983).
@Suite struct TribesTests {
  private static let tribes = SignedFixture(
    16,
    [
      (0, 4, -1), (0, 12, 1), (0, 15, 1), (1, 2, 1), (1, 3, -1), (1, 4, -1), (1, 5, 1), (1, 8, 1), (1, 9, -1),
      (1, 13, -1), (1, 15, 1), (2, 3, -1), (2, 4, -1), (2, 5, 1), (2, 7, -1), (2, 8, 1), (2, 11, -1), (2, 12, 1),
      (2, 14, -1), (2, 15, 1), (3, 4, 1), (3, 5, -1), (3, 7, 1), (3, 9, 1), (3, 10, -1), (3, 13, -1), (3, 14, -1),
      (4, 7, 1), (4, 9, 1), (4, 10, -1), (4, 12, -1), (5, 6, -1), (5, 8, 1), (5, 9, -1), (5, 11, -1), (5, 14, -1),
      (5, 15, 1), (6, 7, -1), (6, 9, -1), (6, 11, 1), (6, 14, 1), (7, 9, 1), (7, 10, -1), (7, 11, -1), (7, 12, -1),
      (8, 10, 1), (8, 12, 1), (8, 14, 1), (8, 15, 1), (9, 10, -1), (9, 11, -1), (9, 14, -1), (10, 11, 1), (10, 13, 1),
      (11, 14, 1), (12, 15, 1), (13, 14, 1), (13, 15, -1),
    ])

  /// Aref and Wilson (2018) have T = 0.87 and F = 0.76, Aref and Wilson (2019) L = 7.
  @Test func published() throws {
    let figures = try BalanceIndices().run(on: Self.tribes.projected())
    #expect(figures.integer("line_index") == 7 && figures.flag("line_index_proven") == true)
    #expect(figures["normalised_line_index"] == .real(1 - 14.0 / 58))
    #expect(figures["triangle_index"] == .real(59.0 / 68) && figures["weak_triangle_index"] == .real(66.0 / 68))
    #expect(figures.flag("balanced") == false && figures.flag("weakly_balanced") == false)
  }

  @Test func threeCampsFitBetterThanTwo() throws {
    let graph = try Self.tribes.projected()
    var algorithm = KFactions()
    let three = try algorithm.run(on: graph)
    algorithm.groups = 2
    let two = try algorithm.run(on: graph)
    #expect(two.figures[0].value == 3.5 && two.figures[3].value == 1)
    #expect(three.figures[0].value < 3.5 && three.figures[3].value == 1 && three.groups.count == 3)
  }
}
