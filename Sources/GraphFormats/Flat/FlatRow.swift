import RelationGraph

/// The attributes of one node or relation, and the record of what they cannot hold.
struct FlatRow {
  let shape: FlatShape
  let reserved: Set<String>
  private(set) var attributes: [FlatGraph.Attribute] = []
  private var record = FlatRecord()
  /// The properties that stand as attributes, by the index of the attribute.
  private var exact: [(index: Int, key: String, value: PropertyValue)] = []

  init(shape: FlatShape, reserved: Set<String>) {
    self.shape = shape
    self.reserved = reserved
  }

  mutating func add(_ node: Node, id: String) {
    if id != node.id { record.id = node.id }
    record.isUnnamed = node.name == nil
    add("label", node.label)
    if let name = node.name, !isHeld(name) { record.name = name }
    add("kind", node.kind.rawValue)
    if !isHeld(node.kind.rawValue) { record.kind = node.kind.rawValue }
    for (language, name) in node.names.sorted(by: { $0.key.precedes($1.key) }) {
      let isHeld = isHeld(name) && CSVColumns.language(of: "label_" + language) == language
      if isHeld { add("label_" + language, name) } else { record.names.append((language, name)) }
    }
    if !node.aliases.isEmpty {
      let field = CSVList.field(node.aliases)
      add("aliases", field)
      if !isHeld(field) || CSVList.texts(field) != node.aliases { record.aliases = node.aliases }
    }
    add(node.properties, node.validity, node.evidence)
  }

  mutating func add(_ relation: Relation, at index: Int, in graph: PropertyGraph) {
    record.id = relation.id
    add("kind", relation.kind.rawValue)
    if !isHeld(relation.kind.rawValue) { record.kind = relation.kind.rawValue }
    attributes.append(("sign", .integer(Int(graph.relationSign(at: index).rawValue))))
    record.sign = relation.sign
    attributes.append(("is_directed", .flag(graph.isDirected(relationAt: index))))
    add(relation.properties, relation.validity, relation.evidence)
  }

  private mutating func add(
    _ properties: [String: PropertyValue], _ validity: Validity, _ evidence: [Evidence]
  ) {
    if validity != .unknown { add("dates", validity.description) }
    if !evidence.isEmpty {
      var seen: Set<String> = []
      add("sources", CSVList.field(evidence.map(\.source).filter { seen.insert($0).inserted }))
    }
    record.evidence = evidence
    for (key, value) in properties.sorted(by: { $0.key.precedes($1.key) }) {
      let attribute = FlatKey.attribute(key, reserved: reserved)
      guard shape.cleaned(attribute) == attribute, !value.text.isEmpty,
        !attributes.contains(where: { $0.key == attribute })
      else {
        record.hidden.append((key, value))
        continue
      }
      exact.append((attributes.count, key, value))
      attributes.append((attribute, flattened(value)))
    }
  }

  /// The attributes, those with a type of their column in that, and behind them the record of what they do not say exactly.
  mutating func finished(types: [String: PropertyType] = [:]) -> [FlatGraph.Attribute] {
    for index in attributes.indices {
      switch (types[attributes[index].key], attributes[index].value) {
      case (.text, let value): attributes[index].value = .text(value.text)
      case (.real, .integer(let number)): attributes[index].value = .real(Double(number))
      default: continue
      }
    }
    for (index, key, value) in exact {
      let written = attributes[index].value
      let isExact = shape.isGuessed ? PlainScalar.faithful(written.text) == value : written == value
      if !isExact { record.properties.append((key, value)) }
    }
    if let text = record.text { attributes.append((FlatKey.record, .text(text))) }
    return attributes
  }

  private mutating func add(_ key: String, _ text: String) {
    attributes.append((key, .text(shape.cleaned(text))))
  }

  private func isHeld(_ text: String) -> Bool { !text.isEmpty && shape.cleaned(text) == text }

  private func flattened(_ value: PropertyValue) -> PropertyValue {
    switch value {
    case .text(let text): .text(shape.cleaned(text))
    case .list(let values) where shape.values.contains(.list): .list(values.map(flattened))
    default: shape.values.contains(value.type) ? value : .text(shape.cleaned(value.text))
    }
  }
}
