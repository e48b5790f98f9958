import GraphvizProcess
import RelationGraph

/// Reads DOT as Graphviz understands it, in a process of its own.
struct DOTReader {
  /// The `dir` of an edge that is drawn as a directed one but has no direction.
  static let undirected = "none"
  private static let inputLimit = 256 << 20

  private let structure: DotStructure
  private let location: SourceLocation
  private let isOwn: Bool
  /// The ids of the nodes of ``structure``.
  private let ids: [String]

  static func draft(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    let decoded = try source.decoded()
    let bytes = Array(decoded.text.utf8)
    guard let child = ChildProgram.found() else {
      throw DOTProblem.error(.childUnavailable("there is no 'entente' in PATH"), name: source.name)
    }
    var structure: DotStructure
    do throws(RenderError) {
      structure = try DotReader(limits: limits(bytes.count), child: child).read(bytes)
    } catch {
      throw DOTProblem.error(error, name: source.name)
    }
    // A text that says what it is encoded in needs no warning.
    let isStated = structure.attributes.contains { $0.key == "charset" }
    structure.attributes.removeAll { $0.key == "charset" }
    var flat = DOTReader(structure, name: source.name).flat()
    flat.diagnostics += isStated ? [] : decoded.warnings
    return flat.draft()
  }

  /// Graphviz takes some 50 bytes for every byte of the barest edges, and an idle process 200 MB.
  private static func limits(_ count: Int) -> RenderLimits {
    RenderLimits(
      wallSeconds: 60, cpuSeconds: 60, memoryBytes: 1 << 30 + count * 64, inputBytes: inputLimit,
      outputBytes: 64 << 20 + count * 32)
  }

  init(_ structure: DotStructure, name: String) {
    self.structure = structure
    location = SourceLocation(file: name)
    isOwn = structure.attributes.contains { $0.key == FlatKey.record && $0.value.hasPrefix("{") }
    let unescaped = structure.nodes.map { DOTText.unescaped($0.name) }
    // Graphviz tells `a\b` and `a\\b` apart.
    ids = Set(unescaped).count == unescaped.count ? unescaped : structure.nodes.map(\.name)
  }

  func flat() -> FlatGraph {
    var flat = FlatGraph()
    flat.isDirected = structure.isDirected
    flat.attributes = headAttributes()
    let memberships = DOTMemberships(structure)
    for (index, node) in structure.nodes.enumerated() {
      var attributes = node.attributes.compactMap { nodeAttribute($0, of: index) }
      attributes += memberships.attributes(of: index, besides: attributes.map(\.key))
      flat.nodes.append(.init(id: ids[index], attributes: attributes, location: location))
    }
    for edge in structure.edges { flat.edges.append(self.edge(edge)) }
    if Self.areNumbers(ids) { flat.identifyNodes(by: ["name"]) }
    flat.diagnostics = DOTProblem.remarks(on: structure, isOwn: isOwn, at: location)
    return flat
  }

  /// Numbers that a program gave; such programs keep the ids of their users in `name`.
  private static func areNumbers(_ ids: [String]) -> Bool {
    ids.allSatisfy { id in id.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }
}

extension DOTReader {
  private func headAttributes() -> [FlatGraph.Attribute] {
    var title = structure.name.map { DOTText.unescaped($0) }
    var attributes: [FlatGraph.Attribute] = []
    for attribute in structure.attributes {
      switch attribute.key {
      case "title": title = DOTText.unescaped(attribute)
      case "label" where !isOwn && !structure.attributes.contains { $0.key == "title" }:
        title =
          DOTText.unescaped(attribute) { letter in
            letter == "G" ? structure.name ?? "" : Self.lineEnd(letter)
          }.trimmingLineEnds
      case "comment" where !isOwn: attributes.append(("description", .text(DOTText.unescaped(attribute))))
      default: attributes.append((attribute.key, .text(DOTText.unescaped(attribute))))
      }
    }
    return attributes + (title.map { [("title", .text($0))] } ?? [])
  }

  /// Texts that are names, words or lists, whatever they look like.
  private static let texts: Set = ["label", "kind", "aliases", "dates", "sources", FlatKey.record]

  private func nodeAttribute(_ attribute: DotStructure.Attribute, of index: Int) -> FlatGraph.Attribute? {
    guard attribute.key == "label", !isOwn else { return self.attribute(attribute) }
    // The default label is the name of the node, which needs no second one.
    if attribute.value == "\\N" { return nil }
    let text = DOTText.unescaped(attribute) { letter in
      switch letter {
      case "N": structure.nodes[index].name
      case "G": structure.name ?? ""
      default: Self.lineEnd(letter)
      }
    }
    return ("label", .text(text.trimmingLineEnds))
  }

  private func attribute(_ attribute: DotStructure.Attribute) -> FlatGraph.Attribute {
    let key = DOTText.unescaped(attribute.key)
    let text = DOTText.unescaped(attribute)
    if Self.texts.contains(key) || key.hasPrefix("label_") { return (key, .text(text)) }
    if isOwn { return (key, PlainScalar.faithful(text)) }
    return (key, key == "name" || key == "type" ? .text(text) : PlainScalar.value(text))
  }

  private func edge(_ edge: DotStructure.Edge) -> FlatGraph.Edge {
    var flat = FlatGraph.Edge(from: ids[edge.tail], to: ids[edge.head], location: location)
    for attribute in edge.attributes {
      switch attribute.key {
      case "dir" where structure.isDirected && attribute.value == Self.undirected: flat.isDirected = false
      case "id" where !isOwn: flat.id = DOTText.unescaped(attribute)
      case "label", "xlabel", "headlabel", "taillabel":
        guard !isOwn else { fallthrough }
        let text = DOTText.unescaped(attribute) { letter in
          switch letter {
          case "T": structure.nodes[edge.tail].name
          case "H": structure.nodes[edge.head].name
          default: Self.lineEnd(letter)
          }
        }
        flat.attributes.append((attribute.key, PlainScalar.value(text.trimmingLineEnds)))
      default: flat.attributes.append(self.attribute(attribute))
      }
    }
    if let key = edge.key, !isOwn, !edge.attributes.contains(where: { $0.key == "key" }) {
      flat.attributes.append(("key", PlainScalar.value(DOTText.unescaped(key))))
    }
    return flat
  }

  /// The ends of lines that are centred, flush left and flush right.
  private static func lineEnd(_ letter: Unicode.Scalar) -> String? {
    ["n", "l", "r"].contains(letter) ? "\n" : nil
  }
}

extension String {
  /// Every line of a label may end with a line end, the last one, too.
  fileprivate var trimmingLineEnds: String {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
