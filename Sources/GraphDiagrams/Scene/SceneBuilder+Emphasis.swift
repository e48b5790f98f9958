import GraphProjection

extension SceneBuilder {
  /// Lets the nodes and lines of the path stand out, and all others step back.
  func emphasisePath(_ nodes: inout [DiagramScene.Node], _ lines: inout [DiagramScene.Line]) {
    guard let path = analysis.path else { return }
    let onPath = Set(path.nodes)
    for index in nodes.indices { nodes[index].emphasis = onPath.contains(nodes[index].number) ? .strong : .muted }
    let relations = Set(path.ties.flatMap { graph.relations(ofTie: $0).map(Int.init) })
    for index in lines.indices {
      lines[index].emphasis = lines[index].relations.contains(where: relations.contains) ? .strong : .muted
    }
  }

  /// The communities of more than one drawn node, largest first as they are numbered, if they are wanted.
  var hulls: [DiagramScene.Hull] {
    guard recipe.showsHulls, let groups = analysis.groups else { return [] }
    var members: [Int: [Int]] = [:]
    for number in numbers { members[groups.membership[number], default: []].append(number) }
    return members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { DiagramScene.Hull(group: $0.key, members: $0.value) }
  }
}
