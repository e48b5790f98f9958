import RelationGraph

/// What the properties and classes of Wikidata mean: `properties.yaml`.
struct WikidataTable: Sendable {
  struct RelationProperty: Sendable {
    var kind: RelationKind
    /// Whether the item of the statement is the end of the relation.
    var isReversed = false
    /// The usual kinds of the ends of the relation.
    var from: NodeKind = .unspecified
    var to: NodeKind = .unspecified
    var role: String?
  }

  struct Class: Sendable {
    var kind: NodeKind
    var category: String?
    /// The place in the table: an item of several classes is of the first.
    var rank: Int
  }

  private(set) var relations: [String: RelationProperty] = [:]
  /// Properties by the names of columns that mean them.
  private(set) var variables: [String: String] = [:]
  private(set) var kinds: [RelationKind: RelationRule] = [:]
  private(set) var dates: [String: String] = [:]
  private(set) var names: Set<String> = []
  private(set) var values: [String: String] = [:]
  private(set) var qualifiers: [String: String] = [:]
  private(set) var references: [String: String] = [:]
  private(set) var circumstances: [String: String] = [:]
  private(set) var classes: [String: Class] = [:]

  static let shared = WikidataTable(String(decoding: PackageResources.properties_yaml, as: UTF8.self))

  init(_ text: String) {
    guard let root = try? YAMLComposer.root(of: text, file: "properties.yaml").root else { return }
    for (part, value) in Self.pairs(root) {
      switch part {
      case "relations": for (id, rule) in Self.pairs(value) { addRelation(id, Self.texts(rule)) }
      case "kinds":
        for (kind, rule) in Self.pairs(value) {
          let parts = Self.texts(rule)
          kinds[RelationKind(rawValue: kind)] = RelationRule(
            parts["summary"] ?? "", isDirected: parts["directed"] != "false")
        }
      case "dates": dates = Self.texts(value)
      case "names": names = Set(Self.items(value))
      case "values": values = Self.texts(value)
      case "qualifiers": qualifiers = Self.texts(value)
      case "references": references = Self.texts(value)
      case "circumstances": circumstances = Self.texts(value)
      case "classes":
        for (rank, (id, rule)) in Self.pairs(value).enumerated() {
          let parts = Self.texts(rule)
          classes[id] = Class(kind: NodeKind(rawValue: parts["kind"] ?? ""), category: parts["category"], rank: rank)
        }
      default: continue
      }
    }
    addKnownKinds()
  }

  private mutating func addRelation(_ id: String, _ parts: [String: String]) {
    relations[id] = RelationProperty(
      kind: RelationKind(rawValue: parts["kind"] ?? ""), isReversed: parts["reverse"] == "true",
      from: NodeKind(rawValue: parts["from"] ?? ""), to: NodeKind(rawValue: parts["to"] ?? ""), role: parts["role"])
    variables[id] = id
    if let name = parts["variable"] { variables[name] = id }
  }

  /// Directions and signs of the schema's own kinds. What they may join is left open: Wikidata joins everything with everything.
  private mutating func addKnownKinds() {
    for kind in relations.values.map(\.kind) where kinds[kind] == nil {
      guard let rule = Schema.internationalRelations.relations[kind] else { continue }
      kinds[kind] = RelationRule(rule.summary, isDirected: rule.isDirected, sign: rule.sign)
    }
  }

  /// The class that decides the kind of an item of these classes.
  func weightiest(of ids: some Sequence<String>) -> Class? {
    ids.compactMap { classes[$0] }.min { $0.rank < $1.rank }
  }

  private static func pairs(_ node: YAMLNode) -> [(String, YAMLNode)] {
    guard case .mapping(let mapping) = node.content else { return [] }
    return mapping.map { ($0.text, $1) }
  }

  private static func texts(_ node: YAMLNode) -> [String: String] {
    Dictionary(pairs(node).map { ($0, $1.text) }) { first, _ in first }
  }

  private static func items(_ node: YAMLNode) -> [String] {
    guard case .sequence(let items) = node.content else { return [] }
    return items.map(\.text)
  }
}
