import Foundation
import RelationGraph

/// Reads a folder for `neo4j-admin database import`: headers in the files or in files of their own, any number of each sort.
struct Neo4jReader {
  let folder: String
  private var flat = FlatGraph()
  private var nodes: [(space: String, node: FlatGraph.Node)] = []
  private var edges: [(spaces: (String, String), edge: FlatGraph.Edge)] = []
  private var isOwn = false

  init(folder: String) { self.folder = folder }

  mutating func read() throws(ReadError) -> GraphDraft {
    let tables = try Neo4jTables.inFolder(folder, &flat.diagnostics)
    guard tables.contains(where: { $0.header.isOfNodes }) else {
      throw ReadError(
        flat.diagnostics + [
          Diagnostic(
            .error, "no-graph", "none of the files has a header with ':ID'", at: SourceLocation(file: folder),
            hint: "the header of nodes is like 'id:ID,:LABEL,name:string'")
        ])
    }
    isOwn = tables.contains { table in
      table.header.isOfNodes && table.header.fields.contains { $0.role == .property && $0.name == FlatKey.record }
        && table.header.fields.contains { $0.role == .id && $0.space == Neo4jFiles.graphLabel }
    }
    for table in tables {
      flat.diagnostics += table.rows.problems
      if table.header.isOfNodes { readNodes(table) }
      if table.header.isOfRelations { readEdges(table) }
    }
    identify()
    return flat.draft()
  }

  private mutating func readNodes(_ table: Neo4jTables.Table) {
    let header = table.header
    guard let id = header.index(.id), header.fields.count(where: { $0.role == .id }) == 1 else {
      report("composite-id", "ids of several columns are not read", SourceLocation(file: table.rows.file))
      return
    }
    let space = header.fields[id].space
    for row in table.rows.rows.indices where !table.rows.raggedRows.contains(row) {
      let fields = table.rows.rows[row]
      let attributes = attributes(table, row)
      if isOwn, space == Neo4jFiles.graphLabel {
        flat.attributes = attributes
        continue
      }
      guard !fields[id].isEmpty else {
        report("empty-id", "the id is empty", table.rows.location(row: row, column: id))
        continue
      }
      var node = FlatGraph.Node(id: fields[id], location: table.rows.location(row: row))
      let labels = header.fields.indices.filter { header.fields[$0].role == .label }.flatMap { column in
        fields[column].split(separator: ";").map(String.init)
      }
      if !isOwn, let kind = labels.first {
        node.attributes.append(("kind", .text(kind)))
        if labels.count > 1 { node.attributes.append(("labels", .list(labels.map(PropertyValue.text)))) }
      }
      node.attributes += attributes
      nodes.append((space, node))
    }
  }

  private mutating func readEdges(_ table: Neo4jTables.Table) {
    let header = table.header
    guard let start = header.index(.start), let end = header.index(.end) else { return }
    let type = header.index(.type)
    for row in table.rows.rows.indices where !table.rows.raggedRows.contains(row) {
      let fields = table.rows.rows[row]
      for column in [start, end] where fields[column].isEmpty {
        report("missing-end", "'\(table.rows.header[column])' is empty", table.rows.location(row: row, column: column))
      }
      guard !fields[start].isEmpty, !fields[end].isEmpty else { continue }
      var edge = FlatGraph.Edge(from: fields[start], to: fields[end], location: table.rows.location(row: row))
      if !isOwn, let type, !fields[type].isEmpty { edge.attributes.append(("kind", .text(fields[type]))) }
      for (key, value) in attributes(table, row) {
        if key == "id", edge.id == nil { edge.id = value.text } else { edge.attributes.append((key, value)) }
      }
      edges.append(((header.fields[start].space, header.fields[end].space), edge))
    }
  }

  /// The properties of a row under their names; of other people's kinds and labels those of the same name give way.
  private mutating func attributes(_ table: Neo4jTables.Table, _ row: Int) -> [FlatGraph.Attribute] {
    var found: [FlatGraph.Attribute] = []
    for (column, field) in table.header.fields.enumerated() where field.role == .property && !field.name.isEmpty {
      let text = table.rows.rows[row][column]
      guard !text.isEmpty else { continue }
      guard let value = Neo4jValue.value(text, field) else {
        report("wrong-type", "'\(text)' is no \(field.type)", table.rows.location(row: row, column: column))
        continue
      }
      var key = isOwn ? Neo4jGraph.key(field.name) : field.name
      if !isOwn, key == "kind" || key == "labels" { key = FlatKey.attribute(key, reserved: ["labels"]) }
      found.append((key, value))
    }
    return found
  }

  /// Gives nodes of different spaces whose ids are alike the space as a part of the id.
  private mutating func identify() {
    var spaces: [String: String] = [:]
    var shared: Set<String> = []
    for (space, node) in nodes {
      if let other = spaces.updateValue(space, forKey: node.id), other != space { shared.insert(node.id) }
    }
    func id(_ text: String, _ space: String) -> String { shared.contains(text) ? "\(space)/\(text)" : text }
    flat.nodes = nodes.map { space, node in
      var node = node
      node.id = id(node.id, space)
      return node
    }
    flat.edges = edges.map { spaces, edge in
      var edge = edge
      (edge.from, edge.to) = (id(edge.from, spaces.0), id(edge.to, spaces.1))
      return edge
    }
    if !shared.isEmpty {
      flat.diagnostics.append(
        Diagnostic(
          .note, "id-spaces",
          "\(counted(shared.count, "id")) occur in several id spaces, and get the space before them",
          at: SourceLocation(file: folder)))
    }
  }

  private mutating func report(_ code: String, _ message: String, _ location: SourceLocation) {
    guard flat.diagnostics.count <= GraphDraft.diagnosticLimit else { return }
    flat.diagnostics.append(Diagnostic(.error, code, message, at: location))
  }
}
