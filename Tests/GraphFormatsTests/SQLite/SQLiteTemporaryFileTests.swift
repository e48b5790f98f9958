import Foundation
import Testing

@testable import GraphFormats

/// A database that grows in a temporary file is written whole, or not at all.
struct SQLiteTemporaryFileTests {
  @Test(arguments: [0, 1, 1 << 20, 3 << 20 + 5]) func allOfItIsRead(_ count: Int) throws {
    let file = try #require(SQLiteTemporaryFile())
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    file.removeName()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try handle.write(contentsOf: bytes)
    #expect(file.size == count)
    #expect(file.text(count: count).bytes == bytes)
  }

  @Test func aFileThatIsCutOffBehindItsBackIsAnError() throws {
    let file = try #require(SQLiteTemporaryFile())
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    defer { file.removeName() }
    try handle.write(contentsOf: [UInt8](repeating: 7, count: 3 << 20))
    let text = file.text(count: 3 << 20)
    var whole = 0
    try text.send { whole += $0.count }
    #expect(whole == 3 << 20 && file.size == whole)
    try handle.truncate(atOffset: 2 << 20 + 9)
    var sent = 0
    #expect(throws: TextParts.Cut.self) { try text.send { sent += $0.count } }
    #expect(sent == 2 << 20)
    #expect(text.bytes.isEmpty)

    // What is there under the name already stays.
    let target = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: target) }
    try AtomicFile.write([1, 2, 3], to: target)
    #expect(throws: AtomicFile.Failure.self) {
      try AtomicFile.write(to: target) { output in
        do { try text.send { output.write($0) } } catch { output.fail() }
      }
    }
    #expect(FileManager.default.contents(atPath: target) == Data([1, 2, 3]))
  }
}
