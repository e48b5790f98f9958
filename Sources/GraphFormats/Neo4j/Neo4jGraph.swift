import RelationGraph

/// A graph as Neo4j holds it: flat attributes, some of them lists of texts and whole dates.
struct Neo4jGraph {
  private(set) var flat: FlatGraph
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
    flat = FlatGraph(
      graph,
      shape: FlatShape(
        isColumnTyped: true, reservedNodeKeys: Self.taken, reservedEdgeKeys: Self.taken, cleaned: DataPackage.cleaned))
    let nodeLists = Self.plain(graph.nodes.lazy.map(\.properties), Self.isPlainList)
    let edgeLists = Self.plain(graph.relations.lazy.map(\.properties), Self.isPlainList)
    let nodeDates = Self.plain(graph.nodes.lazy.map(\.properties), Self.isDay)
    let edgeDates = Self.plain(graph.relations.lazy.map(\.properties), Self.isDay)
    let hasPlainAliases = graph.nodes.allSatisfy { Self.isPlainList(.list($0.aliases.map(PropertyValue.text))) }
    for (index, node) in graph.nodes.enumerated() {
      Self.restore(node.properties, nodeLists.union(nodeDates), in: &flat.nodes[index].attributes)
      if hasPlainAliases, let place = flat.nodes[index].attributes.firstIndex(where: { $0.key == "aliases" }) {
        flat.nodes[index].attributes[place].value = .list(node.aliases.map(PropertyValue.text))
      }
      Self.addPeriod(node.validity, to: &flat.nodes[index].attributes)
    }
    for (index, relation) in graph.relations.enumerated() {
      Self.restore(relation.properties, edgeLists.union(edgeDates), in: &flat.edges[index].attributes)
      Self.addPeriod(relation.validity, to: &flat.edges[index].attributes)
    }
    nodeColumns = Self.columns(flat.nodeColumns)
    edgeColumns = Self.columns(flat.edgeColumns)
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

  /// The properties all of whose values pass a test.
  private static func plain(
    _ rows: some Sequence<[String: PropertyValue]>, _ isPlain: (PropertyValue) -> Bool
  ) -> Set<String> {
    var found: Set<String> = []
    var others: Set<String> = []
    for (key, value) in rows.joined() {
      if isPlain(value) { found.insert(key) } else { others.insert(key) }
    }
    return found.subtracting(others)
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

  private static func isDay(_ value: PropertyValue) -> Bool {
    guard case .date(let date) = value else { return false }
    return isDay(date)
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
