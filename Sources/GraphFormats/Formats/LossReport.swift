import RelationGraph

/// What of a graph a format cannot hold.
public struct LossReport: Hashable, Sendable {
  /// The id of the format.
  public var format: String
  /// Its name.
  public var title: String
  public var nodes: Int
  public var relations: Int
  /// Field by field, in a fixed order.
  public var losses: [Loss]

  public init(of graph: PropertyGraph, in format: GraphFormat) {
    self.format = format.id
    title = format.title
    nodes = graph.nodeCount
    relations = graph.relationCount
    losses = format.losses(of: graph)
  }

  /// One sentence: "CSV does not keep: aliases (12), the schema (1)".
  public var text: String {
    losses.isEmpty
      ? "\(title) keeps everything" : "\(title) does not keep: \(losses.map(\.description).joined(separator: ", "))"
  }

  /// The report as JSON: `format, nodes, relations, lossless, losses: [{field, facts}]`.
  public var json: String {
    JSONText.object([
      ("format", JSONText.string(format)), ("nodes", String(nodes)), ("relations", String(relations)),
      ("lossless", losses.isEmpty ? "true" : "false"),
      (
        "losses",
        JSONText.array(
          losses.map { JSONText.object([("field", JSONText.string($0.field)), ("facts", String($0.facts))]) })
      ),
    ])
  }
}
