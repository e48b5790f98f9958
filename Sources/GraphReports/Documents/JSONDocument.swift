import GraphFormats
import GraphProjection
import RelationGraph

/// A result as JSON: version, graph, projection and parameters, then what the command adds.
public struct JSONDocument {
  private var members: [(String, String?)]

  /// - Parameters:
  ///   - graph: the whole graph; its canonical form is hashed.
  ///   - name: what the graph is called: its file.
  ///   - projection: how the graph was projected.
  ///   - parameters: options and values of the run, in order.
  public init(
    graph: PropertyGraph, name: String, projection: Projection, parameters: [(name: String, value: String)]
  ) {
    let canonical = GraphFormat.jsonLines.files(graph)?.first?.bytes ?? []
    members = [
      ("entente", JSONText.string(EntenteVersion.current)),
      (
        "graph",
        JSONText.object([
          ("name", JSONText.string(name)), ("sha256", JSONText.string(SHA256.hexDigest(canonical))),
        ])
      ),
      ("projection", JSONText.object(projection.settings.map { ($0.option, JSONText.string($0.value)) })),
      ("parameters", JSONText.object(parameters.map { ($0.name, JSONText.string($0.value)) })),
    ]
  }

  /// Adds a member whose value is JSON text already.
  public mutating func add(_ key: String, json value: String) { members.append((key, value)) }

  public var text: String { JSONText.object(members) + "\n" }
}
