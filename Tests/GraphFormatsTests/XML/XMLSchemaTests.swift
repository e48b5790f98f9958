import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Written files are valid by the schemas of the formats, as `xmllint` sees them.
@Suite(.enabled(if: XMLSchemas.isThere, "xmllint or ../shared is not there")) struct XMLSchemaTests {
  private let folder: TemporaryFolder

  init() throws { folder = try XMLSchemas.folder() }

  @Test func hostileGraphs() throws {
    for seed in 0..<25 as Range<UInt64> { try validate(HostileGraph.make(seed: seed).canonical(), "seed \(seed)") }
  }

  @Test func shippedNetworkAndTypedGraphs() throws {
    try validate(Package.networkGraph(), "shipped network")
    try validate(PropertyGraph(), "empty")
    for seed in 0..<25 as Range<UInt64> { try validate(TypedGraph.make(seed: seed), "typed \(seed)") }
  }

  private func validate(_ graph: PropertyGraph, _ which: Comment) throws {
    let path = try folder.write(try #require(GraphFormat.gexf.files(graph))[0].bytes, to: "graph.gexf")
    for schema in [["--schema", folder.path + "/gexf.xsd"], ["--relaxng", folder.path + "/gexf.rng"]] {
      let report = try XMLSchemas.report(schema + [path])
      #expect(report == nil, which)
    }
  }
}

/// The published schemas, where they are, and a program that checks with them.
enum XMLSchemas {
  static let program = "/usr/bin/xmllint"
  private static let published = DataSets.folder + "/4-interop/gexf-spec/specs__1.3__"
  private static let parts = ["gexf", "dynamics", "viz"].flatMap { ["\($0).xsd", "\($0).rng"] }

  /// The parts of the schema of GEXF under the names by which they call each other.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for part in parts {
      try folder.write(Array(Data(contentsOf: URL(fileURLWithPath: published + part))), to: part)
    }
    return folder
  }

  static let isThere = {
    let files = FileManager.default
    let isThere =
      files.isExecutableFile(atPath: program) && parts.allSatisfy { files.fileExists(atPath: published + $0) }
    if !isThere { print("skipped: xmllint or ../shared/data/4-interop/gexf-spec is not there") }
    return isThere
  }()

  /// What the program finds; `nil` if nothing.
  static func report(_ arguments: [String]) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--noout", "--nonet"] + arguments
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? nil : String(decoding: output.prefix(2000), as: UTF8.self)
  }
}
