import RelationGraph

/// The `key` of NetworkX, by edge: texts of their own are ids, numbers that only count parallel edges say nothing.
struct EdgeKeys {
  private var keys: [JSONValue?] = []

  mutating func append(_ key: JSONValue?) { keys.append(key) }

  /// Makes the keys ids or properties of the edges, in whose order they came.
  func identify(_ graph: inout FlatGraph, isMultigraph: Bool) {
    guard keys.contains(where: { $0 != nil }) else { return }
    var texts: Set<String> = []
    var areTextsUnique = true
    var counts: [String: Int] = [:]
    var onlyCount = isMultigraph
    for (edge, key) in zip(graph.edges, keys) {
      switch key {
      case .text(let text)?: if edge.id != nil || !texts.insert(text).inserted { areTextsUnique = false }
      case .integer(let number)? where onlyCount:
        let isSwapped = !graph.isDirected && edge.to.precedes(edge.from)
        let pair = isSwapped ? "\(edge.to)\u{0}\(edge.from)" : "\(edge.from)\u{0}\(edge.to)"
        onlyCount = counts[pair, default: 0] == number
        counts[pair, default: 0] += 1
      default: continue
      }
    }
    for index in graph.edges.indices where keys.indices.contains(index) {
      switch keys[index] {
      case .text(let text)? where areTextsUnique: graph.edges[index].id = text
      case .integer? where onlyCount: continue
      case let key?:
        if let value = JSONWalk.simple(key) { graph.edges[index].attributes.append(("key", value)) }
      case nil: continue
      }
    }
  }
}
