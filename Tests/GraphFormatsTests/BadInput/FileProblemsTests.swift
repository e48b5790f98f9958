import Foundation
import GraphFormats
import RelationGraph
import Testing

/// Files that are not there, not text, or not what they are called.
@Suite struct FileProblemsTests {
  @Test(arguments: ["yaml", "jsonl", "csv"]) func nothingInIt(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for text in ["", "\u{FEFF}", "\n\n", " \n"] where id != "csv" || !text.contains(" ") {
      let reading = Reading(text, as: format)
      #expect(reading.diagnostics.map(\.code) == ["empty"], "\(text.debugDescription)")
      #expect(!reading.isLimit)
    }
  }

  @Test func nothingInAFileOfNoFormat() { #expect(Reading([], as: nil).places == ["0:0 empty"]) }

  @Test func onlyCommentsAreNothing() {
    let reading = Reading("# only this\n", as: .yaml)
    #expect(reading.places == ["0:0 empty"])
    #expect(reading.hints == ["a graph file begins with 'entente: 1'"])
  }

  @Test func noSuchFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "network.yaml")
    let reading = Reading(path: folder.path + "/netwrok.yaml")
    #expect(reading.places == ["0:0 no-such-file"])
    #expect(reading.hints == ["did you mean '\(folder.path)/network.yaml'?"])
    #expect(Reading(path: "").places == ["0:0 no-such-file"])
    #expect(Reading(path: "/nowhere/at/all").hints == [nil])
  }

  @Test func folderWithoutTables() throws {
    let folder = try TemporaryFolder()
    #expect(Reading(path: folder.path).places == ["0:0 no-such-file"])
    #expect(Reading(path: folder.path).hints == ["a graph folder holds nodes.csv and edges.csv"])
    try folder.write("id\na\n", to: "nodes.csv")
    let reading = Reading(path: folder.path)
    #expect(reading.diagnostics.map(\.message) == ["there is no edges.csv or edges.csv.gz in this folder"])
    #expect(Reading(path: folder.path, format: .yaml).places == ["0:0 is-a-folder"])
  }

  @Test(arguments: ["yaml", "csv"]) func binary(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(Reading(bytes, as: format).places == ["0:0 binary"])
    #expect(Reading(bytes, as: nil).places == ["0:0 binary"])
  }

  @Test(arguments: ["yaml", "jsonl", "csv"]) func invalidUTF8WithItsPlaces(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let bytes = Array("a,한\u{FFFD}".utf8) + [0xFF, 0x0A] + Array("b\n日".utf8) + [0xE6, 0x97, 0x0A]
    for start in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let reading = Reading(start + bytes, as: format)
      #expect(reading.places == ["1:5 invalid-utf8", "3:2 invalid-utf8"])
      #expect(reading.hints == ["save the file as UTF-8", "save the file as UTF-8"])
    }
  }

  @Test(arguments: ["yaml", "jsonl"]) func otherEncodings(format id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let text = "entente: 1\ntitle: 한국\nsource,target\n"
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian] {
      let mark = "\u{FEFF}".data(using: encoding)!
      let reading = Reading(Array(mark + text.data(using: encoding)!), as: format)
      #expect(reading.places == ["0:0 utf-16"])
      #expect(reading.hints == ["save the file as UTF-8"])
    }
    let unmarked = Reading(Array(text.data(using: .utf16LittleEndian)!), as: format)
    #expect(unmarked.error != nil)
  }

  @Test func controlCharactersAreAllNamed() {
    let yaml = Reading("title: a\u{0}b\nlanguage: \u{1B}[31m\u{7}\ndescription: \u{7F}\n", as: .yaml)
    #expect(yaml.places == ["1:9 control-character", "2:11 control-character", "3:14 control-character"])
    #expect(yaml.diagnostics.map(\.message).first == "control character U+0000")
    let csv = Reading("source,target\na,b\u{0}\n", as: .csv)
    #expect(csv.places == ["2:4 control-character"])
    let high = Reading("title: ok\nlanguage: é\u{91}\n", as: .yaml)
    #expect(high.places == ["2:12 control-character"])
  }

  @Test func atMostTwentyOfThem() {
    let text = String(repeating: String(repeating: "fine ", count: 200) + "\u{1}\n", count: 50)
    #expect(Reading("title: x\n# " + text, as: .yaml).diagnostics.count == 20)
  }

  @Test func byteOrderMarkIsPassedOver() throws {
    #expect(Reading("\u{FEFF}entente: 1\nnodes: {node: {a: }}\n", as: .yaml).graph?.nodeCount == 1)
    #expect(Reading("\u{FEFF}{\"node\":{\"id\":\"a\"}}\n", as: .jsonLines).graph?.nodeCount == 1)
    #expect(Reading("\u{FEFF}source,target\na,b\n", as: .csv).graph?.nodeCount == 2)
  }

  @Test func formatsByContent() throws {
    #expect(Reading(Array("# x\ntitle: t\nnodes: {node: {a: }}".utf8), as: nil).graph?.nodeCount == 1)
    #expect(Reading(Array(" {\"node\" : {\"id\":\"a\"}}".utf8), as: nil).graph?.nodeCount == 1)
    let readable = GraphFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")
    let unknown = Reading(Array("hello".utf8), as: nil)
    #expect(unknown.places == ["0:0 unknown-format"])
    #expect(unknown.hints == ["say it with --from: " + readable])
    let folder = try TemporaryFolder()
    for format in GraphFormat.all where !format.isReadable {
      let path = try folder.write("hello", to: "g." + (format.extensions.first ?? ""))
      #expect(Reading(path: path, format: format).places == ["0:0 cannot-read"], "\(format.id)")
      #expect(Reading(path: path, format: format).hints == ["readable: " + readable])
    }
    let lines = try folder.write("{\"graph\":{\"entente\":1}}\n{\"node\":{\"id\":\"a\"}}\n", to: "lines.json")
    #expect(Reading(path: lines).graph?.nodeCount == 1)
  }
}
