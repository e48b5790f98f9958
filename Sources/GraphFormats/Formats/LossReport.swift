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

  /// How much is lost: "Pajek cannot hold 3 fields of this graph".
  public var text: String {
    switch losses.count {
    case 0: "\(title) keeps everything"
    case 1: "\(title) cannot hold one field of this graph"
    case let count: "\(title) cannot hold \(count) fields of this graph"
    }
  }

  /// The fields in lines of at most 100 characters, so many that a person reads them.
  public var lines: [String] {
    let shown = losses.prefix(100)
    var lines = [""]
    for (index, loss) in shown.enumerated() {
      let item = loss.description + (index + 1 < losses.count ? "," : "")
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = "  " + item
      } else if line.count + item.count < 100 {
        lines[lines.count - 1] += " " + item
      } else {
        lines.append("  " + item)
      }
    }
    return losses.count > shown.count ? lines + ["  and \(losses.count - shown.count) more"] : lines
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
