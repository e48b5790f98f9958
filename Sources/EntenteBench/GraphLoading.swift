import Foundation
import GraphFormats
import GraphProjection
import RelationGraph

/// A graph read and projected by the project's own means, and what that took.
struct GraphLoading {
  var graph: ProjectedGraph
  var readSeconds: Double
  var projectSeconds: Double
  /// What the property graph and the projected one hold.
  var propertyGraphBytes: Int
  var projectedBytes: Int
  var peakBytes: Int

  init(_ path: String, _ relations: BenchRow.Relations, workers: Int) throws {
    self = try Parallelism.$workers.withValue(workers) { try Self(path, relations) }
  }

  private init(_ path: String, _ relations: BenchRow.Relations) throws {
    ProcessMemory.release()
    ProcessMemory.forgetPeak()
    let before = ProcessMemory.resident
    var start = ContinuousClock.now
    let source = try GraphReader.read(path: path, format: Self.format(of: path)).graph
    readSeconds = (ContinuousClock.now - start).seconds
    ProcessMemory.release()
    let read = ProcessMemory.resident
    var projection = Projection()
    projection.direction = relations == .directed ? .directed : .undirected
    if relations == .weighted {
      projection.weight = .property("weight")
      projection.weightMeaning = .distance
    }
    start = ContinuousClock.now
    graph = try projection.apply(to: source)
    projectSeconds = (ContinuousClock.now - start).seconds
    peakBytes = ProcessMemory.peak
    ProcessMemory.release()
    propertyGraphBytes = read - before
    projectedBytes = ProcessMemory.resident - read
  }

  /// `.wel` is an edge list with weights, which no program but the benchmarks knows by that name.
  private static func format(of path: String) -> GraphFormat? {
    path.hasSuffix(".wel") ? GraphFormat.named("edgelist") : nil
  }

  func record(kernel: String, graph name: String, path: String, workers: Int, seconds: [Double]) throws -> Record {
    let bytes = Self.byteCount(path)
    let median = seconds.sorted()[seconds.count / 2]
    return Record(
      kernel: kernel, graph: name, workers: workers, seconds: seconds, peakBytes: peakBytes,
      checksum: [
        "nodes": Double(graph.nodeCount), "ties": Double(graph.tieCount), "read": readSeconds,
        "project": projectSeconds, "bytesPerSecond": Double(bytes) / median,
        "propertyGraphBytes": Double(propertyGraphBytes), "projectedBytes": Double(projectedBytes),
      ])
  }

  /// The size of a file, or of all files of a folder.
  private static func byteCount(_ path: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [""]
    return names.reduce(0) { total, name in
      let file = name.isEmpty ? path : "\(path)/\(name)"
      return total + ((try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0)
    }
  }
}
