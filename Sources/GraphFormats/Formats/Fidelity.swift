/// What a format keeps of a graph.
public struct Fidelity: OptionSet, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Ids of nodes; without them nodes are numbered.
  public static let nodeIDs = Fidelity(rawValue: 1 << 0)
  /// `Node.name`.
  public static let labels = Fidelity(rawValue: 1 << 1)
  /// Names in other languages.
  public static let names = Fidelity(rawValue: 1 << 2)
  public static let aliases = Fidelity(rawValue: 1 << 3)
  public static let nodeKinds = Fidelity(rawValue: 1 << 4)
  public static let relationKinds = Fidelity(rawValue: 1 << 5)
  public static let nodeProperties = Fidelity(rawValue: 1 << 6)
  public static let relationProperties = Fidelity(rawValue: 1 << 7)
  /// The number `weight` of relations, where other properties are not kept.
  public static let weights = Fidelity(rawValue: 1 << 8)
  /// Dates, lists, columns of mixed type, and text that looks like a number.
  public static let propertyTypes = Fidelity(rawValue: 1 << 9)
  public static let sign = Fidelity(rawValue: 1 << 10)
  public static let dates = Fidelity(rawValue: 1 << 11)
  public static let evidence = Fidelity(rawValue: 1 << 12)
  public static let sources = Fidelity(rawValue: 1 << 13)
  public static let schema = Fidelity(rawValue: 1 << 14)
  /// Which way a relation goes; without it all are undirected.
  public static let direction = Fidelity(rawValue: 1 << 15)
  /// Directed and undirected relations side by side; without it they become directed.
  public static let mixedDirection = Fidelity(rawValue: 1 << 16)
  /// Several relations of one kind between the same two nodes.
  public static let parallels = Fidelity(rawValue: 1 << 17)
  /// Relations of a node to itself.
  public static let loops = Fidelity(rawValue: 1 << 18)
  /// Nodes without relations.
  public static let isolates = Fidelity(rawValue: 1 << 19)
  /// Own ids of relations.
  public static let relationIDs = Fidelity(rawValue: 1 << 20)
  /// Title, description and language of the graph.
  public static let title = Fidelity(rawValue: 1 << 21)

  public static let kinds: Fidelity = [.nodeKinds, .relationKinds]
  public static let properties: Fidelity = [.nodeProperties, .relationProperties, .weights]
  /// Who is tied to whom, and which way: every node, every relation.
  public static let structure: Fidelity = [
    .nodeIDs, .direction, .mixedDirection, .parallels, .loops, .isolates,
  ]
  public static let everything = Fidelity(rawValue: 1 << 22 - 1)
}
