import GraphvizProcess
import RelationGraph

/// What Graphviz has to say about a text, in the words of a reader.
enum DOTProblem {
  static func error(_ error: RenderError, name: String) -> ReadError {
    let place = SourceLocation(file: name)
    func limit(_ code: String, _ message: String) -> ReadError {
      ReadError(
        Diagnostic(.error, code, message, at: place, hint: "a table of nodes and one of edges has no such limit"),
        isLimit: true)
    }
    switch error {
    case .emptyInput:
      return ReadError(
        Diagnostic(
          .error, "empty", "there is no graph in this file", at: place, hint: "it begins with 'graph {' or 'digraph {'")
      )
    case .syntax(let line, let message):
      if message.contains("memory exhausted") { return limit("too-deep", "nested too deeply for Graphviz") }
      let place = SourceLocation(file: name, line: line ?? 0)
      return ReadError(Diagnostic(.error, "dot-syntax", message, at: place, hint: hint(for: message)))
    case .inputTooLarge(_, let most):
      return limit("too-large", "more than \(GraphSource.sizeText(most)) of DOT")
    case .timeLimit(let seconds): return limit("time-limit", "reading was stopped after \(Int(seconds)) s")
    case .memoryLimit(let bytes):
      return limit("memory-limit", "reading needs more than \(GraphSource.sizeText(bytes)) of memory")
    case .outputTooLarge: return limit("too-large", "the graph is many times larger than its text")
    case .crashed(let signal):
      return ReadError(
        Diagnostic(
          .error, "graphviz-crashed", "Graphviz crashed over this file (signal \(signal))", at: place,
          hint: "look for a very long text or deep nesting"))
    case .childUnavailable(let reason):
      return ReadError(
        Diagnostic(
          .error, "no-graphviz", "DOT is read by a process of its own, which cannot be started: \(reason)", at: place,
          hint: "install 'entente' completely and put it into PATH"))
    case .graphviz(let message):
      return ReadError(Diagnostic(.error, "graphviz", "Graphviz: \(message)", at: place))
    case .forbiddenCharacter, .cancelled:
      return ReadError(Diagnostic(.error, "graphviz", error.description, at: place))
    }
  }

  private static func hint(for message: String) -> String {
    if message.contains("near '->'") { return "edges of a 'graph' are written --, those of a 'digraph' ->" }
    if message.contains("near '--'") { return "edges of a 'digraph' are written ->, those of a 'graph' --" }
    if message.contains("quoted string") || message.contains("endquote") { return "look for a missing quote" }
    if message.contains("HTML") { return "markup in < > must have as many > as <" }
    return
      "ids and values that are not plain words or numbers stand in quotes; look for a missing bracket or brace before"
  }

  /// How many ends of edges have a port at nodes that are drawn without any: programs forget to quote ids.
  private static func looseEnds(of structure: DotStructure) -> Int {
    let compass: Set = ["n", "ne", "e", "se", "s", "sw", "w", "nw", "c", "_"]
    let hasPorts = structure.nodes.map { node in
      node.attributes.contains { $0.key == "label" && $0.isMarkup || $0.key == "shape" && $0.value.contains("ecord") }
    }
    return structure.edges.reduce(0) { count, edge in
      count
        + edge.attributes.count { attribute in
          switch attribute.key {
          case "headport": !hasPorts[edge.head] && !compass.contains(attribute.value)
          case "tailport": !hasPorts[edge.tail] && !compass.contains(attribute.value)
          default: false
          }
        }
    }
  }

  /// What is not taken over, and what Graphviz remarked.
  static func remarks(on structure: DotStructure, isOwn: Bool, at place: SourceLocation) -> [Diagnostic] {
    var found = structure.warnings.map { Diagnostic(.warning, "graphviz", $0, at: place) }
    if structure.followers > 0 {
      found.append(
        Diagnostic(
          .warning, "more-graphs", "\(structure.followers) more graphs in this file are not read", at: place,
          hint: "write every graph to a file of its own"))
    }
    let ports = looseEnds(of: structure)
    if ports > 0 {
      found.append(
        Diagnostic(
          .warning, "ports", "\(ports) ends of edges are ports ('node:port') of nodes that have none", at: place,
          hint: "an id with a colon stands in quotes, or all ids that begin alike are one node"))
    }
    var keys = Set(structure.attributes.map(\.key)).subtracting([
      "title", "label", "comment", "description", "language",
    ])
    if isOwn { keys.remove(FlatKey.record) }
    for subgraph in structure.subgraphs {
      let taken = subgraph.name.map(DOTMemberships.isCluster) ?? false ? "label" : nil
      keys.formUnion(subgraph.attributes.map(\.key).filter { $0 != taken })
    }
    if !keys.isEmpty {
      found.append(
        Diagnostic(
          .note, "left-out",
          "attributes of the graph and of subgraphs are left out: \(keys.sorted().joined(separator: ", "))", at: place))
    }
    return found
  }
}
