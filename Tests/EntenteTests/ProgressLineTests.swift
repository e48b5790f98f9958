import Entente
import Testing

/// The line of progress from given numbers.
@Suite struct ProgressLineTests {
  private func line(
    _ title: String, _ unit: WorkProgress.Unit, _ done: Int, of total: Int, after elapsed: Double, width: Int = 80
  ) -> String {
    ProgressLine(WorkProgress.Stage(title, unit, total: total, done: done), elapsed: elapsed, width: width).text
  }

  @Test func bytesWithRateAndRemainingTime() {
    let text = line("Reading a.el", .bytes, 50_000_000, of: 200_000_000, after: 2)
    #expect(text == "Reading a.el ██████░░░░░░░░░░░░░░░░░░ 25 %, 6 s left, 25.0 MB/s, of 200 MB")
    #expect(line("Reading a.el", .bytes, 200, of: 200, after: 0.1).hasSuffix(" 100 %, of 200 bytes"))
  }

  @Test func rowsAndShares() {
    let rows = line("Writing", .rows, 2_500_000, of: 10_000_000, after: 1)
    #expect(rows == "Writing ██████░░░░░░░░░░░░░░░░░░ 25 %, 3 s left, 2.5 M rows/s, of 10.0 M rows")
    let share = line("PageRank", .share, 500_000, of: WorkProgress.whole, after: 100)
    #expect(share == "PageRank ████████████░░░░░░░░░░░░ 50 %, 1 min 40 s left")
  }

  @Test func withoutNumbersTheTimeIsTold() {
    #expect(line("Projecting", .share, 0, of: 0, after: 7.2) == "Projecting 8 s")
    #expect(line("Reading b.yaml", .bytes, 0, of: 3_000_000, after: 3) == "Reading b.yaml 3 s, 3.00 MB")
  }

  @Test(arguments: [1, 2, 5, 12, 20, 33, 47, 60, 79, 80, 200])
  func noLineIsAsWideAsTheTerminal(_ width: Int) {
    for title in ["Reading 한국의 외교 관계.el", "PageRank", "a\u{1B}[2Jb"] {
      let text = line(title, .bytes, 1 << 20, of: 1 << 30, after: 3, width: width)
      #expect(text.displayWidth < max(2, width))
      #expect(!text.utf8.contains(0x1B))
    }
  }

  @Test func timesOfEveryLength() {
    #expect(
      [0.2, 59, 61, 3599, 3600, 7860, 1e7].map(ProgressLine.time) == [
        "1 s", "59 s", "1 min 01 s", "59 min 59 s", "1 h 00 min", "2 h 11 min", "days",
      ])
  }
}
