import Foundation
import RelationGraph

extension EdgeListReader {
  /// The head of a list by which it is decided what its lines are.
  private static let headSize = 1 << 16

  /// The list in columns, if every line is two ids and perhaps a number; `nil` where it is anything else, or somebody says more.
  mutating func plainDraft(_ source: GraphSource) throws(ReadError) -> GraphDraft? {
    var source = source
    return try plainDraft(holding: &source)
  }

  /// - Parameter source: holds its bytes afterwards, where they had to be held.
  mutating func plainDraft(holding source: inout GraphSource) throws(ReadError) -> GraphDraft? {
    if let path = source.path, path.hasSuffix(".e"), FileManager.default.fileExists(atPath: path.dropLast(2) + ".v") {
      return nil
    }
    let input = try TextInput(source)
    guard let look = PlainLook(input.bytes(in: 0..<min(input.count, Self.headSize)), of: input.count, name: file) else {
      return nil
    }
    let remark = note(look.columns, look.separator, look.firstLine)
    if let list = NumberList(look).read(input, from: look.start) {
      var columns = RelationColumns(nodeIDs: list.ids, ends: list.ends, file: file, firstLine: look.firstLine)
      columns.areIDsPlain = true
      return draft(columns, list.numbers, remark, look.head)
    }
    let bytes = try source.bytes()
    source = source.holding(bytes)
    let plan = PlainTable(
      roles: [.source, .target] + (look.width == 3 ? [.number] : []), separator: look.separator.plain, isList: true)
    guard let table = bytes.withUnsafeBufferPointer({ plan.read($0, from: look.start) }) else { return nil }
    let columns = RelationColumns(
      nodeIDs: table.ids, from: table.from, to: table.to, file: file, firstLine: look.firstLine)
    return draft(columns, table.columns[2], remark, look.head)
  }

  private mutating func draft(
    _ columns: RelationColumns, _ weights: TableColumn?, _ note: Diagnostic, _ head: EdgeListHead
  ) -> GraphDraft {
    self.head = head
    var columns = columns
    if let weights = weights?.numbers { columns.properties = [("weight", weights)] }
    var draft = GraphDraft()
    draft.columns = columns
    draft.impliesNodes = true
    draft.diagnostics = [note] + remarks(count: columns.count)
    if head.isDirected == false { draft.schema.value.relations[.unspecified] = RelationRule(isDirected: false) }
    return draft
  }
}

/// What the beginning of a list shows of all its lines.
private struct PlainLook {
  let head: EdgeListHead
  let columns: EdgeListColumns
  let separator: EdgeListLine.Separator
  let width: Int
  /// The number of the first row's line, and where it begins.
  let firstLine: Int
  let start: Int

  /// `nil` where rows are not two ids and perhaps a number.
  init?(_ sample: [UInt8], of size: Int, name: String) {
    guard sample.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return nil }
    var lines = EdgeListLine.all(sample)
    if sample.count < size, !lines.isEmpty { lines.removeLast() }
    let comments = lines.prefix { line in
      line.bytes.first { !EdgeListLine.isSpace($0) }.map { "#%".utf8.contains($0) } ?? false
    }
    var head = EdgeListHead()
    for (index, line) in comments.enumerated() { head.read(line, isFirst: index == 0) }
    head.read(name: name)
    lines.removeFirst(comments.count)
    guard let first = lines.first, !head.isTwoMode, !head.isSigned else { return nil }
    let separator = EdgeListReader.separator(lines)
    let rows = lines.map { $0.fields(separator) }
    let width = rows[0].count
    guard (2...3).contains(width), rows.allSatisfy({ $0.count == width }) else { return nil }
    let named = head.columns.flatMap { $0.count >= width ? EdgeListColumns(names: $0, hasHeader: false) : nil }
    guard EdgeListColumns(names: rows[0], hasHeader: true) == nil else { return nil }
    let columns = named ?? EdgeListColumns(rows, width: width, isKONECT: head.isKONECT)
    guard !columns.hasHeader, Array(columns.meanings.prefix(2)) == [.source, .target],
      width == 2 || columns.meanings[2] == .attribute("weight")
    else { return nil }
    (self.head, self.columns, self.separator, self.width) = (head, columns, separator, width)
    (firstLine, start) = (first.number, first.bytes.startIndex)
  }
}

extension NumberList {
  fileprivate init(_ look: PlainLook) {
    hasNumbers = look.width == 3
    switch look.separator {
    case .spaces: separator = nil
    case .byte(let byte): separator = byte
    }
  }
}

extension EdgeListLine.Separator {
  fileprivate var plain: PlainTable.Separator {
    switch self {
    case .spaces: .spaces
    case .byte(let byte): .byte(byte)
    }
  }
}
