import RelationGraph

extension YAMLReader {
  /// Relations, each a line `FROM KIND TO [DATES] [@SOURCE …]`, such a line with details, or a mapping.
  mutating func readRelations(_ section: YAMLNode) {
    guard case .sequence(let items) = section.content else {
      if !section.isNothing { report("wrong-structure", "'relations' is a list", section) }
      return
    }
    for item in items {
      switch item.content {
      case .scalar:
        if let relation = relationLine(item) { add(relation, at: item) }
      case .mapping(let fields):
        if fields.keys.count == 1, let key = fields.keys.first, let details = fields.values.first,
          key.text.unicodeScalars.contains(" ")
        {
          guard var relation = relationLine(key) else { continue }
          read(details, into: &relation)
          add(relation, at: key)
        } else {
          var relation = Relation(from: "", to: "")
          read(item, into: &relation)
          if relation.from.isEmpty || relation.to.isEmpty {
            report("missing-end", "a relation has a 'from' and a 'to'", item)
          } else if fields["kind"] == nil, let type = fields["type"] {
            report("missing-kind", "this relation has no 'kind'", type, hint: "did you mean 'kind' by 'type'?")
          } else {
            add(relation, at: item)
          }
        }
      default: report("wrong-structure", "a relation is a line or a mapping, this is \(item.shape)", item)
      }
    }
  }

  private mutating func add(_ relation: Relation, at node: YAMLNode) {
    draft.relations.append(GraphDraft.Located(relation, at: location(node)))
  }

  private mutating func relationLine(_ node: YAMLNode) -> Relation? {
    guard let scalar = node.scalar else {
      report("wrong-structure", "a relation begins with a line, this is \(node.shape)", node)
      return nil
    }
    let quote = scalar.isPlain ? 0 : 1
    var words: [(text: String, offset: Int)] = []
    var offset = 0
    for word in scalar.text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
      if !word.isEmpty { words.append((String(word), offset + quote)) }
      offset += word.count + 1
    }
    guard words.count >= 3 else {
      report(
        "bad-relation", "'\(scalar.text)' is not a relation", node,
        hint: "FROM KIND TO [DATES] [@SOURCE …]; ids with spaces need the long form {from: …, kind: …, to: …}")
      return nil
    }
    var relation = Relation(kind: RelationKind(rawValue: words[1].text), from: words[0].text, to: words[2].text)
    for word in words.dropFirst(3) {
      if word.text.utf8.first == UInt8(ascii: "@") {
        relation.evidence.append(SourceMark.evidence(String(word.text.unicodeScalars.dropFirst())))
      } else if word.text == "+" || word.text == "-" {
        relation.sign = word.text == "+" ? .positive : .negative
      } else if let validity = Validity(word.text) {
        relation.validity = validity
      } else {
        let isDate = word.text.first?.isNumber == true || word.text.contains("/")
        report(
          isDate ? "bad-date" : "bad-relation",
          isDate
            ? "'\(word.text)' is not a date or a period that exists"
            : "'\(word.text)' is neither a date nor an @source",
          node, offset: word.offset, hint: isDate ? Self.dateHint : "sources are written @\(word.text)")
      }
    }
    return relation
  }

  private mutating func read(_ details: YAMLNode, into relation: inout Relation) {
    guard case .mapping(let fields) = details.content else {
      if !details.isNothing {
        report("wrong-structure", "the details of a relation are a mapping, this is \(details.shape)", details)
      }
      return
    }
    for (key, value) in fields {
      switch key.text {
      case "id": relation.id = text(value, "id")
      case "from": relation.from = text(value, "from") ?? ""
      case "to": relation.to = text(value, "to") ?? ""
      case "kind": relation.kind = RelationKind(rawValue: text(value, "kind") ?? "")
      case "dates": relation.validity = validity(value)
      case "sign": relation.sign = sign(value)
      case "sources", "evidence": relation.evidence += evidence(value)
      case "confidence":
        guard let confidence = number(value, "confidence") else { continue }
        for index in relation.evidence.indices { relation.evidence[index].confidence = confidence }
        if relation.evidence.isEmpty { report("unknown-source", "a confidence needs a source", key) }
      case "properties": readProperties(value, into: &relation.properties)
      case let other: relation.properties[other] = self.value(value, other)
      }
    }
  }

  private mutating func sign(_ node: YAMLNode) -> Sign? {
    guard let text = text(node, "sign") else { return nil }
    switch text {
    case "+", "+1", "1": return .positive
    case "-", "-1": return .negative
    case "0": return .neutral
    default:
      report("out-of-range", "a sign is +, - or 0, not '\(text)'", node)
      return nil
    }
  }
}
