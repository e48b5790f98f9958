/// Columns of kinds for `dot`, and what lines need to respect them.
struct DOTLayers {
  /// The `rank=same` groups and the invisible lines that keep columns in order.
  private(set) var text = ""
  private let layer: [Int: Int]
  private let cluster: [Int: Int]
  private let ports: [Int: String]
  private let pulls: [Int: Int]

  /// Sides at which parallel lines leave and arrive, in the order in which they are used.
  ///
  /// Graphviz 2.43 fails an assertion (`merge_chain`) on lines that share both ends and both ports inside one column.
  private static let sides = ["", "e", "w", "ne", "nw", "se", "sw"]

  init(_ scene: DiagramScene) {
    guard scene.layout.isLayered else {
      (layer, cluster, ports, pulls) = ([:], [:], [:], [:])
      return
    }
    var layer: [Int: Int] = [:]
    var columns: [Int: [Int]] = [:]
    for node in scene.nodes {
      guard let column = node.layer else { continue }
      layer[node.number] = column
      columns[column, default: []].append(node.number)
    }
    let order = columns.sorted { $0.key < $1.key }
    for (_, members) in order {
      text += "  { rank=\"same\"; " + members.map { "n\($0);" }.joined(separator: " ") + " }\n"
    }
    for (left, right) in zip(order, order.dropFirst()) {
      text += "  n\(left.value[0]) -> n\(right.value[0]) [style=\"invis\", weight=\"0\"];\n"
    }
    var ports: [Int: String] = [:]
    var pulls: [Int: Int] = [:]
    var parallels: [[Int]: Int] = [:]
    for (index, line) in scene.lines.enumerated() {
      let (a, b) = (layer[line.from] ?? 0, layer[line.to] ?? 0)
      if abs(a - b) == 1, line.look.pull > 1 { pulls[index] = line.look.pull }
      guard a == b, line.from != line.to else { continue }
      let pair = [min(line.from, line.to), max(line.from, line.to)]
      let number = parallels[pair, default: 0]
      parallels[pair] = number + 1
      let side = Self.sides[number % Self.sides.count]
      let other = Self.sides[(number + number / Self.sides.count) % Self.sides.count]
      ports[index] = side + " " + other
    }
    var cluster: [Int: Int] = [:]
    for (index, frame) in scene.clusters.enumerated() { for member in frame.members { cluster[member] = index } }
    (self.layer, self.cluster, self.ports, self.pulls) = (layer, cluster, ports, pulls)
  }

  /// Whether a line is written the other way round: because it runs against the order of the columns, or because Graphviz 2.42
  /// draws a line within a column twice when it leads from an earlier frame to a later one.
  func isBackward(_ line: DiagramScene.Line) -> Bool {
    guard let a = layer[line.from], let b = layer[line.to] else { return false }
    if a == b, let from = cluster[line.from], let to = cluster[line.to] { return from < to }
    return a > b
  }

  func attributes(ofLine index: Int) -> [(String, String)] {
    if let pull = pulls[index] { return [("weight", String(pull))] }
    guard let pair = ports[index]?.split(separator: " ", omittingEmptySubsequences: false) else { return [] }
    let sides = pair[0].isEmpty ? [] : [("tailport", String(pair[0]))]
    return [("constraint", "false")] + sides + (pair[1].isEmpty ? [] : [("headport", String(pair[1]))])
  }
}
