import RelationGraph

/// Makes nodes and edges of the cells of matrices.
enum DLAssembly {
  static func assemble(_ reader: inout DLReader) {
    let header = reader.header
    let sides = header.isTwoMode ? [reader.rowNodes, reader.columnNodes] : [reader.rowNodes]
    var ids: [[String]] = []
    let place = SourceLocation(file: reader.rows.file, line: 1, column: 1)
    for side in sides where side.labels.count > side.announced ?? .max {
      reader.report(
        "too-many-labels", "the data has \(side.labels.count) labels for \(side.announced ?? 0) nodes", at: place)
    }
    let labels = sides.map { side in (0..<side.count).map { side.label($0) ?? "" } }
    let all = labels.joined()
    let isUnique = Set(all).count == all.count && !all.contains("")
    let prefixes = header.isTwoMode ? ["r", "c"] : [""]
    for (side, labels) in labels.enumerated() {
      ids.append(labels.enumerated().map { isUnique ? $1 : prefixes[side] + String($0 + 1) })
      for (number, label) in labels.enumerated() {
        var node = FlatGraph.Node(id: ids[side][number], location: place)
        if !isUnique, !label.isEmpty { node.attributes.append(("label", .text(label))) }
        if header.isTwoMode { node.attributes.append(("kind", .text(TwoMode.kind(side + 1)))) }
        reader.flat.nodes.append(node)
      }
    }
    let isNamed = header.matrices > 1 || !header.matrixLabels.isEmpty
    let isUndirected = header.isTwoMode || header.format == "lowerhalf" || header.format == "upperhalf"
    let matrices = Dictionary(grouping: reader.cells, by: \.matrix)
    for matrix in 0..<header.matrices {
      guard var cells = matrices[matrix] else { continue }
      let labels = header.matrixLabels
      let kind = labels.indices.contains(matrix) ? labels[matrix] : "relation-\(matrix + 1)"
      // A matrix of zeros and ones has no weights.
      let isMatrix =
        header.format.hasPrefix("full") || header.format.hasSuffix("half") || header.format.hasPrefix("edgearray")
      if isMatrix, cells.allSatisfy({ $0.value?.number == 1 }) {
        for index in cells.indices { cells[index].value = nil }
      }
      let isSymmetric = !isUndirected && isSymmetric(cells)
      for cell in cells where !isSymmetric || cell.row <= cell.column {
        var edge = FlatGraph.Edge(
          from: ids[0][cell.row], to: ids[ids.count - 1][cell.column], isDirected: !isUndirected && !isSymmetric)
        edge.location = SourceLocation(file: reader.rows.file, line: cell.line, column: 1)
        if isNamed { edge.attributes.append(("kind", .text(kind))) }
        if let value = cell.value { edge.attributes.append(("weight", value)) }
        reader.flat.edges.append(edge)
      }
    }
  }

  /// Whether every cell has one of the same value across the diagonal, and no cell is there twice.
  static func isSymmetric(_ cells: [DLReader.Cell]) -> Bool {
    var values: [SIMD2<Int>: PropertyValue?] = [:]
    for cell in cells where values.updateValue(cell.value, forKey: SIMD2(cell.row, cell.column)) != nil { return false }
    return cells.allSatisfy { cell in
      guard let mirror = values[SIMD2(cell.column, cell.row)] else { return false }
      return mirror == cell.value
    }
  }
}
