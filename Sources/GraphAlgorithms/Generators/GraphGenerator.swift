import RelationGraph

/// A model that makes graphs: a value with options, as algorithms are. Adding one is a type and a line in ``GeneratorCatalog/all``.
public protocol GraphGenerator: Configurable {
  static var card: GeneratorCard { get }

  /// Draws the network.
  ///
  /// - Throws: ``AlgorithmError`` where the options do not fit together, or when the run was cancelled.
  func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork
}

extension GraphGenerator {
  /// The graph, in the open schema: nodes `n001` … with leading zeros, relations `tied-to`.
  ///
  /// The same options and seed give the same graph, on every machine.
  public func graph(in context: RunContext = RunContext()) throws(AlgorithmError) -> PropertyGraph {
    try checkOptions()
    try context.checkpoint()
    var graph = try network(in: context).graph()
    graph.title = "\(Self.card.title): " + settings.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    return graph
  }

  /// The generator with options given as text, as on the command line.
  public static func configured(_ options: [(name: String, value: String)]) throws(ParameterError) -> Self {
    var generator = Self()
    try generator.set(options, of: card.id)
    return generator
  }
}

/// What the catalogue says about a generator.
public struct GeneratorCard: Hashable, Sendable {
  /// The name on the command line: `barabasi-albert`.
  public var id: String
  public var title: String
  /// One sentence.
  public var summary: String
  public var citations: [Citation]
  public var time: String

  public init(id: String, title: String, summary: String, citations: [Citation] = [], time: String = "O(n + m)") {
    self.id = id
    self.title = title
    self.summary = summary
    self.citations = citations
    self.time = time
  }
}

/// What a generator draws: nodes by number, ties by their ends.
public struct GeneratedNetwork: Sendable {
  public var nodeCount: Int
  public var isDirected: Bool
  public var ends: [(from: Int, to: Int)]
  /// Properties of nodes, one value a node.
  public var properties: [String: [PropertyValue]] = [:]
  /// The kinds of nodes, one a node; empty: `node`.
  public var kinds: [NodeKind] = []
  /// The signs of ties, one a tie; empty: none.
  public var signs: [Sign] = []

  public init(_ nodeCount: Int, _ ends: [(from: Int, to: Int)], isDirected: Bool = false) {
    self.nodeCount = nodeCount
    self.ends = ends
    self.isDirected = isDirected
  }

  /// The largest number of nodes, and of ties, that a generator makes.
  static let largest = 10_000_000

  /// Refuses what would be too large before it is drawn.
  static func check(expected ties: Double) throws(AlgorithmError) {
    guard ties <= Double(largest) else {
      throw .limit("the network would have more than \(largest) ties", hint: "ask for fewer nodes or ties")
    }
  }

  func graph() throws(AlgorithmError) -> PropertyGraph {
    var draft = GraphDraft()
    let kind: RelationKind = "tied-to"
    draft.schema = GraphDraft.Located(
      SchemaExtension(base: "open", relations: [kind: RelationRule("a tie of a model", isDirected: isDirected)]))
    let width = String(nodeCount).count
    func id(_ node: Int) -> String {
      let digits = String(node + 1)
      return "n" + String(repeating: "0", count: width - digits.count) + digits
    }
    let ids = (0..<nodeCount).map(id)
    for node in 0..<nodeCount {
      draft.nodes.append(
        GraphDraft.Located(
          Node(
            id: ids[node], kind: kinds.isEmpty ? .unspecified : kinds[node],
            properties: properties.mapValues { $0[node] })))
    }
    for (tie, end) in ends.enumerated() {
      draft.relations.append(
        GraphDraft.Located(
          Relation(kind: kind, from: ids[end.from], to: ids[end.to], sign: signs.isEmpty ? nil : signs[tie])))
    }
    do throws(ReadError) { return try draft.build().graph } catch {
      throw .unsuitable(error.diagnostics.first?.message ?? "the network is not valid", hint: nil)
    }
  }
}

extension Parameter where Root: GraphGenerator {
  /// `nodes`.
  static func size(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("nodes", path, in: 0...1_000_000, help: "number of nodes")
  }

  /// A share, ends included.
  static func share(_ name: String, _ path: WritableKeyPath<Root, Double> & Sendable, help: String) -> Parameter {
    real(name, path, in: RealRange(0, 1), help: help)
  }

  /// Whether ties have a direction.
  static func directed(_ path: WritableKeyPath<Root, Bool> & Sendable) -> Parameter {
    flag("directed", path, help: "whether ties have a direction")
  }
}
