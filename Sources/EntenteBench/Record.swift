import Foundation

/// A line of the output: what was measured of one kernel, as JSON.
struct Record: Encodable {
  var kernel: String
  var graph: String
  var workers: Int
  var seconds: [Double]
  /// The largest memory of the process while it ran.
  var peakBytes: Int
  var checksum: [String: Double] = [:]
  var notes: [String] = []
  /// How many cores other processes took meanwhile.
  var foreignCores = 0.0

  private enum Key: CodingKey {
    case kernel, graph, workers, median, least, most, repetitions, peakBytes, checksum, notes, foreignCores
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    let sorted = seconds.sorted()
    try values.encode(kernel, forKey: .kernel)
    try values.encode(graph, forKey: .graph)
    try values.encode(workers, forKey: .workers)
    try values.encodeIfPresent(sorted.isEmpty ? nil : sorted[sorted.count / 2], forKey: .median)
    try values.encodeIfPresent(sorted.first, forKey: .least)
    try values.encodeIfPresent(sorted.last, forKey: .most)
    try values.encode(sorted.count, forKey: .repetitions)
    try values.encode(peakBytes, forKey: .peakBytes)
    try values.encode(checksum, forKey: .checksum)
    try values.encode(notes, forKey: .notes)
    try values.encode(foreignCores, forKey: .foreignCores)
  }

  func print() throws {
    try JSONLine.print(self)
  }
}

/// Values as lines of JSON on standard output.
enum JSONLine {
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(value) + [UInt8(ascii: "\n")])
  }
}
