/// Frames around the members of countries at places that are held.
struct HeldFrames {
  /// The boxes by the index of the cluster; none where somebody else would stand in the frame.
  private(set) var boxes: [Int: DrawnBox] = [:]

  /// Points between the members and their frame.
  private static let margin = 6.0

  /// - Parameters:
  ///   - clusters: the countries with their members.
  ///   - nodes: as they were drawn once; their sizes count, not their places, which Graphviz shifts.
  ///   - centres: where they are held.
  /// - Complexity: O(c · (n + c)) for c clusters and n nodes.
  init(clusters: [DiagramScene.Cluster], nodes: [DrawnScene.Node], centres: [Int: DrawnPoint]) {
    let nodes = nodes.map { node in
      let shift = (centres[node.number] ?? node.centre) - node.centre
      return (number: node.number, box: node.shape.box.moved(by: shift))
    }
    var wanted: [(index: Int, box: DrawnBox)] = []
    for (index, cluster) in clusters.enumerated() {
      let members = Set(cluster.members)
      let corners = nodes.filter { members.contains($0.number) }.flatMap(\.box.corners)
      guard let box = DrawnBox(around: corners)?.grown(by: Self.margin) else { continue }
      let isShared = nodes.contains { !members.contains($0.number) && $0.box.overlaps(box) }
      if !isShared { wanted.append((index, box)) }
    }
    for frame in wanted {
      let isClear = wanted.allSatisfy { $0.index == frame.index || !$0.box.overlaps(frame.box) }
      if isClear { boxes[frame.index] = frame.box }
    }
  }
}
