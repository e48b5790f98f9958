import Entente
import Foundation
import Testing

/// `convert` in pipes, in any format, saying what is lost.
@Suite("Convert")
struct ConvertTests {
  private static let graph = Program.packageFolder + "/Graphs/classic/padgett-families.yaml"

  /// The canonical text of a graph in bytes of a format.
  private static func canonical(_ bytes: String, from format: String?) throws -> String {
    let run = try Program.run(
      ["convert", "-", "-", "--to", "jsonl", "--quiet"] + (format.map { ["--from", $0] } ?? []), input: bytes)
    #expect(run.status == 0, "\(format ?? "by content"): \(run.error)")
    return run.output
  }

  @Test(
    arguments: GraphFormat.all.filter { $0.isReadable && $0.isWritable && $0.keeps == .everything }.map(\.id)
      .filter { !["sqlite", "datapackage", "neo4j"].contains($0) })
  func throughAPipe(format: String) throws {
    let written = try Program.run(["convert", Self.graph, "-", "--to", format])
    #expect(written.status == 0 && written.error.isEmpty, "\(written.error)")
    let direct = try Program.run(["convert", Self.graph, "-", "--to", "jsonl"]).output
    #expect(try Self.canonical(written.output, from: format) == direct)
    // The format is known by its content, too.
    #expect(try Self.canonical(written.output, from: nil) == direct)
  }

  @Test func tablesThroughAPipe() throws {
    let run = try Program.run(
      ["convert", "-", "-", "--from", "csv", "--to", "graphml"], input: "source,target,weight\na,b,2\n한국,日本,3\n")
    #expect(run.status == 0 && run.output.contains("한국"))
    let info = try Program.run(["info", "-", "--from", "graphml", "--format", "json"], input: run.output).json
    #expect(info["nodes"] as? Int == 4 && info["relations"] as? Int == 2)
  }

  @Test func lossesAreToldAndRefused() throws {
    let folder = try Scratch.folder()
    let (out, report) = (folder.path + "/g.graph", folder.path + "/loss.json")
    let strict = try Program.run(["convert", Self.graph, out, "--to", "metis", "--strict", "--loss-report", report])
    #expect(strict.status == 1)
    #expect(strict.error.contains("METIS cannot hold"))
    #expect(strict.error.contains("ids of nodes (16)"))
    #expect(!FileManager.default.fileExists(atPath: out))
    let data = try Data(contentsOf: URL(fileURLWithPath: report))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["lossless"] as? Bool == false)
    let losses = try #require(json["losses"] as? [[String: Any]])
    #expect(losses.contains { $0["field"] as? String == "ids of nodes" && $0["facts"] as? Int == 16 })
    let loose = try Program.run(["convert", Self.graph, out, "--to", "metis"])
    #expect(loose.status == 0 && loose.error.contains("[loss]"))
    #expect(FileManager.default.fileExists(atPath: out))
  }

  @Test func compressedFiles() throws {
    let folder = try Scratch.folder()
    let path = folder.path + "/g.graphml.gz"
    #expect(try Program.run(["convert", Self.graph, path]).status == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.prefix(2) == Data([0x1F, 0x8B]))
    let again = try Program.run(["convert", path, "-", "--to", "jsonl"])
    #expect(again.output == (try Program.run(["convert", Self.graph, "-", "--to", "jsonl"]).output))
  }

  @Test func contentCountsMoreThanTheName() throws {
    let folder = try Scratch.folder()
    let path = folder.path + "/really.gml"
    let text = try Program.run(["convert", Self.graph, "-", "--to", "graphml"]).output
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let run = try Program.run(["info", path, "--format", "json"])
    #expect(run.status == 0 && run.error.contains("[other-format]"))
    #expect(try run.json["nodes"] as? Int == 16)
  }

  @Test func encodings() throws {
    let folder = try Scratch.folder()
    let path = folder.path + "/korean.csv"
    var bytes = Data("source,target\n".utf8)
    bytes.append(contentsOf: [0xC7, 0xD1, 0xB1, 0xB9, 0x2C, 0x61, 0x0A])
    try bytes.write(to: URL(fileURLWithPath: path))
    let named = try Program.run(["convert", path, "-", "--to", "jsonl", "--encoding", "euc-kr"])
    #expect(named.output.contains("한국"))
    let guessed = try Program.run(["convert", path, "-", "--to", "jsonl"])
    #expect(guessed.status == 0 && guessed.error.contains("[encoding]"))
    #expect(try Program.run(["convert", path, "-", "--to", "jsonl", "--encoding", "klingon"]).status == 2)
  }
}
