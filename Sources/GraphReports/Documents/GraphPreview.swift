import GraphAlgorithms
import GraphFormats
import RelationGraph

/// What a file gives, before anything is made of it: counts by kind, some nodes and relations, and what its reader had to remark.
///
/// For mappings of tables, where one tries until it is right.
public struct GraphPreview: Sendable {
  private let result: ReadResult
  private let limit: Int

  /// - Parameters:
  ///   - result: a graph and the remarks of its reader, columns that nothing uses among them.
  ///   - limit: how many nodes, and how many relations, are shown of each kind.
  public init(_ result: ReadResult, limit: Int = 3) {
    self.result = result
    self.limit = limit
  }

  /// For people: two tables of counts, two of examples, and the remarks.
  ///
  /// - Parameter style: how the tables are written.
  /// - Returns: the text, ending with a line feed.
  public func text(style: TableStyle) -> String {
    let graph = result.graph
    var parts = [
      "\(counted(graph.nodeCount, "node")), \(counted(graph.relationCount, "relation"))\n",
      style.text(counts), style.text(nodes), style.text(relations),
    ]
    let remarks = result.warnings.map { $0.description + "\n" }
    parts.append(remarks.isEmpty ? "no problems\n" : remarks.joined())
    return parts.joined(separator: "\n")
  }

  /// How many there are of each kind, the most frequent first.
  private var counts: ResultTable {
    let graph = result.graph
    func rows(_ what: String, _ kinds: [String]) -> [[ResultTable.Cell]] {
      Dictionary(grouping: kinds) { $0 }.map { ($0.key, $0.value.count) }
        .sorted { $0.1 == $1.1 ? $0.0.precedes($1.0) : $0.1 > $1.1 }
        .map { [.text(what), .text($0.0), .integer($0.1)] }
    }
    return ResultTable(
      columns: ["of", "kind", "count"],
      rows: rows("nodes", (0..<graph.nodeCount).map { graph.nodeKind(at: $0).rawValue })
        + rows("relations", (0..<graph.relationCount).map { graph.relationKind(at: $0).rawValue }))
  }

  /// The first nodes of each kind.
  private var nodes: ResultTable {
    var seen: [NodeKind: Int] = [:]
    var table = ResultTable(columns: ["node", "kind", "name", "dates", "properties", "from"])
    for node in result.graph.nodes {
      seen[node.kind, default: 0] += 1
      guard seen[node.kind, default: 0] <= limit else { continue }
      table.rows.append([
        .text(node.id), .text(node.kind.rawValue), node.name.map { .text($0) } ?? .missing, dates(node.validity),
        properties(node.properties), origin(node.evidence),
      ])
    }
    return table
  }

  /// The first relations of each kind.
  private var relations: ResultTable {
    let graph = result.graph
    var seen: [RelationKind: Int] = [:]
    var table = ResultTable(columns: ["source", "relation", "target", "sign", "dates", "properties", "from"])
    for (index, relation) in graph.relations.enumerated() {
      seen[relation.kind, default: 0] += 1
      guard seen[relation.kind, default: 0] <= limit else { continue }
      let sign = graph.relationSign(at: index)
      table.rows.append([
        .text(relation.from), .text(relation.kind.rawValue), .text(relation.to),
        .text(sign == .positive ? "+" : sign == .negative ? "−" : "0"), dates(relation.validity),
        properties(relation.properties), origin(relation.evidence),
      ])
    }
    return table
  }

  private func dates(_ validity: Validity) -> ResultTable.Cell {
    validity == .unknown ? .missing : .text(validity.description)
  }

  private func properties(_ properties: [String: PropertyValue]) -> ResultTable.Cell {
    let pairs = properties.sorted { $0.key.precedes($1.key) }.map { "\($0.key)=\($0.value.text)" }
    return pairs.isEmpty ? .missing : .text(pairs.joined(separator: ", "))
  }

  private func origin(_ evidence: [Evidence]) -> ResultTable.Cell {
    evidence.first.map { .text([$0.source, $0.locator].compactMap(\.self).joined(separator: ", ")) } ?? .missing
  }
}
