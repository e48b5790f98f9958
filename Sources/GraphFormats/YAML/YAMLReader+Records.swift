import RelationGraph

extension YAMLReader {
  mutating func readSources(_ section: YAMLNode) {
    guard case .mapping(let mapping) = section.content else {
      if !section.isNothing {
        report("wrong-structure", "'sources' is a mapping from ids to descriptions", section)
      }
      return
    }
    for (key, value) in mapping {
      var source = Source(id: key.text)
      if case .mapping(let fields) = value.content {
        for (name, field) in fields { readSourceField(name, field, into: &source) }
      } else {
        source.title = text(value, "title")
      }
      draft.sources.append(GraphDraft.Located(source, at: location(key)))
    }
  }

  private mutating func readSourceField(_ key: YAMLNode, _ value: YAMLNode, into source: inout Source) {
    switch key.text {
    case "title": source.title = text(value, "title")
    case "author": source.author = text(value, "author")
    case "publisher": source.publisher = text(value, "publisher")
    case "date": source.date = date(value, "date")
    case "url": source.url = text(value, "url")
    case "retrieved": source.retrieved = date(value, "retrieved")
    case "language": source.language = text(value, "language")
    case "reliability": source.reliability = number(value, "reliability")
    case "note": source.note = text(value, "note")
    case let other:
      let known = [
        "title", "author", "publisher", "date", "url", "retrieved", "language", "reliability", "note",
      ]
      report(
        "unknown-key", "a source has no '\(other)'", key, hint: Suggestion.hint(for: other, among: known))
    }
  }

  /// Nodes by kind and id, or as a list of mappings with `id` and `kind`.
  mutating func readNodes(_ section: YAMLNode) {
    switch section.content {
    case .mapping(let kinds):
      for (kind, members) in kinds {
        guard case .mapping(let nodes) = members.content else {
          if members.isNothing { continue }
          report("wrong-structure", "the nodes of kind '\(kind.text)' are a mapping from ids", members)
          continue
        }
        for (id, details) in nodes {
          var node = Node(id: id.text, kind: NodeKind(rawValue: kind.text))
          read(details, into: &node)
          draft.nodes.append(GraphDraft.Located(node, at: location(id)))
        }
      }
    case .sequence(let items):
      for item in items {
        guard case .mapping(let fields) = item.content, let id = fields["id"]?.scalar?.text else {
          report("wrong-structure", "a node in a list is a mapping with an 'id'", item)
          continue
        }
        if fields["kind"] == nil, let type = fields["type"] {
          report("missing-kind", "this node has no 'kind'", type, hint: "did you mean 'kind' by 'type'?")
          continue
        }
        var node = Node(id: id)
        if let kind = fields["kind"], let name = text(kind, "kind") { node.kind = NodeKind(rawValue: name) }
        read(fields.filter { key, _ in key.text != "id" && key.text != "kind" }, into: &node)
        draft.nodes.append(GraphDraft.Located(node, at: location(item)))
      }
    default:
      if !section.isNothing {
        report("wrong-structure", "'nodes' is a mapping: kind, then id, then name or details", section)
      }
    }
  }

  private mutating func read(_ details: YAMLNode, into node: inout Node) {
    if case .mapping(let fields) = details.content {
      read(fields, into: &node)
    } else {
      node.name = text(details, "name")
    }
  }

  private mutating func read(_ fields: some Sequence<(YAMLNode, YAMLNode)>, into node: inout Node) {
    for (key, value) in fields {
      switch key.text {
      case "name": node.name = text(value, "name")
      case "names":
        guard case .mapping(let names) = value.content else {
          report("wrong-structure", "'names' is a mapping from languages to names", value)
          continue
        }
        for (language, name) in names { node.names[language.text] = text(name, "names") }
      case "aliases": node.aliases = texts(value, "aliases")
      case "dates": node.validity = validity(value)
      case "sources", "evidence": node.evidence += evidence(value)
      case "properties": readProperties(value, into: &node.properties)
      case let other: node.properties[other] = self.value(value, other)
      }
    }
  }

  mutating func readProperties(_ section: YAMLNode, into properties: inout [String: PropertyValue]) {
    guard case .mapping(let fields) = section.content else {
      report("wrong-structure", "'properties' is a mapping", section)
      return
    }
    for (key, value) in fields { properties[key.text] = self.value(value, key.text) }
  }

  /// Source ids, or mappings with more than that.
  mutating func evidence(_ section: YAMLNode) -> [Evidence] {
    var found: [Evidence] = []
    for item in list(section) {
      guard case .mapping(let fields) = item.content else {
        if let id = text(item, "source") { found.append(SourceMark.evidence(id)) }
        continue
      }
      var evidence = Evidence(source: "")
      for (key, value) in fields {
        switch key.text {
        case "source": evidence.source = text(value, "source") ?? ""
        case "locator": evidence.locator = text(value, "locator")
        case "confidence": evidence.confidence = number(value, "confidence")
        case "recorded": evidence.recorded = date(value, "recorded")
        case "statement": evidence.statement = text(value, "statement")
        case let other:
          report(
            "unknown-key", "evidence has no '\(other)'", key,
            hint: Suggestion.hint(
              for: other, among: ["source", "locator", "confidence", "recorded", "statement"]))
        }
      }
      if evidence.source.isEmpty { report("unknown-source", "this evidence names no source", item) }
      found.append(evidence)
    }
    return found
  }
}

/// How a source is cited in one word: `ndm`, or `ndm#¶6` with a locator.
enum SourceMark {
  static func evidence(_ word: String) -> Evidence {
    let scalars = word.unicodeScalars
    guard let hash = scalars.firstIndex(of: "#") else { return Evidence(source: word) }
    return Evidence(source: String(scalars[..<hash]), locator: String(scalars[scalars.index(after: hash)...]))
  }

  /// The word, where the evidence fits one.
  static func word(_ evidence: Evidence) -> String? {
    guard evidence.confidence == nil, evidence.recorded == nil, evidence.statement == nil,
      isWord(evidence.source), !evidence.source.unicodeScalars.contains("#")
    else { return nil }
    guard let locator = evidence.locator else { return evidence.source }
    return isWord(locator) ? evidence.source + "#" + locator : nil
  }

  /// Whether a text can stand in a relation line. By scalars: a combining mark behind a space makes one character with it.
  static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
  }
}
