import RelationGraph

extension GEXFReader {
  /// Title, schema and sources of a graph that Entente wrote.
  mutating func readRecord(_ text: String) {
    guard let value = try? JSONParser.parse(Array(text.utf8)[...]), case .object(let members) = value else { return }
    for member in members {
      if case .text(let text) = member.value { flat.attributes.append((member.key, .text(text))) }
    }
  }

  /// Times, defaults, and remarks on what was passed over.
  mutating func finish() throws(ReadError) {
    for (index, found) in periods.nodes.sorted(by: { $0.key < $1.key }) {
      for (key, value) in periods.attributes(found) { add(key, value, to: .node(index)) }
    }
    for (index, found) in periods.edges.sorted(by: { $0.key < $1.key }) {
      for (key, value) in periods.attributes(found) { add(key, value, to: .edge(index)) }
    }
    for (owner, key, value) in series.attributes { add(key, value, to: owner) }
    try addDefaults()
    let isOwn = flat.attributes.contains { $0.key == FlatKey.record }
    if isOwn {
      // Labels of edges are their kinds, for programs that show them.
      for index in flat.edges.indices { flat.edges[index].attributes.removeAll { $0.key == "label" } }
    } else {
      for index in flat.nodes.indices {
        let id = flat.nodes[index].id
        flat.nodes[index].attributes.removeAll { $0.key == "label" && $0.value.text == id }
      }
      readMeta()
    }
    flat.diagnostics += scanner.diagnostics
    remark()
  }

  private mutating func readMeta() {
    var rest: [String] = []
    for (key, text) in meta where !text.isEmpty {
      switch key {
      case "title", "description":
        if flat.attributes.contains(where: { $0.key == key }) { rest.append(key) }
        flat.attributes.append((key, .text(text)))
      default: rest.append(key)
      }
    }
    guard !rest.isEmpty else { return }
    remark(.note, "graph-attribute", "\(rest.prefix(20).joined(separator: ", ")) of the graph have no place here")
  }

  /// Gives every node and edge the default values of what it does not say; limited as in GraphML.
  private mutating func addDefaults() throws(ReadError) {
    var budget = scanner.bytes.count / 4 + 1_000_000
    for isNode in [true, false] {
      let presets = (isNode ? nodeAttributes : edgeAttributes).filter { $0.value.preset != nil }
        .sorted { $0.key.precedes($1.key) }.map(\.value)
      let filled = presets.map { (key: $0.title, value: value($0.preset ?? "", of: $0)) }
      guard !filled.isEmpty else { continue }
      for index in isNode ? flat.nodes.indices : flat.edges.indices {
        budget -= filled.count
        guard budget >= 0 else {
          throw ReadError(
            Diagnostic(
              .error, "too-many", "default values would make this graph many times larger than its file",
              at: SourceLocation(file: scanner.file)), isLimit: true)
        }
        let known = Set((isNode ? flat.nodes[index].attributes : flat.edges[index].attributes).map(\.key))
        let missing = filled.filter { !known.contains($0.key) }
        if isNode { flat.nodes[index].attributes += missing } else { flat.edges[index].attributes += missing }
      }
    }
  }

  private mutating func remark() {
    if count.nestedNodes > 0 {
      remark(.note, "nested", "\(count.nestedNodes) nodes lie inside other nodes: these are their 'parent'")
    }
    if count.mutual > 0 {
      remark(.note, "mutual", "\(count.mutual) edges are mutual: they are undirected, with 'direction' mutual")
    }
    if count.otherTypes > 0 {
      remark(
        .note, "edgetype", "the type of \(count.otherTypes) edges is neither directed nor undirected: it is their kind")
    }
    let spells = periods.nodes.values.count { $0.count > 1 } + periods.edges.values.count { $0.count > 1 }
    if spells > 0 {
      remark(
        .warning, "spells",
        "\(spells) nodes and edges are there several times: from the first to the last moment here, all in 'spells'")
    }
    if series.count > 0 {
      remark(
        .warning, "series", "\(series.count) values change over time: the latest counts, all are in '…_series'")
    }
    if count.options > 0 {
      remark(.note, "options", "the values that \(count.options) attributes may have are not kept")
    }
    if count.furtherGraphs > 0 {
      remark(.warning, "further-graphs", "only the first graph is read; \(count.furtherGraphs) more are not")
    }
    if count.repeated > 0 {
      remark(
        .warning, "repeated-values",
        "\(count.repeated) values stand where their node or edge has another one already: "
          + "the first counts")
    }
    for (key, number) in count.undeclared.sorted(by: { $0.key.precedes($1.key) }).prefix(20) {
      remark(.warning, "unknown-key", "the attribute '\(key)' of \(number) values is not declared: they are texts")
    }
    for (key, number) in count.wrongTypes.sorted(by: { $0.key.precedes($1.key) }).prefix(20) {
      remark(.warning, "wrong-type", "\(number) values of '\(key)' are not of the type that the file declares")
    }
    for (name, number) in count.unknown.sorted(by: { $0.key.precedes($1.key) }).prefix(20) {
      remark(.warning, "unknown-element", "\(number) elements '\(name)' are not read")
    }
  }

  private mutating func remark(_ severity: Diagnostic.Severity, _ code: String, _ message: String) {
    flat.diagnostics.append(Diagnostic(severity, code, message, at: SourceLocation(file: scanner.file)))
  }
}
