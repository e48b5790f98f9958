import RelationGraph

/// A list of relations whose ends are whole numbers, a line each, perhaps with a third number: read a piece at a time, by several
/// threads, without holding the text.
///
/// It gives up, with `nil`, at whatever is anything else; the other readers read the same text and say what is wrong with it.
struct NumberList {
  /// What divides fields; `nil`: spaces and tabs, any number of them.
  var separator: UInt8?
  var hasNumbers: Bool

  /// What was found.
  struct Rows {
    /// The ids in order.
    var ids: [String]
    var ends: EndPieces
    /// The third column, if there is one.
    var numbers: TableColumn?
  }

  /// - Parameter start: where the first line begins.
  func read(_ input: TextInput, from start: Int) -> Rows? {
    guard let ranges = ranges(input, from: start) else { return nil }
    WorkProgress.current.set(0)
    var parts = ranges.map { NumberListPart(self, input, $0) }
    parts.withUnsafeMutableBufferPointer { parts in
      let parts = SharedMemory(parts)
      Parallelism.forEach(parts.base.count) { parts.base[$0].read() }
    }
    let rows = parts.reduce(0) { $0 + $1.rows.count }
    // Numbered ids take a place a number: those that are far apart are words.
    let largest = parts.map(\.seen.largest).max() ?? 0
    guard parts.allSatisfy(\.isRead), rows <= Int32.max, largest <= min(8 * rows + 1_000_000, Int(Int32.max))
    else {
      for part in parts { part.rows.deallocate() }
      return nil
    }
    let numbering = NumberedIDs(parts.map(\.seen))
    return Rows(
      ids: numbering.ids, ends: EndPieces(parts.map(\.rows), places: numbering.places),
      numbers: hasNumbers ? NumberColumn.joined(parts.map(\.numbers)) : nil)
  }

  /// What each thread reads: whole lines, without the empty ones at the end.
  private func ranges(_ input: TextInput, from start: Int) -> [Range<Int>]? {
    let reach = 1 << 16
    let tail = input.bytes(in: max(start, input.count - reach)..<input.count)
    guard let last = tail.lastIndex(where: { $0 != 0x0A && $0 != 0x0D }) else { return nil }
    let end = input.count - tail.count + last + 1
    let parts = end - start < 1 << 16 ? 1 : Parallelism.workers
    var bounds = [start]
    for part in 1..<max(1, parts) {
      let middle = start + (end - start) * part / parts
      let bytes = input.bytes(in: middle..<min(end, middle + reach))
      guard let line = bytes.firstIndex(of: 0x0A), middle + line + 1 < end else { continue }
      bounds.append(middle + line + 1)
    }
    bounds.append(end)
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }
}
