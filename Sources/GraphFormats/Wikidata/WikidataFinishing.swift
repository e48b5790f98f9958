import RelationGraph

/// What can only be said when the whole file is read: kinds, and labels of items that stand as values.
struct WikidataFinishing {
  let labels: [String: String]
  let classes: [String: [String]]
  let parents: [String: [String]]
  let suggested: [String: NodeKind]
  let redirects: [String: String]
  let itemKeys: Set<String>
  let table: WikidataTable

  /// The classes above a class that are looked at.
  private static let classLimit = 1000

  func target(_ id: String) -> String { redirects[id] ?? id }

  func finished(_ relation: Relation) -> Relation {
    var relation = relation
    (relation.from, relation.to) = (target(relation.from), target(relation.to))
    relation.properties = labelled(relation.properties)
    return relation
  }

  func finished(_ source: Source) -> Source {
    var source = source
    source.title = source.title ?? labels[target(source.id)]
    source.publisher = source.publisher.map { labels[$0] ?? $0 }
    source.author = source.author.map { labels[$0] ?? $0 }
    source.language = source.language.map { labels[$0] ?? $0 }
    return source
  }

  func finished(_ node: Node) -> Node {
    var node = node
    let own = classes[node.id] ?? []
    if let found = table.weightiest(of: own) ?? table.weightiest(of: above(own)) {
      if node.kind == .unspecified { node.kind = found.kind }
      if let category = found.category, node.kind == found.kind { node.properties["category"] = .text(category) }
    } else if node.kind == .unspecified, let kind = suggested[node.id] {
      node.kind = kind
    }
    node.properties = labelled(node.properties)
    return node
  }

  /// The classes above these, as far as the file says.
  private func above(_ classes: [String]) -> Set<String> {
    var found: Set<String> = []
    var next = classes
    while let type = next.popLast(), found.count < Self.classLimit {
      for parent in parents[type] ?? [] where found.insert(parent).inserted { next.append(parent) }
    }
    return found
  }

  /// Labels in the place of ids, and the ids under `KEY_id`.
  private func labelled(_ properties: [String: PropertyValue]) -> [String: PropertyValue] {
    var result = properties
    for (key, value) in properties where itemKeys.contains(key) {
      let label = label(of: value)
      guard label != value else { continue }
      result[key] = label
      if result[key + "_id"] == nil { result[key + "_id"] = value }
    }
    return result
  }

  private func label(of value: PropertyValue) -> PropertyValue {
    switch value {
    case .text(let id): .text(labels[target(id)] ?? id)
    case .list(let values): .list(values.map { label(of: $0) })
    default: value
    }
  }
}
