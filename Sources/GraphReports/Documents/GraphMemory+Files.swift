import Foundation
import GraphFormats
import RelationGraph

/// Estimates for files: what is certain to be taken, so that nothing is refused that would have fitted.
extension GraphMemory {
  /// What reading takes for each byte of a file.
  ///
  /// Tables with ten million relations took 2.3, a list of numbers less; other formats, whose records are values before they are a
  /// graph, from 3.7 (SQLite) and 5.1 (GraphML) to 15 (YAML).
  private static let readingFactors: [String: Double] = ["csv": 1.5, "tsv": 1.5, "edgelist": 1]
  private static let readingFactor = 3.0

  /// The least that reading a file or folder takes; `nil` where nobody knows how long it is.
  package static func reading(_ path: String) -> Int? {
    // Of a folder its tables are read.
    let tables = (try? FileManager.default.contentsOfDirectory(atPath: path))?.filter {
      readingFactors[GraphReader.byExtension($0)?.id ?? ""] != nil
    }
    let files = tables.map { $0.map { (path as NSString).appendingPathComponent($0) } } ?? [path]
    let sizes = files.compactMap { file -> Double? in
      textSize(file).map { Double($0) * (readingFactors[GraphReader.byExtension(file)?.id ?? ""] ?? readingFactor) }
    }
    return sizes.isEmpty ? nil : Int(sizes.reduce(0, +))
  }

  /// The bytes of a file, unpacked where it is gzip.
  private static func textSize(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int else {
      return nil
    }
    guard path.hasSuffix(".gz"), size >= 18, let file = FileHandle(forReadingAtPath: path) else { return size }
    defer { try? file.close() }
    // The last four bytes are the length of the text.
    guard (try? file.seek(toOffset: UInt64(size - 4))) != nil, let tail = try? file.read(upToCount: 4), tail.count == 4
    else { return size }
    return max(size, tail.reversed().reduce(0) { $0 << 8 | Int($1) })
  }

  /// What writing takes where a format is put together as a whole: bytes for each node and relation, as a graph with a million
  /// plain nodes and 100,000 relations took.
  private static let writing = ["popolo": 1000, "ftm": 1600, "bods": 1900, "ftm-statements": 3400]

  /// What writing a graph takes besides the graph; `nil` where it is written row by row.
  package static func writing(_ graph: PropertyGraph, as format: GraphFormat) -> Int? {
    writing[format.id].map { $0 * (graph.nodeCount + graph.relationCount) }
  }
}

extension PropertyGraph {
  /// The bytes that the graph has reserved.
  package var memoryBytes: Int { bytes.total }
}
