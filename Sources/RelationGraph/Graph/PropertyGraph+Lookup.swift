/// The answer to "which node is meant by this text?"
public enum NodeMatch: Hashable, Sendable {
  case found(Int)
  /// Several nodes answer to it.
  case ambiguous([Int])
  /// None does; these come nearest.
  case none(similar: [Int])
}

extension PropertyGraph {
  /// The node that a person means by an id, a name in any language, an alias, or a country code.
  ///
  /// An id wins over names. Names are compared first exactly, then without regard to case.
  /// - Complexity: O(names).
  public func resolve(_ text: String) -> NodeMatch {
    if let index = nodeIndex(text) { return .found(index) }
    let folded = text.lowercased()
    var exact: [Int] = []
    var loose: [Int] = []
    for index in 0..<nodeCount {
      let names = allNames(at: index)
      if names.contains(text) {
        exact.append(index)
      } else if names.contains(where: { $0.lowercased() == folded }) || nodeID(at: index).lowercased() == folded {
        loose.append(index)
      }
    }
    let matches = exact.isEmpty ? loose : exact
    switch matches.count {
    case 0: return .none(similar: similar(to: text))
    case 1: return .found(matches[0])
    default: return .ambiguous(matches)
    }
  }

  /// Every name a node answers to, its id left out.
  public func allNames(at index: Int) -> [String] {
    var names: [String] = []
    if let name = nodeTable.name(at: index) { names.append(name) }
    if let more = nodeTable.moreNames[Int32(index)] {
      names += more.names.sorted { $0.key.precedes($1.key) }.map(\.value)
      names += more.aliases
    }
    if nodeKind(at: index) == .country, let country = Country.of(nodes[index]) {
      names += [country.alpha2, country.alpha3]
    }
    return names
  }

  /// The nodes with a name that contains the text, those first of whose name it is the largest part; else the one with the
  /// nearest spelling.
  private func similar(to text: String) -> [Int] {
    let folded = text.lowercased()
    var found: [(index: Int, length: Int)] = []
    var owner: [String: Int] = [:]
    for index in 0..<nodeCount {
      let names = allNames(at: index) + [nodeID(at: index)]
      for name in names { owner[name] = index }
      guard folded.count > 1 else { continue }
      let lengths = names.filter { $0.lowercased().contains(folded) }.map(\.count)
      if let length = lengths.min() { found.append((index, length)) }
    }
    guard found.isEmpty else {
      let order = found.sorted {
        $0.length == $1.length ? IDOrder.precedes(nodeID(at: $0.index), nodeID(at: $1.index)) : $0.length < $1.length
      }
      return order.prefix(5).map(\.index)
    }
    return Suggestion.nearest(to: text, among: owner.keys).flatMap { owner[$0] }.map { [$0] } ?? []
  }
}
