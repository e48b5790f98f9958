import Entente
import Testing

@testable import EntenteBench

@Suite("Rows of the benchmark")
struct BenchRowTests {
  /// A graph for which every placeholder has a value.
  private static let settings: GraphSettings = {
    var settings = GraphSettings()
    settings.sources = [3, 7]
    settings.pairs = [[1, 2], [3, 4]]
    settings.alpha = 0.01
    return settings
  }()

  @Test("every row asks for an algorithm that there is, with options that it has", arguments: BenchRow.all.map(\.id))
  func requests(id: String) throws {
    let row = try #require(BenchRow.row(id))
    let requests = row.requests(Self.settings)
    #expect(!requests.isEmpty)
    for request in requests {
      #expect(!request.contains("{"), "a placeholder is left in \(request)")
      _ = try AlgorithmCatalog.configured(request)
    }
  }

  @Test func idsAreUnique() {
    #expect(Set(BenchRow.all.map(\.id)).count == BenchRow.all.count)
    for row in BenchRow.all { #expect(Set(row.cases.map(\.graph)).count == row.cases.count) }
  }
}
