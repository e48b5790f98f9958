/// Nodes in columns, as readers of large files have them: no value is made for a row.
package struct NodeColumns: Sendable {
  /// In the order of the file.
  package let ids: [String]
  /// The places of the ids in canonical order; `nil` where they stand in it.
  private let order: [Int32]?
  package var kindValues: [NodeKind] = [.unspecified]
  /// The place in `kindValues` of every node's kind.
  package var kinds: SharedColumn<Int32>
  /// The name of every node; empty where none has one.
  package var names: [String?] = []
  package var validityValues: [Validity] = [.unknown]
  package var validities: SharedColumn<Int32>
  package var properties: [(key: String, column: PropertyColumn)] = []
  private let file: String
  /// The line of every node: row + this number.
  private let firstLine: Int

  package var count: Int { ids.count }

  /// `nil` where an id comes twice, is empty, or contains a control character: what is said of those needs their places.
  package init?(ids: [String], file: String, firstLine: Int) {
    guard ids.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }) else { return nil }
    let order = IDOrder.order(ids)
    let isASCII = ids.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    if isASCII {
      // Equal ids stand side by side.
      let areDistinct = order.map { order in
        zip(order, order.dropFirst()).allSatisfy { ids[Int($0)] != ids[Int($1)] }
      }
      guard areDistinct ?? zip(ids, ids.dropFirst()).allSatisfy({ $0 != $1 }) else { return nil }
    } else {
      guard Set(ids).count == ids.count else { return nil }
    }
    (self.ids, self.order, self.file, self.firstLine) = (ids, order, file, firstLine)
    kinds = SharedColumn(0, count: ids.count)
    validities = SharedColumn(0, count: ids.count)
  }

  /// Makes them the nodes of a graph that has none, in canonical order.
  func add(to graph: inout PropertyGraph) {
    let kindNumbers = kindValues.map { graph.shared.nodeKinds.intern($0) }
    let validityNumbers = validityValues.map { graph.shared.validities.intern($0) }
    let table = NodeTable(
      ids: order == nil ? NodeIDs(ids) : NodeIDs(ordered: ids), kinds: kinds.mapped(by: kindNumbers), names: names,
      validities: validities.mapped(by: validityNumbers), properties: properties)
    // An index of ids that are put in order at once would be thrown away.
    graph.nodeTable = order.map { table.selecting($0) } ?? table
  }

  /// The nodes as values, for a schema that has rules for them.
  var records: [GraphDraft.Located<Node>] {
    (0..<count).map { row in
      var node = Node(id: ids[row], kind: kindValues[Int(kinds[row])], name: row < names.count ? names[row] : nil)
      node.validity = validityValues[Int(validities[row])]
      for (key, column) in properties { node.properties[key] = column[row] }
      return GraphDraft.Located(node, at: SourceLocation(file: file, line: row + firstLine, column: 1))
    }
  }
}
