import RelationGraph

/// A table of relations, or of nodes, whose every line is as simple as the first ones: read in columns, several stretches at a time.
///
/// It is a way round the careful readers for large files: ``read(_:)`` gives up, with `nil`, at whatever is not plain, and they read
/// the file and say what is wrong with it. What both read is the same.
struct PlainTable {
  enum Role: Sendable {
    case source, target
    /// Whole or decimal numbers.
    case number
    /// Few texts in many rows.
    case text
    /// Texts that differ from row to row.
    case word
  }

  enum Separator: Sendable {
    /// Spaces and tabs, any number of them.
    case spaces
    /// Fields keep spaces around them; quotes around a field do not belong to it.
    case byte(UInt8)
  }

  var roles: [Role]
  var separator: Separator
  /// Whether lines that begin with `#` or `%`, quotes, spaces around fields and braces behind them mean something.
  var isList: Bool

  /// - Parameters:
  ///   - start: where the first row begins.
  /// - Returns: `nil` where a line is not plain.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> TableRows? {
    guard let (stretches, rows) = divide(bytes, from: start) else { return nil }
    return read(bytes, stretches, rows, areNumbers: true) ?? read(bytes, stretches, rows, areNumbers: false)
  }

  /// Reads a table without the two columns of ids.
  func readColumns(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Int: TableColumn]? {
    guard let (stretches, rows) = divide(bytes, from: start) else { return nil }
    WorkProgress.current.set(0)
    var parts = stretches.map { TablePart(self, bytes, $0, areNumbers: false, rows: rows) }
    parts.withUnsafeMutableBufferPointer { parts in
      let parts = SharedMemory(parts)
      Parallelism.forEach(parts.base.count) { part in
        let none = UnsafeMutableBufferPointer<Int32>(start: nil, count: 0)
        parts.base[part].read(none, none)
      }
    }
    return parts.allSatisfy(\.isRead) ? columns(of: parts) : nil
  }

  private func divide(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (stretches: [TextStretch], rows: Int)? {
    var end = bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    guard let stretches = TextStretch.divide(UnsafeBufferPointer(rebasing: bytes[..<end]), from: start),
      let rows = stretches.last.map({ $0.firstLine + $0.lineCount }), rows <= Int32.max
    else { return nil }
    return (stretches, rows)
  }

  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ stretches: [TextStretch], _ rows: Int, areNumbers: Bool
  ) -> TableRows? {
    WorkProgress.current.set(0)
    var parts: [TablePart] = []
    var isRead = true
    let from = [Int32](count: rows) { from in
      let from = SharedMemory(from)
      let to = [Int32](count: rows) { to in
        let to = SharedMemory(to)
        parts = stretches.map { TablePart(self, bytes, $0, areNumbers: areNumbers, rows: rows) }
        parts.withUnsafeMutableBufferPointer { parts in
          let parts = SharedMemory(parts)
          Parallelism.forEach(parts.base.count) { parts.base[$0].read(from.base, to.base) }
        }
        isRead = parts.allSatisfy(\.isRead)
        isRead = isRead && NodeNumbering.renumber(&parts, from.base, to.base, areNumbers: areNumbers, rows: rows)
      }
      if isRead { parts[0].targets = to }
    }
    guard isRead, let ids = parts.first?.ids else { return nil }
    let to = parts[0].targets
    parts[0].targets = []
    return TableRows(ids: ids, from: from, to: to, columns: columns(of: parts))
  }

  /// All columns that are no ends.
  private func columns(of parts: [TablePart]) -> [Int: TableColumn] {
    var columns: [Int: TableColumn] = [:]
    for (place, role) in roles.enumerated() {
      switch role {
      case .number: columns[place] = TablePart.numbers(parts, place)
      case .text: columns[place] = TablePart.texts(parts, place)
      case .word: columns[place] = TablePart.words(parts, place)
      case .source, .target: continue
      }
    }
    return columns
  }
}
