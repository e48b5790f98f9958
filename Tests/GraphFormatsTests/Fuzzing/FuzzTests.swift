import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Every reader against files cut off at every byte and files with mutated bytes: a graph or diagnostics, and always an end.
///
/// What is mutated are the files of `Corpus/FORMAT/` and what the format's own writer writes. `Scripts/fuzz` runs the same for as
/// long as one likes, with new seeds, and keeps the input that ends the program.
@Suite(.serialized) struct FuzzTests {
  static let readable = GraphFormat.all.filter(\.isReadable).map(\.id)

  /// A file that is mutated, and the files that stand beside it.
  private struct Sample {
    var files: [WrittenFile]
    var index = 0
    var bytes: [UInt8] { files[index].bytes }
  }

  /// The files that a reader of this format is tried with.
  private static func samples(_ format: GraphFormat) throws -> [Sample] {
    // Formats that differ in an option share their samples.
    let name = format.id.replacing("-years", with: "").replacing("-months", with: "")
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(name)").path
    var samples: [Sample] = []
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      samples.append(Sample(files: [WrittenFile(name: "", bytes: Array(data))]))
    }
    for seed in [1, 7] as [UInt64] {
      guard let files = format.files(try TypedGraph.make(seed: seed)) else { continue }
      samples += files.indices.map { Sample(files: files, index: $0) }
    }
    return samples
  }

  @Test(arguments: readable) func hasSamples(format id: String) throws {
    #expect(try !Self.samples(#require(GraphFormat.named(id))).isEmpty)
  }

  @Test(arguments: readable) func cutOffAtEveryByte(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for sample in try Self.samples(format) {
      let count = sample.bytes.count
      // Long files are cut where they begin and at places all over; folders at some places, since disks are slow, and DOT, which
      // takes a process each.
      let isSlow = sample.files.count > 1 || format.id == GraphFormat.dot.id
      let dense = isSlow ? 0 : 1500
      let step = count / (isSlow ? 60 : 300) + 1
      for length in sample.bytes.indices where length < dense || length % step == 0 {
        try read(Array(sample.bytes[..<length]), of: sample, format)
      }
    }
  }

  @Test(arguments: readable) func mutated(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let samples = try Self.samples(format)
    guard !samples.isEmpty else { return }
    let seconds = ProcessInfo.processInfo.environment["ENTENTE_FUZZ_SECONDS"].flatMap(Double.init)
    let end = seconds.map { Date().addingTimeInterval($0) }
    var random = SeededRandom(seed: end == nil ? 11 : UInt64.random(in: 0...UInt64.max))
    var rounds = 0
    while end.map({ $0 > Date() }) ?? (rounds < 400) {
      rounds += 1
      let sample = random.pick(samples)
      try read(Mutation.of(sample.bytes, &random), of: sample, format)
    }
  }

  private func read(_ bytes: [UInt8], of sample: Sample, _ format: GraphFormat) throws {
    if let path = ProcessInfo.processInfo.environment["ENTENTE_FUZZ_INPUT"] {
      try Data(bytes).write(to: URL(fileURLWithPath: path + "." + format.id))
    }
    let reading: Reading
    if sample.files.count == 1, sample.files[0].name.isEmpty {
      reading = Reading(bytes, as: format)
    } else {
      let folder = try TemporaryFolder()
      for (index, file) in sample.files.enumerated() {
        try folder.write(index == sample.index ? bytes : file.bytes, to: file.name)
      }
      reading = Reading(path: folder.path, format: format)
    }
    switch reading {
    case .graph(let result):
      result.graph._checkInvariants()
      #expect(result.warnings.allSatisfy { $0.severity != .error })
    case .failed(let error):
      #expect(error.diagnostics.contains { $0.severity == .error })
      #expect(error.diagnostics.count <= GraphDraft.diagnosticLimit + 1)
    }
  }
}
