import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// `.gz`: damaged, cut off, followed by something, or a bomb.
@Suite struct GzipTests {
  /// `source,target\na,b\n`.
  static let edges = bytes("H4sIAAAAAAACAyvOLy1KTtUpSSxKTy3hStRJ4gIAa0XXdhIAAAA=")
  /// 100,000 times `a`.
  static let bomb = bytes(
    "H4sIAAAAAAACA+3BMQEAAADCoKzrX8IaHkABAAAA" + String(repeating: "A", count: 124)
      + "rwaH+uIboIYBAA==")

  static func bytes(_ base64: String) -> [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }

  @Test func isReadByContentAndByName() throws {
    #expect(Reading(Self.edges, as: .csv).graph?.relationCount == 1)
    #expect(Reading(Self.edges, as: nil).graph?.relationCount == 1)
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.edges, to: "edges.csv.gz")
    try folder.write("id\na\nb\n", to: "nodes.csv")
    #expect(Reading(path: path).graph?.relationCount == 1)
    #expect(Reading(path: folder.path).graph?.relationCount == 1)
  }

  @Test func severalMembersAreOneText() throws {
    #expect(try Gzip.inflated(Self.edges + Self.edges, name: "x").count == 36)
    #expect(try Gzip.inflated(Array("plain".utf8), name: "x") == Array("plain".utf8))
    #expect(try Gzip.inflated([], name: "x") == [])
  }

  @Test func cutOffAnywhere() {
    for length in 2..<Self.edges.count {
      let reading = Reading(Array(Self.edges.prefix(length)), as: .csv)
      #expect(reading.places == ["0:0 bad-gzip"], "\(length)")
      #expect(reading.hints == ["copy the file once more"])
    }
  }

  @Test func damagedAnywhere() {
    for index in Self.edges.indices {
      var bytes = Self.edges
      bytes[index] ^= 0x10
      let reading = Reading(bytes, as: .csv)
      // Time stamp, system and the last bits of the data are free; everything else is covered by a checksum.
      guard reading.graph == nil else {
        #expect((4..<10).contains(index) || index == Self.edges.count - 9)
        continue
      }
      #expect(!reading.diagnostics.isEmpty)
    }
  }

  @Test func somethingBehindIt() {
    let reading = Reading(Self.edges + Array("garbage".utf8), as: .csv)
    #expect(reading.places == ["0:0 bad-gzip"])
    #expect(reading.diagnostics.map(\.message) == ["there is something behind the gzip data, or it is damaged"])
  }

  @Test func bombEndsAtTheLimit() throws {
    #expect(try Gzip.inflated(Self.bomb, name: "x", limit: 100_000).count == 100_000)
    #expect {
      _ = try Gzip.inflated(Self.bomb, name: "x", limit: 99_999)
    } throws: { error in
      let error = error as? ReadError
      return error?.isLimit == true && error?.diagnostics.map(\.code) == ["too-large"]
        && error?.diagnostics.map(\.message) == ["more than 99999 bytes when decompressed"]
    }
  }

  @Test func limitsAreExplicit() {
    #expect(GraphSource.sizeLimit == 4 << 30)
    #expect(YAMLReader.sizeLimit == 64 << 20)
    #expect(JSONLinesReader.lineLimit == 16 << 20)
    #expect(CSVTable.columnLimit == 10_000)
    #expect((YAMLComposer.depthLimit, JSONParser.depthLimit) == (64, 64))
  }
}

/// What is written as gzip, and bombs.
@Suite struct GzipWritingTests {
  @Test func comesBack() throws {
    for size in [0, 1, 1000, 1 << 18, 3_000_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
      let packed = try #require(Gzip.deflated(bytes))
      #expect(packed == Gzip.deflated(bytes))
      #expect(try Gzip.inflated(packed, name: "t") == bytes)
    }
  }

  @Test func bombsAreStopped() throws {
    let bomb = try #require(Gzip.deflated([UInt8](repeating: 0x20, count: 70 << 20)))
    #expect(bomb.count < 100_000)
    let error = #expect(throws: ReadError.self) { try Gzip.inflated(bomb, name: "t") }
    #expect(error?.isLimit == true)
  }
}
