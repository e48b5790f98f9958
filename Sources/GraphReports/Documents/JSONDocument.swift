import GraphFormats
import GraphProjection
import RelationGraph

/// A result as JSON: version, graph, projection and parameters, then what the command adds.
public struct JSONDocument {
  private var members: [(key: String, value: TextParts)]

  /// - Parameters:
  ///   - graph: the whole graph; its canonical form is hashed.
  ///   - name: what the graph is called: its file.
  ///   - projection: how the graph was projected.
  ///   - parameters: options and values of the run, in order.
  public init(
    graph: PropertyGraph, name: String, projection: Projection, parameters: [(name: String, value: String)]
  ) {
    let head = [
      ("entente", JSONText.string(EntenteVersion.current)),
      (
        "graph",
        JSONText.object([
          ("name", JSONText.string(name)), ("sha256", JSONText.string(graph.fingerprint)),
        ])
      ),
      ("projection", JSONText.object(projection.settings.map { ($0.option, JSONText.string($0.value)) })),
      ("parameters", JSONText.object(parameters.map { ($0.name, JSONText.string($0.value)) })),
    ]
    members = head.map { ($0, TextParts($1)) }
  }

  /// Adds a member whose value is JSON text already.
  public mutating func add(_ key: String, json value: String) { members.append((key, TextParts(value))) }

  /// The same for a long value.
  package mutating func add(_ key: String, parts value: TextParts) { members.append((key, value)) }

  public var text: String { parts.text }

  /// The text for writing.
  package var parts: TextParts {
    let pieces = members.enumerated().flatMap { place, member in
      [TextParts((place == 0 ? "{" : ",") + JSONText.string(member.key) + ":"), member.value]
    }
    return TextParts(pieces + [TextParts("}\n")])
  }
}
