import RelationGraph

extension GraphFormat {
  /// A node and its neighbours a line, as NetworkX writes it.
  public static let adjacencyList = GraphFormat(
    id: "adjlist", title: "Adjacency list", extensions: ["adjlist", "adj"],
    specification: "https://networkx.org/documentation/stable/reference/readwrite/adjlist.html",
    keeps: [.nodeIDs, .direction, .loops, .isolates],
    reader: { source throws(ReadError) in
      var reader = AdjacencyListReader(file: source.name)
      return try reader.read(source)
    },
    writer: { [WrittenFile(name: "", text: AdjacencyListWriter.text($0))] },
    recognises: { isNumbered($0) },
    lossRule: { AdjacencyListWriter.losses(of: $0) })

  /// Whether a text without comments is rows of several lengths of nothing but whole numbers, the first of each its own.
  private static func isNumbered(_ head: ContentHead) -> Bool {
    var lines = head.lines
    if head.bytes.count == ContentHead.size { lines = lines.dropLast() }
    guard lines.count > 1 else { return false }
    var first: Set<Substring> = []
    var lengths: Set<Int> = []
    for line in lines {
      let fields = line.split(whereSeparator: \.isWhitespace)
      guard let start = fields.first, first.insert(start).inserted, fields.allSatisfy({ Int($0) != nil }) else {
        return false
      }
      lengths.insert(fields.count)
    }
    return lengths.count > 1
  }
}
