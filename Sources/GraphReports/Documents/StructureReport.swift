import GraphAlgorithms
import GraphFormats
import GraphProjection

/// Whole-network figures of several algorithms, side by side.
public struct StructureReport: Sendable {
  /// What there is to run for the whole report, in the order of the figures.
  public static let algorithms: [any GraphAlgorithm.Type] = [
    Density.self, WeakComponents.self, StrongComponents.self, Distances.self, TriangleCount.self,
    ClusteringCoefficients.self,
    Reciprocity.self, DegreeAssortativity.self, Biconnectivity.self, Coreness.self, TriadCensus.self,
  ]

  /// Nodes times arcs, up to which all distances are measured: beyond that it takes a quarter of an hour, and soon days.
  public static let distanceWork = 3_000_000_000_000

  /// The figures of the contract by subject, in its order.
  private static let groups: [(subject: String, names: [String])] = [
    ("size", ["nodes", "relations", "directed", "density"]),
    ("components", ["components", "largest_component", "strong_components"]),
    ("distances", ["diameter", "average_path_length", "unreached_pairs"]),
    ("closure", ["transitivity", "average_clustering", "triangles"]),
    ("mixing", ["reciprocity", "degree_assortativity"]),
    ("cohesion", ["articulation_points", "bridges", "max_core"]),
    ("triads", ["triad_census"]),
  ]

  public let graph: ProjectedGraph
  private var figures: Figures
  private var parameters: [(name: String, value: String)] = []

  public init(_ graph: ProjectedGraph) {
    self.graph = graph
    figures = Figures(
      [
        Figures.Entry("nodes", .integer(graph.nodeCount)), Figures.Entry("relations", .integer(graph.tieCount)),
        Figures.Entry("directed", .flag(graph.isDirected)),
      ],
      notes: [
        "relations: the ties of the projection"
          + (graph.isDirected ? "; one without direction counts both ways" : ", in which directions play no part")
      ])
  }

  /// Leaves out the figures of an algorithm, if this graph is too large for them, and gives the note that says so.
  public mutating func leaveOut(_ type: any GraphAlgorithm.Type) -> String? {
    let arcs = (graph.isDirected ? 1 : 2) * graph.tieCount
    let work = graph.nodeCount.multipliedReportingOverflow(by: arcs)
    guard type.card.id == Distances.card.id, work.overflow || work.partialValue > Self.distanceWork else { return nil }
    let note =
      "diameter, average path length and unreached pairs are left out: \(graph.nodeCount) nodes times \(arcs) arcs are more "
      + "than \(Self.distanceWork) steps; 'entente analyse GRAPH -m \(Distances.card.id)' takes the time"
    figures.notes.append("\(Distances.card.id): \(note)")
    return note
  }

  /// Adds what one of ``algorithms`` gave.
  public mutating func add<Algorithm: GraphAlgorithm>(_ output: Algorithm.Output, of algorithm: Algorithm) {
    let id = Algorithm.card.id
    let settings = algorithm.settings
    parameters += settings.isEmpty ? [(id, "")] : settings.map { ("\(id).\($0.name)", $0.value) }
    switch output {
    case let new as Figures:
      figures.entries += new.entries
      figures.notes += new.notes.map { "\(id): \($0)" }
    case let groups as NodeGroups:
      let isStrong = id == StrongComponents.card.id
      figures.entries.append(
        Figures.Entry(isStrong ? "strong_components" : "components", .integer(groups.groups.count)))
      if !isStrong {
        figures.entries.append(Figures.Entry("largest_component", .integer(groups.groups.first?.count ?? 0)))
      }
      figures.notes += groups.notes.map { "\(id): \($0)" }
    case let scores as NodeScores:
      figures.entries.append(Figures.Entry("max_core", scores.values.max().map { .integer(Int($0)) } ?? .undefined))
      figures.notes += scores.notes.map { "\(id): \($0)" }
    default: break
    }
  }

  /// For machines: one row a figure, `figure,value`; those of the contract first, as in the document.
  public var figureTable: ResultTable { Figures(ordered, notes: figures.notes).table(for: graph) }

  /// For people: the figures of the contract by subject, in words.
  public var table: ResultTable {
    var table = ResultTable(columns: ["", "figure", "value"], notes: notesForPeople)
    for (subject, names) in Self.groups {
      var isFirst = true
      for entry in names.compactMap(entry) where entry.name != "directed" {
        for (name, cell) in Figures.cells(entry, for: graph) {
          let words = name.replacing("triad_census.", with: "").replacing("_", with: " ")
          if entry.name == "triad_census", cell == .missing { continue }
          table.rows.append([.text(isFirst ? subject : ""), .text(words), cell])
          isFirst = false
        }
      }
    }
    return table
  }

  /// Direction and cut nodes first, which are no numbers.
  private var notesForPeople: [String] {
    var notes = [graph.isDirected ? "a directed graph" : "an undirected graph"]
    if case .nodes(let nodes)? = figures["articulation_point_nodes"], !nodes.isEmpty {
      let names = nodes.prefix(8).map(graph.nodeLabel).joined(separator: ", ")
      notes.append("articulation points: " + names + (nodes.count > 8 ? ", …" : ""))
    }
    return notes + figures.notes
  }

  /// The document of the contract: `nodes, relations, directed, density, …, triad_census{003…300}`, then further figures.
  public func document(name: String) -> JSONDocument {
    var document = JSONDocument(
      graph: graph.source, name: name, projection: graph.projection, parameters: parameters)
    for entry in ordered { document.add(entry.name, json: entry.value.json(in: graph)) }
    document.add("notes", json: JSONText.array(figures.notes.map(JSONText.string)))
    return document
  }

  private func entry(_ name: String) -> Figures.Entry? { figures.entries.first { $0.name == name } }

  /// The figures of the contract in its order, then the others.
  private var ordered: [Figures.Entry] {
    let names = Self.groups.flatMap(\.names)
    return names.compactMap(entry) + figures.entries.filter { !names.contains($0.name) }
  }
}
