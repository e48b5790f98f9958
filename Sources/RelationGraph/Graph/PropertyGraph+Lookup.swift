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
    if let name = nodeTable.names[index] { names.append(name) }
    if let more = nodeTable.moreNames[Int32(index)] {
      names += more.names.sorted { $0.key.precedes($1.key) }.map(\.value)
      names += more.aliases
    }
    if nodeKind(at: index) == .country, let country = Country.of(nodes[index]) {
      names += [country.alpha2, country.alpha3]
    }
    return names
  }

  private func similar(to text: String) -> [Int] {
    let folded = text.lowercased()
    var found: [Int] = []
    for index in 0..<nodeCount where found.count < 5 {
      let names = allNames(at: index) + [nodeID(at: index)]
      if folded.count > 1, names.contains(where: { $0.lowercased().contains(folded) }) { found.append(index) }
    }
    if found.isEmpty {
      var owner: [String: Int] = [:]
      for index in 0..<nodeCount { for name in allNames(at: index) + [nodeID(at: index)] { owner[name] = index } }
      if let nearest = Suggestion.nearest(to: text, among: owner.keys) { found = [owner[nearest]!] }
    }
    return found
  }
}
