import GraphFormats

extension AnalysisDocument {
  /// GitHub-flavoured Markdown. Pictures are files beside it; the data stand in a comment at the end.
  public var markdown: String { MarkdownReport(document: self).text }
}

/// Writes a document as Markdown.
struct MarkdownReport {
  let document: AnalysisDocument

  var text: String {
    var parts = ["# " + Self.escaped(document.title), Self.escaped(document.subtitle)]
    parts.append(document.header.map { "- **\($0.name)**: \(words($0.words))" }.joined(separator: "\n"))
    var counter = (tables: 0, figures: 0)
    for (number, section) in document.sections.enumerated() {
      parts.append("## \(number + 1). \(section.id.title)")
      parts += section.blocks.map { block($0, &counter) }
    }
    let json = TwinFacts.escapedForScript(document.json(withPositions: true))
    parts.append("<!-- \(ReportFile.mark)\n\(json)\n-->")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func block(_ block: AnalysisDocument.Block, _ counter: inout (tables: Int, figures: Int)) -> String {
    switch block {
    case .paragraph(let text): return words(text)
    case .heading(let text): return "### " + Self.escapedInline(text)
    case .commands(let lines): return Self.fenced(lines)
    case .list(let items): return items.map { "- " + words($0) }.joined(separator: "\n")
    case .table(let table):
      counter.tables += 1
      return self.table(table, number: counter.tables)
    case .figure(let figure):
      counter.figures += 1
      let caption = "**Figure \(counter.figures).** \(Self.escaped(figure.caption))"
      let picture = figure.file.map { "![\(Self.escaped(figure.description))](<\(Self.path($0))>)\n\n" } ?? ""
      return picture + caption + "\n\n" + Self.fenced([figure.command])
    }
  }

  private func table(_ table: DocumentTable, number: Int) -> String {
    let columns = table.shownColumns
    let isNumeric = table.isNumeric
    var lines = ["**Table \(number).** \(Self.escaped(table.caption))", ""]
    lines.append(
      "| " + columns.map { Self.escapedInline(table.columns[$0].title ?? "") }.joined(separator: " | ") + " |")
    lines.append("|" + columns.map { isNumeric[$0] ? "--:|" : "---|" }.joined())
    for row in table.rows {
      lines.append("| " + columns.map { inline(row[$0].shown) }.joined(separator: " | ") + " |")
    }
    if !table.notes.isEmpty { lines += [""] + table.notes.map { "- " + words($0) } }
    if let command = table.command { lines += ["", Self.fenced([command])] }
    return lines.joined(separator: "\n")
  }

  private func words(_ text: DocumentText) -> String { Self.guarded(inline(text)) }

  private func inline(_ text: DocumentText) -> String {
    text.spans.map { span in
      switch span {
      case .text(let text): return Self.escapedInline(text)
      case .code(let text): return Self.code(text)
      case .link(let text, let address):
        guard let checked = ReportAddress.checked(address) else { return Self.escapedInline(text) }
        if checked == text { return "<\(checked.replacing("&", with: "&amp;"))>" }
        return "[\(Self.escapedInline(text))](<\(checked.replacing("&", with: "&amp;"))>)"
      case .source(let number): return "\\[\(number)\\]"
      }
    }.joined()
  }

  /// Text that means nothing but itself, also at the start of a line.
  static func escaped(_ text: String) -> String { guarded(escapedInline(text)) }

  private static func escapedInline(_ text: String) -> String {
    var result = ""
    for scalar in text.escapedForDisplay.unicodeScalars {
      if "\\`*_{}[]<>|#&~$".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    // Nothing is made a link of that does not say so.
    return result.replacing("://", with: ":\\//").replacing("www.", with: "www\\.")
  }

  /// What would begin a list, a quotation or a rule at the start of a line.
  private static func guarded(_ text: String) -> String {
    let trimmed = String(text.drop { $0 == " " })
    if let first = trimmed.first, "-+=".contains(first) { return "\\" + trimmed }
    let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
    let rest = trimmed.dropFirst(digits.count)
    if !digits.isEmpty, rest.hasPrefix(".") || rest.hasPrefix(")") { return digits + "\\" + rest }
    return trimmed
  }

  /// A span of code between more backticks than it holds. A bar is spelt out, or it would end the cell of a table.
  private static func code(_ text: String) -> String {
    let text = text.escapedForDisplay
    guard !text.isEmpty else { return "" }
    if text.unicodeScalars.contains("|") { return escapedInline(text) }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let space = text.unicodeScalars.first == "`" || text.unicodeScalars.last == "`" ? " " : ""
    return fence + space + text + space + fence
  }

  private static func fenced(_ lines: [String]) -> String {
    let text = lines.map(\.escapedForDisplay).joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return "\(fence)sh\n\(text)\n\(fence)"
  }

  private static func longestRun(of mark: Unicode.Scalar, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for scalar in text.unicodeScalars {
      run = scalar == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The name of a file as a relative address.
  private static func path(_ name: String) -> String {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        String(Unicode.Scalar(byte))
      default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
