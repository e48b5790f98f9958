import RelationGraph
import Testing

@Suite struct WorkProgressTests {
  @Test func countsOfAStage() throws {
    let work = WorkProgress()
    #expect(work.snapshot == nil)
    work.begin("Reading", .bytes, total: 100)
    work.advance(by: 30)
    work.advance(by: 12)
    let stage = try #require(work.snapshot)
    #expect(stage.title == "Reading" && stage.unit == .bytes && stage.total == 100 && stage.done == 42)
    work.begin("Projecting")
    #expect(work.snapshot?.done == 0 && work.snapshot?.total == 0)
    work.end()
    #expect(work.snapshot == nil)
  }

  @Test func sharesAreHeldWithinTheirBounds() {
    let work = WorkProgress()
    work.begin("PageRank", .share, total: WorkProgress.whole)
    for (share, done) in [(0.25, 250_000), (-1, 0), (2, 1_000_000)] {
      work.set(share: share)
      #expect(work.snapshot?.done == done)
    }
    work.set(share: .nan)
    #expect(work.snapshot?.done == 1_000_000)
  }
}
