/// A text that is put together from what stands around its rows, and from rows that are only made when they are written.
struct TextDocument {
  /// The rows that one part of the text has.
  static let partSize = 1 << 12

  private var parts: [TextParts] = []
  /// What stands between rows.
  private var rest = TextBuffer()

  mutating func write(_ text: String) { rest.write(text) }
  mutating func line(_ text: String = "") { rest.line(text) }

  /// Rows that nothing but their number is needed for.
  mutating func rows(_ count: Int, _ row: @escaping @Sendable (Int, inout TextBuffer) -> Void) {
    takeRest()
    guard count > 0 else { return }
    let size = Self.partSize
    parts.append(
      TextParts(count: (count + size - 1) / size, rows: count) { part in
        var out = TextBuffer()
        for index in part * size..<min(count, (part + 1) * size) { row(index, &out) }
        return out.bytes
      })
  }

  /// A row for every item.
  mutating func rows<Item>(_ items: RowList<Item>, _ row: @escaping @Sendable (Item, inout TextBuffer) -> Void) {
    rows(items.count) { index, out in row(items[index], &out) }
  }

  /// The whole text.
  var text: TextParts {
    var document = self
    document.takeRest()
    return TextParts(document.parts)
  }

  private mutating func takeRest() {
    guard !rest.bytes.isEmpty else { return }
    let bytes = rest.bytes
    parts.append(TextParts(count: 1) { _ in bytes })
    rest = TextBuffer()
  }
}
