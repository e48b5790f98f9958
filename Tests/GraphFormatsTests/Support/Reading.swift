import Foundation
import RelationGraph

@testable import GraphFormats

/// What came of reading: a graph with warnings, or diagnostics.
enum Reading {
  case graph(ReadResult)
  case failed(ReadError)

  init(_ text: String, as format: GraphFormat, name: String = "test") {
    self.init(Array(text.utf8), as: format, name: name)
  }

  init(_ bytes: [UInt8], as format: GraphFormat?, name: String = "test") {
    self.init { () throws(ReadError) in try GraphReader.read(GraphSource(name: name, bytes: bytes), format: format) }
  }

  init(path: String, format: GraphFormat? = nil) {
    self.init { () throws(ReadError) in try GraphReader.read(path: path, format: format) }
  }

  private init(_ body: () throws(ReadError) -> ReadResult) {
    do throws(ReadError) { self = .graph(try body()) } catch { self = .failed(error) }
  }

  var graph: PropertyGraph? { if case .graph(let result) = self { result.graph } else { nil } }
  var error: ReadError? { if case .failed(let error) = self { error } else { nil } }

  var diagnostics: [Diagnostic] {
    switch self {
    case .graph(let result): result.warnings
    case .failed(let error): error.diagnostics
    }
  }

  /// `3:7 unknown-kind`, a line a problem.
  var places: [String] {
    diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code)" }
  }

  var hints: [String?] { diagnostics.map(\.hint) }
  var isLimit: Bool { error?.isLimit ?? false }
}

extension PropertyGraph {
  /// The canonical bytes, as text so that a difference can be read.
  var canonicalText: String { GraphFormat.jsonLines.text(self) ?? "" }
}

/// A folder of its own that is gone after the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "entente-formats-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let target = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: target))
    return target
  }

  var entries: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

enum Package {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let network = folder + "/Graphs/japan-korea-defence.yaml"

  static func networkGraph() throws -> PropertyGraph { try GraphReader.read(path: network).graph }
}
