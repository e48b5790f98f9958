import RelationGraph

/// One network of a Pajek file: vertices by number, and lines between them.
struct PajekNetwork {
  var name: String
  let location: SourceLocation
  /// How many vertices it has, and how many of them are of the first mode.
  let count: Int
  let firstMode: Int?
  private(set) var labels: [Int: String] = [:]
  private var attributes: [Int: [FlatGraph.Attribute]] = [:]
  private var locations: [Int: SourceLocation] = [:]
  /// The ends are numbers of vertices.
  var edges: [FlatGraph.Edge] = []

  init(name: String, count: Int, firstMode: Int?, at location: SourceLocation) {
    (self.name, self.count, self.firstMode, self.location) = (name, count, firstMode, location)
  }

  var isTwoMode: Bool { firstMode != nil }
  /// The vertices of the two sides of a matrix.
  var rows: ClosedRange<Int> { 1...max(firstMode ?? count, 1) }
  var columns: ClosedRange<Int> { (firstMode ?? 0) + 1...max(count, (firstMode ?? 0) + 1) }

  func has(_ vertex: Int) -> Bool { labels[vertex] != nil }

  mutating func add(_ number: Int, label: String, _ attributes: [FlatGraph.Attribute], at location: SourceLocation) {
    labels[number] = label
    locations[number] = location
    if !attributes.isEmpty { self.attributes[number] = attributes }
  }

  mutating func addAttribute(_ key: String, _ value: PropertyValue, to number: Int) {
    attributes[number, default: []].append((key, value))
  }

  /// Whether another network is one of the same vertices.
  func shares(_ other: PajekNetwork) -> Bool {
    count == other.count && other.labels.allSatisfy { number, label in labels[number].map { $0 == label } ?? false }
  }

  /// Nodes and edges. Labels are ids where every vertex has one of its own, else numbers are.
  func addNodes(to flat: inout FlatGraph) {
    var isUnique = true
    var seen: Set<String> = []
    for number in 1...max(count, 1) where isUnique {
      let label = labels[number] ?? String(number)
      let isID = !label.isEmpty && !label.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      isUnique = isID && seen.insert(label).inserted
    }
    func id(_ number: Int) -> String { isUnique ? labels[number] ?? String(number) : String(number) }
    for number in 1...max(count, 1) where number <= count {
      var node = FlatGraph.Node(id: id(number), location: locations[number] ?? location)
      if !isUnique, let label = labels[number], !label.isEmpty { node.attributes.append(("label", .text(label))) }
      if let firstMode { node.attributes.append(("kind", .text(TwoMode.kind(number <= firstMode ? 1 : 2)))) }
      for attribute in attributes[number] ?? [] where !node.attributes.contains(where: { $0.key == attribute.key }) {
        node.attributes.append(attribute)
      }
      flat.nodes.append(node)
    }
    flat.edges = edges.map { edge in
      var edge = edge
      (edge.from, edge.to) = (Int(edge.from).map(id) ?? edge.from, Int(edge.to).map(id) ?? edge.to)
      return edge
    }
  }
}
