import RelationGraph

extension GraphMLReader {
  /// Defaults, ids, and remarks on what was passed over.
  mutating func finish() throws(ReadError) {
    try addDefaults()
    if flat.attributes.contains(where: { $0.key == FlatKey.record }) {
      restoreIDs()
    } else {
      if isFromIGraph { flat.identifyNodes(by: ["id", "name", "label"]) }
      remarkGraphAttributes()
    }
    flat.diagnostics += scanner.diagnostics
    remark()
  }

  /// Whether node ids are nothing but numbers: igraph writes its own ids as attributes, with keys that begin with `v_`.
  private var isFromIGraph: Bool {
    keys.keys.contains { $0.hasPrefix("v_") } && flat.nodes.enumerated().allSatisfy { $1.id == "n\($0)" }
  }

  private mutating func restoreIDs() {
    guard !exactIDs.isEmpty else { return }
    for index in flat.nodes.indices { flat.nodes[index].id = exactIDs[flat.nodes[index].id] ?? flat.nodes[index].id }
    for index in flat.edges.indices {
      flat.edges[index].from = exactIDs[flat.edges[index].from] ?? flat.edges[index].from
      flat.edges[index].to = exactIDs[flat.edges[index].to] ?? flat.edges[index].to
    }
  }

  /// Gives every node and edge the default values of what it does not say.
  ///
  /// A few keys and many nodes could make a small file a large graph: what defaults add is limited by what the file has.
  private mutating func addDefaults() throws(ReadError) {
    let presets = keys.values.filter { $0.preset != nil && !$0.isDrawing }.sorted { $0.id.precedes($1.id) }
    var budget = scanner.bytes.count / 4 + 1_000_000
    for (domain, records) in [("node", flat.nodes.count), ("edge", flat.edges.count)] {
      let filled = presets.filter { $0.isFor(domain) }.map { (key: $0.name, value: value($0.preset ?? "", of: $0)) }
      guard !filled.isEmpty else { continue }
      for index in 0..<records {
        let attributes = domain == "node" ? flat.nodes[index].attributes : flat.edges[index].attributes
        let known = Set(attributes.map(\.key))
        let missing = filled.filter { !known.contains($0.key) }
        budget -= filled.count
        guard budget >= 0 else {
          throw ReadError(
            Diagnostic(
              .error, "too-many", "default values would make this graph many times larger than its file",
              at: SourceLocation(file: scanner.file)), isLimit: true)
        }
        if domain == "node" { flat.nodes[index].attributes += missing } else { flat.edges[index].attributes += missing }
      }
    }
    for key in presets where key.isFor("graph") && !flat.attributes.contains(where: { $0.key == key.name }) {
      flat.attributes.append((key.name, value(key.preset ?? "", of: key)))
    }
  }

  private mutating func remarkGraphAttributes() {
    let known = ["title", "description", "language"]
    if let index = flat.attributes.firstIndex(where: { $0.key == "name" || $0.key == "label" }),
      !flat.attributes.contains(where: { $0.key == "title" }), !flat.attributes[index].value.text.isEmpty
    {
      flat.attributes[index].key = "title"
    }
    for (key, value) in flat.attributes where !known.contains(key) && !value.text.isEmpty {
      remark(.note, "graph-attribute", "the graph's own attribute '\(key)' (\(value.text)) has no place here")
    }
  }

  private mutating func remark() {
    if count.nestedNodes > 0 {
      remark(
        .note, "nested", "\(count.nestedNodes) nodes lie in graphs inside other nodes: these are their 'parent'")
    }
    if count.furtherGraphs > 0 {
      remark(
        .warning, "further-graphs",
        "only the first graph is read; \(count.furtherGraphs) more, with \(count.furtherNodes) nodes and "
          + "\(count.furtherEdges) edges, are not", hint: "put each graph into a file of its own")
    }
    if count.hyperedges > 0 {
      remark(
        .warning, "hyperedges", "\(count.hyperedges) hyperedges are not read",
        hint: "write a hyperedge as a node with an edge to each of its members")
    }
    if count.ports > 0 || count.edgesAtPorts > 0 {
      remark(
        .warning, "ports",
        "\(count.ports) ports are not read; \(count.edgesAtPorts) edges lead to ports, and here to "
          + "their nodes")
    }
    if count.repeated > 0 {
      remark(
        .warning, "repeated-values",
        "\(count.repeated) values stand where their node or edge has another one already: "
          + "the first counts")
    }
    for (key, number) in count.undeclared.sorted(by: { $0.key.precedes($1.key) }).prefix(20) {
      remark(.warning, "unknown-key", "the key '\(key)' of \(number) values is not declared: they are texts")
    }
    for (key, number) in count.wrongTypes.sorted(by: { $0.key.precedes($1.key) }).prefix(20) {
      remark(.warning, "wrong-type", "\(number) values of '\(key)' are not of the type that the file declares")
    }
    for (name, number) in count.unknown.sorted(by: { $0.key.precedes($1.key) }).prefix(20) {
      remark(.warning, "unknown-element", "\(number) elements '\(name)' are not read")
    }
    guard !count.details.isEmpty else { return }
    let names = count.details.sorted { $0.value == $1.value ? $0.key.precedes($1.key) : $0.value > $1.value }
    let list = names.prefix(6).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    remark(
      .note, "xml-inside",
      "XML inside values, such as details of drawings, is not read: \(list)"
        + (names.count > 6 ? " and \(names.count - 6) more" : ""))
  }

  private mutating func remark(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, hint: String? = nil
  ) {
    flat.diagnostics.append(
      Diagnostic(severity, code, message, at: SourceLocation(file: scanner.file), hint: hint))
  }
}
