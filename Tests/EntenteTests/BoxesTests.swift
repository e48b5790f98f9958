import Foundation
import Testing

/// The lint's verdict on boxes against that of a browser, on one graph; `Scripts/crosscheck-boxes` takes them all.
@Suite("Boxes in a browser")
struct BoxesTests {
  private static let isPossible: Bool = {
    let isPossible = Browser.isThere && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
    if !isPossible { print("skipped: boxes in a browser, because Chromium or Python is not there") }
    return isPossible
  }()

  @Test("The browser sees what the lint sees", .enabled(if: isPossible))
  func agreement() throws {
    let run = try Program.shell("Scripts/crosscheck-boxes \"$ENTENTE\" --data /nowhere --only padgett")
    #expect(run.status == 0, "\(run.output)\(run.error)")
    #expect(run.output.contains("1 graphs, 3 pictures, 0 failures"), "\(run.output)")
  }
}
