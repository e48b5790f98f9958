import RelationGraph

/// What a format keeps of a graph.
public struct Fidelity: OptionSet, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let kinds = Fidelity(rawValue: 1 << 0)
  public static let names = Fidelity(rawValue: 1 << 1)
  public static let aliases = Fidelity(rawValue: 1 << 2)
  public static let properties = Fidelity(rawValue: 1 << 3)
  public static let propertyTypes = Fidelity(rawValue: 1 << 4)
  public static let sign = Fidelity(rawValue: 1 << 5)
  public static let dates = Fidelity(rawValue: 1 << 6)
  public static let evidence = Fidelity(rawValue: 1 << 7)
  public static let sources = Fidelity(rawValue: 1 << 8)
  public static let schema = Fidelity(rawValue: 1 << 9)
  /// Directed and undirected relations side by side.
  public static let mixedDirection = Fidelity(rawValue: 1 << 10)
  public static let title = Fidelity(rawValue: 1 << 11)

  public static let everything = Fidelity(rawValue: 1 << 12 - 1)

  /// Every feature with its name and how often a graph uses it.
  static let features: [(feature: Fidelity, name: String, uses: @Sendable (PropertyGraph) -> Int)] = [
    (.kinds, "kinds", { graph in graph.nodes.count { $0.kind != .unspecified } }),
    (.names, "names in other languages", { graph in graph.nodes.reduce(0) { $0 + $1.names.count } }),
    (.aliases, "aliases", { graph in graph.nodes.reduce(0) { $0 + $1.aliases.count } }),
    (.properties, "properties", { $0.nodePropertyKeys.count + $0.relationPropertyKeys.count }),
    (
      .propertyTypes, "types of properties (dates, lists, mixed columns, text that looks like a number)",
      { looselyTyped($0.nodes.lazy.map(\.properties)) + looselyTyped($0.relations.lazy.map(\.properties)) }
    ),
    (.sign, "signs", { graph in (0..<graph.relationCount).count { graph.relationSign(at: $0) != .neutral } }),
    (
      .dates, "dates",
      { graph in
        graph.nodes.count { $0.validity != .unknown }
          + (0..<graph.relationCount).count { graph.relationValidity(at: $0) != .unknown }
      }
    ),
    (
      .evidence, "evidence (locators, confidence, statements)",
      { graph in
        graph.nodes.reduce(0) { $0 + $1.evidence.count }
          + (0..<graph.relationCount).reduce(0) { $0 + graph.relationEvidence(at: $1).count }
      }
    ),
    (.sources, "source descriptions", { $0.sources.count }),
    (.schema, "the schema", { $0.schema.id == "open" && SchemaExtension(from: $0.schema).isPlain ? 0 : 1 }),
    (
      .mixedDirection, "directed beside undirected relations",
      { graph in
        let undirected = (0..<graph.relationCount).count { !graph.isDirected(relationAt: $0) }
        return undirected == graph.relationCount ? 0 : undirected
      }
    ),
    (
      .title, "title, description and language",
      { graph in [graph.title, graph.summary, graph.language].count { $0 != nil } }
    ),
  ]

  /// How many values have a type that a table of plain fields cannot tell.
  private static func looselyTyped(_ rows: some Collection<[String: PropertyValue]>) -> Int {
    var types: [String: Set<PropertyType>] = [:]
    for (key, value) in rows.joined() { types[key, default: []].insert(value.type) }
    return rows.joined().count { key, value in
      switch value {
      case .date, .list: true
      case .text(let text): PlainScalar.value(text).type != .text || types[key]?.count != 1
      default: types[key]?.count != 1
      }
    }
  }

  /// The names of the features in this set.
  public var names: [String] { Self.features.filter { contains($0.feature) }.map(\.name) }

  /// What of `graph` is lost when only this is kept: "aliases (12)".
  public func losses(of graph: PropertyGraph) -> [String] {
    Self.features.compactMap { feature in
      guard !contains(feature.feature) else { return nil }
      let uses = feature.uses(graph)
      return uses == 0 ? nil : "\(feature.name) (\(uses))"
    }
  }
}
