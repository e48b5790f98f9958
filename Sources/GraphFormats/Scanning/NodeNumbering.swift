import RelationGraph

/// Numbers the ids that all parts of a table name, in the order of ids.
///
/// Ids that are equal as texts and differ in their bytes are left to the careful readers.
enum NodeNumbering {
  static func renumber(
    _ parts: inout [TablePart], _ from: UnsafeMutableBufferPointer<Int32>, _ to: UnsafeMutableBufferPointer<Int32>,
    areNumbers: Bool, rows: Int
  ) -> Bool {
    if areNumbers {
      let largest = parts.map(\.largest).max() ?? 0
      var seen = NumberSet()
      seen.insert(from, largest: largest)
      seen.insert(to, largest: largest)
      let numbers = NumberedIDs([seen])
      parts[0].ids = numbers.ids
      apply(parts.map { _ in numbers.places }, parts, from, to)
    } else {
      guard let (ids, ranks) = named(parts) else { return false }
      parts[0].ids = ids
      apply(ranks, parts, from, to)
    }
    return true
  }

  /// The words of all parts in order, and for each part the place of its own.
  private static func named(_ parts: [TablePart]) -> (ids: [String], ranks: [[Int32]])? {
    var all = parts[0].table
    var numbers = [(0..<Int32(all.count)).map(\.self)]
    for part in parts.dropFirst() {
      numbers.append(part.table.places.map { all.number(of: $0.start..<$0.start + Int($0.length)) })
    }
    let texts = (0..<all.count).map { all.text($0) }
    let order = IDOrder.order(texts) ?? Array(0..<Int32(texts.count))
    // Also a text that is not ASCII may be equal to one that is: the sign for kelvin is K.
    let areASCII = texts.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    guard areASCII || Set(texts).count == texts.count else { return nil }
    var rank = [Int32](repeating: 0, count: texts.count)
    for (new, old) in order.enumerated() { rank[Int(old)] = Int32(truncatingIfNeeded: new) }
    let ids = order.map { texts[Int($0)] }
    return (ids, numbers.map { $0.map { rank[Int($0)] } })
  }

  private static func apply(
    _ ranks: [[Int32]], _ parts: [TablePart], _ from: UnsafeMutableBufferPointer<Int32>,
    _ to: UnsafeMutableBufferPointer<Int32>
  ) {
    let stretches = parts.map(\.stretch)
    let (from, to) = (SharedMemory(from), SharedMemory(to))
    Parallelism.forEach(stretches.count) { part in
      let (from, to) = (from.base, to.base)
      ranks[part].withUnsafeBufferPointer { rank in
        for row in stretches[part].firstLine..<stretches[part].firstLine + stretches[part].lineCount {
          from[row] = rank[Int(from[row])]
          to[row] = rank[Int(to[row])]
        }
      }
    }
  }
}
