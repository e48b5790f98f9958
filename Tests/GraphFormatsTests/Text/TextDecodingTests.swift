import RelationGraph
import Testing

@testable import GraphFormats

/// Texts in the encodings that tools write.
@Suite struct TextDecodingTests {
  private static let text = "source,target\nCafé “Ö”,Zürich €\n"

  private func decoded(_ bytes: [UInt8]) throws(ReadError) -> DecodedText {
    try GraphSource(name: "t", bytes: bytes).decoded()
  }

  @Test func utf8HasNoWarning() throws {
    let found = try decoded([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8))
    #expect(found.text == Self.text)
    #expect(found.warnings.isEmpty)
  }

  @Test(arguments: [true, false], [true, false]) func utf16(isLittle: Bool, hasMark: Bool) throws {
    let units = (hasMark ? [0xFEFF] : []) + Array(Self.text.utf16)
    let bytes = units.flatMap { unit in
      isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let found = try decoded(bytes)
    #expect(found.text == Self.text)
    #expect(found.warnings.map(\.message) == ["the text is not UTF-8: it is read as UTF-16\(isLittle ? "LE" : "BE")"])
  }

  @Test func windows1252() throws {
    let bytes: [UInt8] =
      Array("source,target\nCaf".utf8) + [0xE9, 0x20, 0x93, 0xD6, 0x94] + Array(",Z".utf8) + [0xFC]
      + Array("rich ".utf8) + [0x80, 0x0A]
    let found = try decoded(bytes)
    #expect(found.text == Self.text)
    #expect(found.warnings.map(\.code) == ["encoding"])
  }

  @Test func brokenUTF8IsNotGuessedAt() {
    let bytes = Array("é è ü ö 한국 日本 ".utf8) + [0xE9, 0x20]
    #expect(throws: ReadError.self) { try decoded(bytes) }
  }

  @Test func binaryIsRefused() {
    #expect(throws: ReadError.self) { try decoded((0...255).map { UInt8($0) } + [0xFF, 0xFE, 0x01]) }
  }

  @Test func oddLengthsAndHalfPairs() throws {
    _ = try decoded([0xFF, 0xFE, 0x41])
    _ = try decoded([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00])
  }

  @Test func namedEncodings() throws {
    let korean = GraphSource(name: "t", bytes: [0xC7, 0xD1, 0xB1, 0xB9, 0x0A])
    #expect(try String(decoding: korean.decoded(from: "euc-kr").bytes(), as: UTF8.self) == "한국\n")
    #expect(throws: ReadError.self) { try korean.decoded(from: "no-such-encoding") }
    #expect(throws: ReadError.self) { try korean.decoded(from: "ascii") }
  }
}
