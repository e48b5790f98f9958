/// Relations in columns, as readers of large files have them: no value is made for a row.
package struct RelationColumns: Sendable {
  /// The ids that relations name, each once.
  package var nodeIDs: [String]
  /// The place in `nodeIDs` of both ends of every relation.
  package var from, to: [Int32]
  package var kindValues: [RelationKind] = [.unspecified]
  /// The place in `kindValues` of every relation's kind.
  package var kinds: SharedColumn<Int32>
  package var validityValues: [Validity] = [.unknown]
  package var validities: SharedColumn<Int32>
  package var signs: SharedColumn<Int8>
  package var properties: [(key: String, column: PropertyColumn)] = []
  package var file: String
  /// The line of every relation: row + this number.
  package var firstLine: Int
  /// The line of every relation where they are not one behind the other; empty: they are.
  package var lines: [Int32] = []

  /// The sign of relations that have none of their own.
  package static let noSign = RelationTable.noSign

  package init(nodeIDs: [String], from: [Int32], to: [Int32], file: String, firstLine: Int) {
    self.nodeIDs = nodeIDs
    self.from = from
    self.to = to
    kinds = SharedColumn(0, count: from.count)
    validities = SharedColumn(0, count: from.count)
    signs = SharedColumn(RelationTable.noSign, count: from.count)
    self.file = file
    self.firstLine = firstLine
  }

  package var count: Int { from.count }

  func location(_ row: Int) -> SourceLocation {
    SourceLocation(file: file, line: lines.isEmpty ? row + firstLine : Int(lines[row]), column: 1)
  }

  /// The relations as values, for a schema that has rules for them.
  var records: [GraphDraft.Located<Relation>] {
    (0..<count).map { row in
      var relation = Relation(
        kind: kindValues[Int(kinds[row])], from: nodeIDs[Int(from[row])], to: nodeIDs[Int(to[row])],
        sign: Sign(rawValue: signs[row]), validity: validityValues[Int(validities[row])])
      for (key, column) in properties { relation.properties[key] = column[row] }
      return GraphDraft.Located(relation, at: location(row))
    }
  }
}

extension GraphDraft {
  /// Adds the columns behind the relations that are values.
  func addColumns(_ columns: RelationColumns, to graph: inout PropertyGraph, _ found: inout [Diagnostic]) {
    guard let numbers = nodeNumbers(columns, in: &graph, &found) else { return }
    for (place, validity) in columns.validityValues.enumerated() where !validity.isPossible {
      guard let row = (0..<columns.count).first(where: { columns.validities[$0] == place }) else { continue }
      found += FactCheck.violations(of: validity, evidence: [], properties: [:], sources: [:]).map {
        $0.diagnostic(at: columns.location(row))
      }
    }
    let kinds = columns.kindValues.map { graph.shared.relationKinds.intern($0) }
    let validities = columns.validityValues.map { graph.shared.validities.intern($0) }
    graph.relationTable = RelationTable(
      from: numbers.map { numbers in columns.from.map { numbers[Int($0)] } } ?? columns.from,
      to: numbers.map { numbers in columns.to.map { numbers[Int($0)] } } ?? columns.to,
      kinds: columns.kinds.mapped(by: kinds), signs: columns.signs,
      validities: columns.validities.mapped(by: validities),
      properties: columns.properties)
  }

  /// The row of every id that the columns name; `nil` within where ids are the rows.
  private func nodeNumbers(
    _ columns: RelationColumns, in graph: inout PropertyGraph, _ found: inout [Diagnostic]
  ) -> [Int32]?? {
    if graph.nodeCount == 0, impliesNodes {
      let bad = columns.nodeIDs.flatMap(FactCheck.violations(ofID:))
      found += bad.map { $0.diagnostic(at: SourceLocation(file: columns.file)) }
      guard bad.isEmpty else { return nil }
      graph.nodeTable = NodeTable(ids: columns.nodeIDs, kind: graph.shared.nodeKinds.intern(Node(id: "").kind))
      return .some(nil)
    }
    var numbers: [Int32] = []
    numbers.reserveCapacity(columns.nodeIDs.count)
    var missing: Set<Int32> = []
    for (place, id) in columns.nodeIDs.enumerated() {
      if let row = graph.nodeIndex(id) {
        numbers.append(Int32(row))
      } else if impliesNodes, FactCheck.violations(ofID: id).isEmpty {
        graph.nodeTable.append(Node(id: id), shared: &graph.shared)
        numbers.append(Int32(graph.nodeCount - 1))
      } else {
        missing.insert(Int32(place))
        numbers.append(-1)
      }
    }
    guard missing.isEmpty else {
      // Every relation that leads to one is a problem, as where relations are values.
      for row in 0..<columns.count where found.count <= Self.diagnosticLimit {
        let kind = columns.kindValues[Int(columns.kinds[row])].rawValue
        for end in [columns.from[row], columns.to[row]] where missing.contains(end) {
          let id = columns.nodeIDs[Int(end)]
          found +=
            impliesNodes
            ? FactCheck.violations(ofID: id).map { $0.diagnostic(at: columns.location(row)) }
            : [self.missing(id, "'\(kind)' leads to", in: graph, at: columns.location(row), after: found)]
        }
      }
      return nil
    }
    return numbers
  }
}
