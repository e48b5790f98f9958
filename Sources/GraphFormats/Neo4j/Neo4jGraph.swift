import RelationGraph

/// A graph as Neo4j holds it: flat attributes, some of them lists of texts and whole dates.
struct Neo4jGraph {
  let attributes: [FlatGraph.Attribute]
  let nodes: RowList<FlatGraph.Node>
  let edges: RowList<FlatGraph.Edge>
  let nodeColumns: [Column]
  let edgeColumns: [Column]

  enum ColumnType: String {
    case string, long, double, boolean, date
    case texts = "string[]"
  }

  struct Column {
    var key: String
    var type: ColumnType
  }

  init(_ graph: PropertyGraph) {
    let flat = FlatRows(
      graph,
      shape: FlatShape(
        isColumnTyped: true, reservedNodeKeys: Self.taken, reservedEdgeKeys: Self.taken, cleaned: DataPackage.cleaned))
    let ofNodes = Self.exact(graph.nodePropertyKeys, RowList(graph.nodeCount) { graph.nodes[$0].properties })
    let ofEdges = Self.exact(
      graph.relationPropertyKeys, RowList(graph.relationCount) { graph.relations[$0].properties })
    let aliases = RowList(graph.nodeCount) { graph.nodes[$0].aliases.map(PropertyValue.text) }
    let hasPlainAliases = !aliases.hasRow { !Self.isPlainList(.list($0)) }
    attributes = flat.attributes
    nodes = flat.nodes.mapped { index, node in
      var result = node
      let node = graph.nodes[index]
      Self.restore(node.properties, ofNodes, in: &result.attributes)
      if hasPlainAliases, let place = result.attributes.firstIndex(where: { $0.key == "aliases" }) {
        result.attributes[place].value = .list(node.aliases.map(PropertyValue.text))
      }
      Self.addPeriod(node.validity, to: &result.attributes)
      return result
    }
    edges = flat.edges.mapped { index, edge in
      var result = edge
      if !ofEdges.isEmpty { Self.restore(graph.relations[index].properties, ofEdges, in: &result.attributes) }
      Self.addPeriod(graph.relationValidity(at: index), to: &result.attributes)
      return result
    }
    nodeColumns = Self.columns(FlatColumnTypes(nodes.attributes).columns)
    edgeColumns = Self.columns(FlatColumnTypes(edges.attributes).columns)
  }

  /// Names that mean something else here: the ids, and the days between which a fact holds.
  private static let taken: Set = ["id", "start", "end", "labels", "type"]

  private static func columns(_ columns: [(key: String, type: PropertyType)]) -> [Column] {
    columns.map { key, type in
      switch type {
      case .text: Column(key: key, type: .string)
      case .integer: Column(key: key, type: .long)
      case .real: Column(key: key, type: .double)
      case .flag: Column(key: key, type: .boolean)
      case .date: Column(key: key, type: .date)
      case .list: Column(key: key, type: .texts)
      }
    }
  }

  /// The properties all of whose values are whole dates, or lists that an array of texts holds as they are.
  private static func exact(_ keys: [String], _ rows: RowList<[String: PropertyValue]>) -> Set<String> {
    struct Found {
      var lists: Set<String> = []
      var days: Set<String> = []
      var others: Set<String> = []
    }
    guard !keys.isEmpty else { return [] }
    let found = rows.reduced(Found()) { found, properties in
      for (key, value) in properties {
        switch value {
        case .list where isPlainList(value): found.lists.insert(key)
        case .date(let date) where isDay(date): found.days.insert(key)
        default: found.others.insert(key)
        }
      }
    } merge: { found, next in
      found.lists.formUnion(next.lists)
      found.days.formUnion(next.days)
      found.others.formUnion(next.others)
    }
    return found.lists.symmetricDifference(found.days).subtracting(found.others)
  }

  /// A list that an array of texts holds as it is, also where `;` divides its elements and quotes mean something.
  private static func isPlainList(_ value: PropertyValue) -> Bool {
    guard case .list(let values) = value else { return false }
    return values.allSatisfy { element in
      guard case .text(let text) = element, DataPackage.holds(text) else { return false }
      return !text.unicodeScalars.contains { ";\"'\\\n\t".unicodeScalars.contains($0) }
        && text.first?.isWhitespace == false && text.last?.isWhitespace == false
    }
  }

  private static func isDay(_ date: PartialDate) -> Bool {
    date.day != nil && date.year > 0 && !date.isApproximate && !date.isUncertain
  }

  private static func restore(
    _ properties: [String: PropertyValue], _ keys: Set<String>, in attributes: inout [FlatGraph.Attribute]
  ) {
    for (key, value) in properties where keys.contains(key) {
      let attribute = FlatKey.attribute(key, reserved: taken)
      if let place = attributes.firstIndex(where: { $0.key == attribute }) { attributes[place].value = value }
    }
  }

  private static func addPeriod(_ validity: Validity, to attributes: inout [FlatGraph.Attribute]) {
    for (key, bound) in [("start", validity.start), ("end", validity.end)] {
      if let date = bound.date, isDay(date) { attributes.append((key, .date(date))) }
    }
  }

  /// A name as it stands in a header and between backticks: reversible, and without what has a meaning there.
  static func name(_ key: String) -> String {
    var result = ""
    for scalar in key.unicodeScalars {
      let isPlain = scalar.value >= 0x20 && scalar.value != 0x7F && !"%:;|{}()[]\\\"`".unicodeScalars.contains(scalar)
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16, uppercase: true)
          result += "%" + (digits.count == 1 ? "0" : "") + digits
        }
      }
    }
    return result
  }

  /// The key that ``name(_:)`` wrote.
  static func key(_ name: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let code = UInt8(digits, radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? name
  }
}
