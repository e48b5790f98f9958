import Foundation
import RelationGraph

extension EdgeListReader {
  /// The head of a list by which it is decided what its lines are.
  private static let headSize = 1 << 16

  /// The list in columns, if every line is two ids and perhaps a number; `nil` where it is anything else, or somebody says more.
  mutating func plainDraft(_ source: GraphSource) throws(ReadError) -> GraphDraft? {
    if let path = source.path, path.hasSuffix(".e"), FileManager.default.fileExists(atPath: path.dropLast(2) + ".v") {
      return nil
    }
    let bytes = try source.bytes()
    return bytes.withUnsafeBufferPointer { plainDraft($0) }
  }

  private mutating func plainDraft(_ bytes: UnsafeBufferPointer<UInt8>) -> GraphDraft? {
    let sample = bytes.prefix(Self.headSize)
    guard sample.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return nil }
    var lines = EdgeListLine.all(Array(sample))
    if sample.count < bytes.count, !lines.isEmpty { lines.removeLast() }
    let comments = lines.prefix { line in
      line.bytes.first { !EdgeListLine.isSpace($0) }.map { "#%".utf8.contains($0) } ?? false
    }
    var head = EdgeListHead()
    for (index, line) in comments.enumerated() { head.read(line, isFirst: index == 0) }
    head.read(name: file)
    lines.removeFirst(comments.count)
    guard let first = lines.first, !head.isTwoMode, !head.isSigned else { return nil }
    let separator = Self.separator(lines)
    let rows = lines.map { $0.fields(separator) }
    let width = rows[0].count
    guard (2...3).contains(width), rows.allSatisfy({ $0.count == width }) else { return nil }
    let named = head.columns.flatMap { $0.count >= width ? EdgeListColumns(names: $0, hasHeader: false) : nil }
    guard EdgeListColumns(names: rows[0], hasHeader: true) == nil else { return nil }
    let columns = named ?? EdgeListColumns(rows, width: width, isKONECT: head.isKONECT)
    guard !columns.hasHeader, Array(columns.meanings.prefix(2)) == [.source, .target],
      width == 2 || columns.meanings[2] == .attribute("weight")
    else { return nil }
    let plan = PlainTable(
      roles: [.source, .target] + (width == 3 ? [.number] : []), separator: separator.plain, isList: true)
    guard let table = plan.read(bytes, from: first.bytes.startIndex) else { return nil }
    self.head = head
    return draft(table, note(columns, separator, first.number), firstLine: first.number)
  }

  private func draft(_ table: TableRows, _ note: Diagnostic, firstLine: Int) -> GraphDraft {
    var columns = RelationColumns(
      nodeIDs: table.ids, from: table.from, to: table.to, file: file, firstLine: firstLine)
    if let weights = table.columns[2]?.numbers { columns.properties = [("weight", weights)] }
    var draft = GraphDraft()
    draft.columns = columns
    draft.impliesNodes = true
    draft.diagnostics = [note] + remarks(count: table.count)
    if head.isDirected == false { draft.schema.value.relations[.unspecified] = RelationRule(isDirected: false) }
    return draft
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
