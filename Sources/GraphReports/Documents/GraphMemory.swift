import GraphAlgorithms
import GraphFormats
import GraphProjection
import RelationGraph

/// What a graph takes in memory, and what commands take on top of it.
package struct GraphMemory: Sendable {
  /// A command and the bytes it is estimated to take at its peak.
  package struct Peak: Hashable, Sendable {
    package var command: String
    package var bytes: Int
  }

  package let graph: GraphBytes
  package let relations: Int
  /// The graph as it is projected without options.
  package let projected: Int
  package let ties: Int
  package let nodes: Int
  package let peaks: [Peak]

  /// - Parameter file: the bytes that the graph is read from; 0 where nobody knows.
  package init(_ source: PropertyGraph, projected graph: ProjectedGraph, file: Int = 0) {
    self.graph = source.bytes
    relations = source.relationCount
    projected = graph.bytes
    ties = graph.tieCount
    nodes = graph.nodeCount
    let held = source.bytes.total + graph.bytes
    // Columns of a reader, keys and rows while the relations are ordered.
    let reading = file + source.bytes.total + 32 * source.relationCount
    let linear = held + Self.run(on: graph)
    var peaks = [Peak(command: "reading", bytes: reading), Peak(command: "linear", bytes: max(reading, linear))]
    for type in AlgorithmCatalog.all {
      guard let bytes = type.init().memory.bytes(nodes: graph.nodeCount), bytes < 1e18 else { continue }
      peaks.append(Peak(command: type.card.id, bytes: max(reading, linear + Int(bytes))))
    }
    self.peaks = peaks
  }

  /// What any algorithm takes on top of its graph: numbers and ends of ties where it asks for them, some numbers a node, and its
  /// result.
  package static func run(on graph: ProjectedGraph) -> Int { 16 * graph.tieCount + 96 * graph.nodeCount }

  /// A projected graph, and the graph it was made from.
  package static func held(with graph: ProjectedGraph) -> Int { graph.source.bytes.total + graph.bytes }

  private var perRelation: Double { relations == 0 ? .nan : Double(graph.relations) / Double(relations) }
  private var perTie: Double { ties == 0 ? .nan : Double(projected) / Double(ties) }

  /// The figures by name, bytes all of them.
  private var figures: [(name: String, cell: ResultTable.Cell)] {
    [
      ("nodes", .integer(graph.nodes)), ("relations", .integer(graph.relations)),
      ("properties", .integer(graph.properties)), ("shared_values", .integer(graph.shared)),
      ("graph", .integer(graph.total)), ("a_relation", .number(perRelation)), ("projected", .integer(projected)),
      ("a_tie", .number(perTie)),
    ]
  }

  /// One row a figure.
  package var table: ResultTable {
    ResultTable(
      columns: ["figure", "value"],
      rows: figures.map { [.text("memory.\($0.name)"), $0.cell] }
        + peaks.map { [.text("memory.peak.\($0.command)"), .integer($0.bytes)] })
  }

  /// The object `memory` of a document.
  package var json: String {
    JSONText.object(
      figures.map { ($0.name, $0.cell.json) }
        + [("peak", JSONText.object(peaks.map { ($0.command, String($0.bytes)) }))])
  }

  /// For people.
  ///
  /// - Parameter available: the bytes that the machine has for a run, if that is known.
  package func text(style: TableStyle, available: Int?) -> String {
    func size(_ bytes: Int) -> ResultTable.Cell { .text(ByteSize(bytes).text) }
    func each(_ bytes: Double, _ what: String) -> String {
      bytes.isNaN ? "" : "\(ResultTable.Cell.number(bytes).shown) bytes a \(what)"
    }
    let parts = ResultTable(
      columns: ["in memory", "size", "each"],
      rows: [
        [.text("nodes"), size(graph.nodes), .text("")],
        [.text("relations"), size(graph.relations), .text(each(perRelation, "relation"))],
        [.text("properties"), size(graph.properties), .text("")],
        [.text("shared values"), size(graph.shared), .text("")],
        [.text("projected graph"), size(projected), .text(each(perTie, "tie"))],
      ])
    func command(_ name: String) -> String {
      name == "linear" ? "any other algorithm" : name == "reading" ? "reading the graph" : name
    }
    var commands = ResultTable(
      columns: ["estimated peak of", "size", "fits"],
      rows: peaks.map { peak in
        let fits = available.map { peak.bytes <= $0 ? "yes" : "no" } ?? ""
        return [.text(command(peak.command)), size(peak.bytes), .text(fits)]
      })
    if let available { commands.notes.append("\(ByteSize(available).text) of memory are available") }
    return style.text(parts) + "\n" + style.text(commands)
  }
}
