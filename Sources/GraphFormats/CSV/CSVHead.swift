import RelationGraph

/// The first rows of a CSV table, by which it is decided what its columns are.
struct CSVHead {
  private static let size = 1 << 16

  /// The rows of the head; columns may be renamed.
  var sample: CSVTable
  /// Where the first row begins.
  let start: Int

  /// `nil` where something about the header or the first rows needs the careful reader.
  init?(_ bytes: [UInt8], name: String) {
    var head = bytes.prefix(Self.size)
    if head.count < bytes.count { head = head.prefix((head.lastIndex(of: 0x0A) ?? -1) + 1) }
    guard !head.starts(with: [0xEF, 0xBB, 0xBF]), let end = head.firstIndex(of: 0x0A),
      let sample = try? CSVTable(GraphSource(name: name, bytes: Array(head))), sample.problems.isEmpty,
      sample.lines.first == 2
    else { return nil }
    (self.sample, start) = (sample, end + 1)
  }

  /// What a column of properties is read as.
  func role(of column: Int) -> PlainTable.Role {
    let texts = sample.rows.lazy.map { $0[column] }.filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { PlainScalar.number($0) != nil } ? .number : .text
  }
}
