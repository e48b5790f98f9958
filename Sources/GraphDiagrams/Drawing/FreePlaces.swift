/// Places for nodes that positions do not know: free, and near their neighbours.
struct FreePlaces {
  private(set) var centres: [Int: DrawnPoint]
  private let known: [Int: DrawnPoint]
  private var neighbours: [Int: [Int]] = [:]

  /// Points that are kept between nodes, and from one ring of candidates to the next.
  private static let (gap, step) = (10.0, 14.0)
  private static let ringLimit = 400

  /// Puts every node without a place in the middle of its neighbours, whatever is there.
  init(scene: DiagramScene, known: [Int: DrawnPoint]) {
    self.known = known
    centres = known
    for line in scene.lines where line.from != line.to {
      neighbours[line.from, default: []].append(line.to)
      neighbours[line.to, default: []].append(line.from)
    }
    for node in scene.nodes where known[node.number] == nil { centres[node.number] = wish(of: node.number, in: known) }
  }

  /// The middle of the neighbours that have a place; without any, below everything.
  private func wish(of node: Int, in places: [Int: DrawnPoint]) -> DrawnPoint {
    let near = (neighbours[node] ?? []).sorted().compactMap { places[$0] }
    guard !near.isEmpty else {
      let box = DrawnBox(around: places.values)
      return DrawnPoint(box?.least.x ?? 0, (box?.least.y ?? 0) - 40)
    }
    let count = Double(near.count)
    return DrawnPoint(near.reduce(0) { $0 + $1.x } / count, near.reduce(0) { $0 + $1.y } / count)
  }

  /// Finds a free place for each of `nodes`, those with the most placed neighbours first.
  ///
  /// - Complexity: O(k · r · n) for k nodes with r candidates tried each.
  mutating func place(_ nodes: [Int], boxes: [Int: DrawnBox]) {
    var placed = known
    // Graphviz shifts the whole picture: sizes can be taken from it, places cannot.
    var taken = known.sorted { $0.key < $1.key }.compactMap { number, centre in
      boxes[number].map { Self.box($0, at: centre) }
    }
    var waiting = nodes
    func ties(_ node: Int) -> Int { (neighbours[node] ?? []).count { placed[$0] != nil } }
    while let next = waiting.max(by: { (ties($0), -$0) < (ties($1), -$1) }) {
      waiting.removeAll { $0 == next }
      let size = boxes[next] ?? DrawnBox(DrawnPoint(0, 0), DrawnPoint(60, 24))
      let centre = Self.free(near: wish(of: next, in: placed), size: size, among: taken)
      placed[next] = centre
      centres[next] = centre
      taken.append(Self.box(size, at: centre))
    }
  }

  private static func box(_ size: DrawnBox, at centre: DrawnPoint) -> DrawnBox {
    DrawnBox(
      DrawnPoint(centre.x - size.width / 2, centre.y - size.height / 2),
      DrawnPoint(centre.x + size.width / 2, centre.y + size.height / 2))
  }

  /// The first free place on widening rings.
  private static func free(near wish: DrawnPoint, size: DrawnBox, among taken: [DrawnBox]) -> DrawnPoint {
    for ring in 0..<ringLimit {
      for direction in 0..<(ring == 0 ? 1 : directions.count) {
        let reach = Double(ring) * step
        let place = DrawnPoint(
          wish.x + reach * directions[direction].x, wish.y + reach * directions[direction].y)
        let room = box(size, at: place).grown(by: gap)
        if !taken.contains(where: room.overlaps) { return place }
      }
    }
    return wish
  }

  /// Sixteen directions with slopes 0, 1/2, 1 and 2: plain numbers, the same on every machine.
  private static let directions: [DrawnPoint] = [
    DrawnPoint(1, 0), DrawnPoint(0, -1), DrawnPoint(-1, 0), DrawnPoint(0, 1), DrawnPoint(0.7, -0.7),
    DrawnPoint(-0.7, -0.7), DrawnPoint(-0.7, 0.7), DrawnPoint(0.7, 0.7), DrawnPoint(0.9, -0.45),
    DrawnPoint(0.45, -0.9), DrawnPoint(-0.45, -0.9), DrawnPoint(-0.9, -0.45), DrawnPoint(-0.9, 0.45),
    DrawnPoint(-0.45, 0.9), DrawnPoint(0.45, 0.9), DrawnPoint(0.9, 0.45),
  ]
}
