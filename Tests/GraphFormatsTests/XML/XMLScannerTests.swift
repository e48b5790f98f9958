import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// What the scanner makes of XML, and where it says what is wrong.
@Suite struct XMLScannerTests {
  private func outline(_ text: String) -> [String] { outline(Array(text.utf8)) }

  private func outline(_ bytes: [UInt8]) -> [String] {
    do throws(ReadError) { return try XMLOutline.lines(bytes) } catch {
      return error.diagnostics.map { "\($0.location.map { "\($0.line):\($0.column)" } ?? "") \($0.code)" }
    }
  }

  @Test func tagsAndTexts() {
    let text = """
      <?xml version="1.0"?>
      <!DOCTYPE a SYSTEM "file:///etc/passwd">
      <!-- <b> -->
      <v:a xmlns:v='u' x = "1 &lt; 2&#10;3
      4" y='"'>t&amp;<![CDATA[<&>]]>&#x1F600;<b/>
      <?note a > b?></v:a>
      """
    #expect(
      outline(text) == [
        "<a x=1 < 2\n3 4 xmlns:v=u y=\">", "t&<&>😀", "<b>", "</b>", "\n", "?note a > b", "</a>",
      ])
  }

  @Test(arguments: [
    ("", "1:1 empty"), ("  \n", "2:1 empty"), ("hello", "1:1 xml-syntax"), ("<a>\n <b>\n</a>", "3:1 mismatched-tag"),
    ("<a>\n <b>\n", "3:1 unclosed-element"), ("<a b=\"1", "1:4 unclosed-quote"), ("<a b=1/>", "1:4 xml-syntax"),
    ("<a b/>", "1:4 xml-syntax"), ("<a b='1'c='2'/>", "1:9 xml-syntax"),
    ("<a b='1' b='2'/>", "1:10 duplicate-attribute"),
    ("<a b='<'/>", "1:4 unclosed-quote"), ("<a>&nope;</a>", "1:4 unknown-entity"), ("<a>x & y</a>", "1:6 xml-syntax"),
    ("<a>&#0;</a>", "1:4 bad-character"), ("<a>&#xD800;</a>", "1:4 bad-character"),
    ("<a>&#-1;</a>", "1:4 bad-character"),
    ("<a>&#99999999999;</a>", "1:4 bad-character"), ("<a/><b/>", "1:5 xml-syntax"), ("<a/>x", "1:5 xml-syntax"),
    ("</a>", "1:1 xml-syntax"), ("<a", "1:1 unclosed-tag"), ("<a><!-- ", "1:4 unclosed-tag"),
    ("<a><![CDATA[x", "1:4 unclosed-tag"), ("<a><?x", "1:4 unclosed-tag"), ("<!DOCTYPE a [", "1:1 unclosed-tag"),
    ("<a>é<1/></a>", "1:6 xml-syntax"), ("<a>x\u{0}y</a>", "1:5 control-character"),
    ("<a x='\u{1}'/>", "1:7 control-character"),
    ("<a>\u{FEFF}</a></a>", "1:9 xml-syntax"), ("<a><!x></a>", "1:4 xml-syntax"), ("<a>&amp</a>", "1:4 xml-syntax"),
  ]) func problems(text: String, place: String) { #expect(outline(text) == [place]) }

  /// The parser of Foundation sees the same in whatever is XML.
  @Test func foundationSeesTheSame() throws {
    for seed in 0..<60 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed).canonical()
      for format in [GraphFormat.graphML, .gexf] {
        let bytes = try #require(format.files(graph))[0].bytes
        #expect(try XMLOutline.lines(bytes) == XMLOutline.foundation(bytes), "seed \(seed) \(format.id)")
      }
    }
  }

  @Test func encodings() throws {
    let text = "<a b='한é'>日本</a>"
    let wanted = ["<a b=한é>", "日本", "</a>"]
    #expect(outline([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == wanted)
    #expect(outline("<?xml version='1.0' encoding='utf-16'?>" + text) == wanted)
    for isBig in [true, false] {
      let units = text.utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBig ? [high, low] : [low, high]
      }
      #expect(outline((isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) + units) == wanted)
      #expect(outline(units) == wanted)
      #expect(outline([0xFE, 0xFF] + units.dropLast()) == ["1:1 bad-encoding"])
    }
    func declared(_ encoding: String, _ bytes: [UInt8]) -> [String] {
      outline(Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<a>".utf8) + bytes + Array("</a>".utf8))
    }
    #expect(declared("ISO-8859-1", [0xE9]) == ["<a>", "é", "</a>"])
    #expect(declared("windows-1252", [0x80]) == ["<a>", "€", "</a>"])
    #expect(declared("EUC-KR", [0xC7, 0xD1]) == ["<a>", "한", "</a>"])
    #expect(declared("Shift_JIS", [0x93, 0xFA]) == ["<a>", "日", "</a>"])
    #expect(declared("klingon", [0x41]) == ["1:1 unknown-encoding"])
    #expect(declared("UTF-8", [0xE9]) == ["2:4 invalid-utf8"])
    #expect(declared("UTF-7", Array("+ADw-".utf8)) == ["1:1 unknown-encoding"])
  }
}

/// A document as lines, by the scanner and by Foundation's parser.
enum XMLOutline {
  static func lines(_ bytes: [UInt8]) throws(ReadError) -> [String] {
    var scanner = try XMLScanner(GraphSource(name: "test", bytes: bytes))
    scanner.keepsText = true
    var lines: [String] = []
    var text = ""
    while let event = try scanner.next() {
      if case .text(let more) = event {
        text += more
        continue
      }
      if !text.isEmpty { lines.append(text) }
      text = ""
      switch event {
      case .start(let element): lines.append(start(element.name, element.attributes))
      case .end(let name): lines.append("</\(name)>")
      case .instruction(let target, let text): lines.append("?\(target) \(text)")
      case .text: break
      }
    }
    return lines
  }

  fileprivate static func start(_ name: String, _ attributes: [(name: String, value: String)]) -> String {
    let list = attributes.sorted { $0.name < $1.name }.map { " \($0.name)=\($0.value)" }
    return "<\(name)\(list.joined())>"
  }

  static func foundation(_ bytes: [UInt8]) -> [String] { FoundationOutline(bytes).lines }
}
