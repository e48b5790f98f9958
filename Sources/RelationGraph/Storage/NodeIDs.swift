import OrderedCollections

/// The ids of nodes, each once, and the row of each.
///
/// As long as they stand in order, as in every canonical graph, and are ASCII, an id is found by halving and there is no index
/// beside them. Other ids are equal as texts are: é is é, in one scalar or in two.
struct NodeIDs: Sendable {
  private(set) var values: [String] = []
  /// The row of every id, once they are not in order or not ASCII.
  private var rows: [String: Int32]?

  var count: Int { values.count }

  init() {}

  /// - Parameter values: each once.
  init(_ values: [String]) {
    self.values = values
    if !zip(values, values.dropFirst()).allSatisfy({ IDOrder.precedes($0, $1) }) || !values.allSatisfy(Self.isASCII) {
      index()
    }
  }

  /// - Parameter values: each once, ASCII and in order.
  init(ordered values: [String]) { self.values = values }

  /// Whether they are known to stand in order.
  var areInOrder: Bool { rows == nil }

  subscript(number: Int32) -> String { values[Int(number)] }

  /// Complexity: O(log n) where ids are in order, else O(1) on average.
  func number(of id: String) -> Int32? {
    if let rows { return rows[id] }
    let id = Self.isASCII(id) ? id : Self.simplified(id)
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if IDOrder.precedes(values[middle], id) { low = middle + 1 } else { high = middle }
    }
    return low < values.count && values[low] == id ? Int32(low) : nil
  }

  /// The row of an id, a new one where it is new.
  mutating func intern(_ id: String) -> Int32 {
    let isNext = rows == nil && Self.isASCII(id) && values.last.map { IDOrder.precedes($0, id) } ?? true
    if !isNext {
      if let row = number(of: id) { return row }
      if rows == nil { index() }
    }
    rows?[id] = Int32(values.count)
    values.append(id)
    return Int32(values.count - 1)
  }

  mutating func reserveCapacity(_ count: Int) { values.reserveCapacity(count) }

  /// The bytes of the ids and, where there is one, of the index beside them.
  var bytes: Int {
    values.capacity * 16 + values.reduce(0) { $0 + $1.outsideBytes } + (rows?.capacity ?? 0) * 32
  }

  private mutating func index() {
    var rows: [String: Int32] = [:]
    rows.reserveCapacity(values.capacity)
    for (row, id) in values.enumerated() { rows[id] = Int32(row) }
    self.rows = rows
  }

  private static func isASCII(_ id: String) -> Bool { id.utf8.allSatisfy { $0 < 0x80 } }

  /// The text with the scalars that are equal to an ASCII one replaced by it.
  private static func simplified(_ id: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in id.unicodeScalars {
      switch scalar.value {
      case 0x212A: result.append("K")
      case 0x037E: result.append(";")
      case 0x1FEF: result.append("`")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
