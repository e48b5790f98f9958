import Foundation
import Testing

@testable import GraphFormats

/// Files are there whole or not at all. One test after the other, because one removes what others are writing.
@Suite(.serialized) struct AtomicFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/out.txt" }

  init() throws { folder = try TemporaryFolder() }

  private func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func newAndOldFiles() throws {
    try AtomicFile.write("one".utf8, to: path)
    #expect(text(path) == "one")
    try AtomicFile.write(Array("two, longer".utf8), to: path)
    #expect(text(path) == "two, longer")
    try AtomicFile.write("".utf8, to: path)
    #expect(text(path) == "")
    #expect(folder.entries == ["out.txt"])
  }

  @Test func oldFileStaysWhereTheFolderIsMissing() throws {
    let error = #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("x".utf8, to: folder.path + "/no/out") }
    #expect(error?.reason == "No such file or directory")
    #expect(error?.path == folder.path + "/no/out")
  }

  @Test func foldersAreRefused() throws {
    let error = #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("x".utf8, to: folder.path) }
    #expect(error?.reason == "is a folder")
    #expect(folder.entries == [])
  }

  /// The administrator may write everywhere; then there is nothing to test.
  @Test(.enabled(if: geteuid() != 0, "runs as the administrator")) func unwritableFolder() throws {
    try AtomicFile.write("old".utf8, to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("new".utf8, to: path) }
    #expect(text(path) == "old")
    #expect(folder.entries == ["out.txt"])
  }

  /// A full disk: the temporary file cannot be written, and is not left behind. `/dev/full` stands for one.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func fullDevice() {
    let error = #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("x".utf8, to: "/dev/full") }
    #expect(error?.reason == "No space left on device")
  }

  @Test func oldFileStaysWhereItCannotBeReplaced() throws {
    try folder.write("x", to: "name/inside")
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("y".utf8, to: folder.path + "/name") }
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("y".utf8, to: folder.path + "/name/inside/x") }
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("y".utf8, to: "") }
    #expect(text(folder.path + "/name/inside") == "x")
    #expect(folder.entries == ["name"])
  }

  @Test func permissionsAreKept() throws {
    try AtomicFile.write("a".utf8, to: path)
    for permissions in [0o600, 0o640, 0o755, 0o444] {
      try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
      try AtomicFile.write("b \(permissions)".utf8, to: path)
      #expect(try self.permissions(path) == permissions)
      #expect(text(path) == "b \(permissions)")
    }
  }

  @Test func linksAreFollowed() throws {
    try folder.write("old", to: "deep/target.txt")
    let link = folder.path + "/link.txt"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "deep/target.txt")
    try AtomicFile.write("new".utf8, to: link)
    #expect(text(folder.path + "/deep/target.txt") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "deep/target.txt")
    try FileManager.default.removeItem(atPath: folder.path + "/deep/target.txt")
    try AtomicFile.write("again".utf8, to: link)
    #expect(text(folder.path + "/deep/target.txt") == "again")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "deep/target.txt")
    #expect(folder.entries == ["deep", "link.txt"])
  }

  @Test func devicesAreWrittenDirectly() throws {
    try AtomicFile.write("x".utf8, to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func namesOfEveryKind() throws {
    for name in ["한국.txt", "a b.txt", "-x", "%41.txt", "a:b", "😀", ".hidden", "x\"y'z"] {
      try AtomicFile.write(name.utf8, to: folder.path + "/" + name)
      #expect(text(folder.path + "/" + name) == name)
    }
    #expect(folder.entries.count == 8)
  }

  @Test func foldersOfNames() {
    let folders = ["x": "", "name": "", "": "", "a/x": "a", "/x": "/", "a/b/c": "a/b", "./x": ".", "/": "/"]
    for (path, folder) in folders { #expect(path.folderPart == folder, "\(path)") }
  }

  @Test func removingWhatIsUnfinishedLeavesTheRest() throws {
    try AtomicFile.write("x".utf8, to: path)
    AtomicFile.removeUnfinished()
    #expect(text(path) == "x")
  }

  @Test func manyWritersAtOnce() async throws {
    let path = path
    await withTaskGroup { group in
      for number in 0..<32 {
        group.addTask {
          let text = String(repeating: "\(number % 10)", count: 50_000)
          do { try AtomicFile.write(text.utf8, to: path) } catch { Issue.record(error) }
        }
      }
    }
    let written = try #require(text(path))
    #expect(written.utf8.count == 50_000 && Set(written.utf8).count == 1)
    #expect(folder.entries == ["out.txt"])
  }
}
