import RelationGraph

extension WikidataReader {
  /// The language of names; `mul` stands for all.
  static let language = "en"

  mutating func read(_ entity: JSONValue, _ members: [JSONValue.Member], key: String?) {
    let place = location(JSONValue.Member(key: "", value: .null, offset: 0))
    guard let id = entity.member("id")?.string ?? key, !id.isEmpty else {
      graph.problems.append(Diagnostic(.error, "empty-id", "an entity has no id", at: place))
      return
    }
    if entity.member("missing") != nil {
      graph.notes.add(.missing, id, at: place)
      return
    }
    if let key { graph.redirect(key, to: id) }
    if let from = entity.member("redirects")?.member("from")?.string { graph.redirect(from, to: id) }
    let labels = texts(entity.member("labels"))
    let label = labels[Self.language] ?? labels["mul"]
    if let label { graph.setLabel(label, of: id) }
    let type = entity.member("type")?.string ?? "item"
    guard type == "item" else {
      graph.notes.add(.notAnItem, type, at: place)
      return
    }
    guard !graph.isKnown(id) else {
      graph.notes.add(.duplicate, id, at: place)
      return
    }
    var node = Node(id: id)
    // Where there is no English label, the first one there is.
    let first = labels.sorted { $0.key.precedes($1.key) }.first
    node.name = label ?? first?.value
    if label == nil, let first { graph.setLabel(first.value, of: id) }
    node.names = labels.filter { $0.key != Self.language }
    node.aliases = aliases(entity.member("aliases"))
    let descriptions = texts(entity.member("descriptions"))
    if let text = descriptions[Self.language] ?? descriptions["mul"] { node.properties["description"] = .text(text) }
    let others = descriptions.keys.count { $0 != Self.language }
    if others > 0 { graph.notes.add(.leftOut, "descriptions in other languages", at: place, count: others) }
    let links = entity.member("sitelinks")?.members.count ?? 0
    if links > 0 { graph.notes.add(.leftOut, "links to pages of Wikipedia and its sisters", at: place, count: links) }
    for claims in members where claims.key == "claims" || claims.key == "statements" {
      for property in claims.value.members { read(property, of: &node, ends: place) }
    }
    keepPossible(&node, at: place)
    graph.add(node, at: place)
  }

  /// `{"en": {"language": "en", "value": "Japan"}}`, or the text itself.
  private func texts(_ value: JSONValue?) -> [String: String] {
    var result: [String: String] = [:]
    for member in value?.members ?? [] {
      guard let text = member.value.member("value")?.string ?? member.value.string, !text.isEmpty else { continue }
      result[member.key] = text
    }
    return result
  }

  /// Aliases in all languages, the language of names first, each once.
  private func aliases(_ value: JSONValue?) -> [String] {
    let lists = (value?.members ?? []).sorted {
      let (a, b) = ($0.key == Self.language, $1.key == Self.language)
      return a != b ? a : $0.key.precedes($1.key)
    }
    var seen: Set<String> = []
    return lists.flatMap { $0.value.items }.compactMap { $0.member("value")?.string ?? $0.string }.filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
  }

  /// A period that ends before it begins is kept as text.
  private mutating func keepPossible(_ node: inout Node, at place: SourceLocation) {
    guard !node.validity.isPossible else { return }
    graph.notes.add(.impossible, "the dates of \(node.id)", at: place)
    node.properties["start_text"] = node.validity.start.date.map { .text($0.description) }
    node.properties["end_text"] = node.validity.end.date.map { .text($0.description) }
    node.validity = .unknown
  }
}
