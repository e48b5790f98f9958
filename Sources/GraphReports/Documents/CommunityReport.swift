import GraphAlgorithms
import GraphFormats
import GraphProjection

/// A partition with the method that found it.
public struct CommunityReport: Sendable {
  public let graph: ProjectedGraph
  public let groups: NodeGroups
  private let method: String
  private let settings: [(name: String, value: String)]

  public init<Algorithm: GraphAlgorithm>(graph: ProjectedGraph, groups: NodeGroups, algorithm: Algorithm) {
    self.graph = graph
    var groups = groups
    if !Algorithm.usesSigns, let note = graph.signNote { groups.notes.append(note) }
    self.groups = groups
    method = Algorithm.card.id
    settings = algorithm.settings
  }

  /// For people: one row a group.
  public var table: ResultTable {
    var table = ResultTable(columns: [groups.name, "size", "members"], notes: groups.notes)
    for (number, members) in groups.groups.enumerated() {
      let names = members.prefix(8).map(graph.nodeLabel).joined(separator: ", ")
      table.rows.append([
        .integer(number), .integer(members.count), .text(names + (members.count > 8 ? ", …" : "")),
      ])
    }
    for figure in groups.figures {
      let value = ResultTable.Cell.number(figure.value).shown
      table.notes.insert("\(figure.name): \(value) (\(method): \(groups.groups.count) groups)", at: 0)
    }
    return table
  }

  /// The document of the contract: `method, seed, modularity, communities: [{id, size, members}]`.
  public func document(name: String) -> JSONDocument {
    var document = JSONDocument(
      graph: graph.source, name: name, projection: graph.projection,
      parameters: settings.map { ("\(method).\($0.name)", $0.value) })
    document.add("method", json: JSONText.string(method))
    document.add("seed", json: settings.first { $0.name == "seed" }?.value ?? "null")
    for figure in groups.figures { document.add(figure.name, json: JSONText.number(figure.value)) }
    document.add("notes", json: JSONText.array(groups.notes.map(JSONText.string)))
    let communities = groups.groups.enumerated().map { number, members in
      JSONText.object([
        ("id", String(number)), ("size", String(members.count)),
        ("members", JSONText.array(members.map { JSONText.string(graph.nodeID($0)) })),
      ])
    }
    document.add("communities", json: JSONText.array(communities))
    return document
  }
}
