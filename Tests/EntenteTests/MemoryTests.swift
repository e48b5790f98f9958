import Entente
import Foundation
import Testing

/// Estimates of memory, sizes as people write them, and the limit on the command line.
@Suite struct MemoryTests {
  @Test func sizesAsPeopleWriteThem() {
    let sizes: [(String, Int?)] = [
      ("4GB", 4_000_000_000), ("4 gb", 4_000_000_000), ("512MiB", 536_870_912), ("1.5k", 1500), ("10", 10),
      ("", nil), ("GB", nil), ("-1GB", nil), ("4XB", nil), ("1e99GB", nil), ("0", nil), ("9999999999TB", nil),
    ]
    for (text, bytes) in sizes { #expect(ByteSize(text: text)?.bytes == bytes, "\(text)") }
    let texts = [0, 999, 1000, 99_950, 215_000_000, 1_432_000_000, 999_600_000, 6_700_000_000_000_000]
    #expect(
      texts.map { ByteSize($0).text } == [
        "0 bytes", "999 bytes", "1.00 kB", "100 kB", "215 MB", "1.43 GB", "1.00 GB", "6700 TB",
      ])
  }

  @Test func theLeastOfWhatIsAvailable() {
    let memory = "MemTotal:  24000000 kB\nMemAvailable:   1000 kB\n"
    #expect(AvailableMemory.least(memory: memory) == 1_024_000)
    #expect(AvailableMemory.least(memory: memory, groups: [("500000\n", "100000\n")]) == 400_000)
    #expect(AvailableMemory.least(memory: memory, groups: [("max\n", "100000\n")], addressSpace: 7) == 7)
    #expect(AvailableMemory.least(memory: nil, groups: [(nil, nil)]) == nil)
    let groups = AvailableMemory.groups("1:name=systemd:/x\n0::/user.slice/a\n")
    #expect(groups.contains { $0.limit == "/sys/fs/cgroup/user.slice/a/memory.max" })
    #expect(AvailableMemory.groups(nil).first?.use == "/sys/fs/cgroup/memory.current")
  }

  @Test func growthIsAsTheCardSays() {
    for type in AlgorithmCatalog.all {
      let space = type.card.space
      let isLarge = ["O(n²", "O(n³", "O(k·n²"].contains { space.hasPrefix($0) }
      #expect(isLarge == (type.init().memory != .linear), "\(type.card.id): \(space)")
      if let bytes = type.init().memory.bytes(nodes: 1_000_000) { #expect(bytes >= 1e11, "\(type.card.id)") }
    }
  }

  @Test func aRunThatDoesNotFitIsRefused() throws {
    let ring = (0..<20_000).map { "\($0),\(($0 + 1) % 20_000)" }.joined(separator: "\n")
    let arguments = ["analyse", "-", "--from", "csv", "-m", "simrank:limit=30000,count=1"]
    let run = try Program.run(arguments + ["--memory-limit", "1GB"], input: "source,target\n" + ring + "\n")
    #expect(run.status == 4)
    #expect(run.error.contains("would take about 6.40 GB, and --memory-limit allows 1.00 GB"))
    #expect(run.error.contains("--largest-component"))
    #expect(try Program.run(["info", Program.shippedGraph, "--memory-limit", "much"]).status == 2)
  }

  @Test(arguments: [
    ["centrality", Program.shippedGraph, "-m", "degree"], ["communities", Program.shippedGraph],
    ["structure", Program.shippedGraph], ["info", Program.shippedGraph], ["check", Program.shippedGraph],
    ["path", Program.shippedGraph, "japan", "china"], ["convert", Program.shippedGraph, "-", "--to", "popolo"],
  ])
  func aLimitThatWasSaidHoldsForEverything(_ arguments: [String]) throws {
    let run = try Program.run(arguments + ["--memory-limit", "1KB"])
    #expect(run.status == 4 && run.output.isEmpty)
    #expect(run.error.contains("would take about") && run.error.contains("--memory-limit allows 1.00 kB"))
    #expect(try Program.run(arguments + ["--memory-limit", "4GB"]).error == Program.run(arguments).error)
  }

  @Test func algorithmsThatGrowWithTheGraphAreHeldAgainstTheLimit() throws {
    let ring = (0..<20_000).map { "\($0),\(($0 + 1) % 20_000)" }.joined(separator: "\n")
    let arguments = ["centrality", "-", "--from", "csv", "-m", "degree", "--memory-limit"]
    let refused = try Program.run(arguments + ["2MB"], input: "source,target\n" + ring + "\n")
    #expect(refused.status == 4 && refused.error.contains("'degree' on 20000 nodes would take about"))
    #expect(refused.error.contains("--largest-component; --memory-limit"))
    #expect(try Program.run(arguments + ["1GB"], input: "source,target\n" + ring + "\n").status == 0)
  }

  @Test func whatReadingTakesIsToldByTheLengthOfTheText() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("x.csv").path
    try AtomicFile.write(Array(repeating: UInt8(ascii: "a"), count: 1000), to: path)
    let plain = try #require(GraphMemory.reading(path))
    #expect(plain >= 1000 && plain <= 3000)
    #expect(try #require(GraphMemory.reading(folder.path)) == plain)
    try AtomicFile.write(to: path + ".gz", isCompressed: true) { output in
      output.write(Array(repeating: UInt8(ascii: "a"), count: 1000))
    }
    #expect(GraphMemory.reading(path + ".gz") == plain)
    #expect(GraphMemory.reading(path + ".none") == nil && GraphMemory.reading("-") == nil)
  }

  @Test func infoTellsTheMemory() throws {
    let plain = try Program.run(["info", Program.shippedGraph, "--format", "csv"])
    let csv = try Program.run(["info", Program.shippedGraph, "--memory", "--format", "csv"])
    #expect(csv.status == 0 && csv.output.hasPrefix(plain.output))
    #expect(csv.output.contains("\nmemory.relations,") && csv.output.contains("\nmemory.peak.simrank,"))
    let memory = try Program.run(["info", Program.shippedGraph, "--memory", "--format", "json"]).json["memory"]
    let figures = try #require(memory as? [String: Any])
    #expect(try #require(figures["graph"] as? Int) > 0 && figures["peak"] is [String: Any])
    #expect(
      try Program.run(["info", Program.shippedGraph, "--memory", "--format", "table"]).output.contains("bytes a tie"))
  }
}
