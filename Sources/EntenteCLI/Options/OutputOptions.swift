import ArgumentParser
import Entente

/// How a result is written, and where.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, markdown
  }

  @Option(help: "Form of the result; default: table on a terminal, csv in a pipe or a file.")
  var format: Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Rows that are shown: a number or 'all'; default: 20 in tables, all in csv and json."))
  var top: String?

  @Flag(help: "Conventions and notes as lines with # before a csv.")
  var comments = false

  mutating func validate() throws {
    if let top, top != "all", Int(top).map({ $0 < 0 }) ?? true { throw ValidationError("--top is a number or 'all'.") }
  }

  var resolvedFormat: Format {
    if let format { return format }
    switch output?.split(separator: ".").last {
    case "csv": return .csv
    case "json": return .json
    case "md": return .markdown
    default: return output == nil && Console.isOutputTerminal ? .table : .csv
    }
  }

  /// The first rows of a table, as many as are to be shown.
  func limited(_ table: ResultTable) -> ResultTable {
    var table = table
    let total = table.rows.count
    table.rows = Array(table.rows.prefix(limit(of: total)))
    if table.rows.count < total, resolvedFormat == .table || resolvedFormat == .markdown {
      table.notes.insert("\(table.rows.count) of \(total) rows; --top all shows every one", at: 0)
    }
    return table
  }

  /// The same of many rows.
  func limited(_ columns: ResultColumns) -> ResultColumns {
    var limited = columns.first(limit(of: columns.count))
    if limited.count < columns.count, resolvedFormat == .table || resolvedFormat == .markdown {
      limited.notes.insert("\(limited.count) of \(columns.count) rows; --top all shows every one", at: 0)
    }
    return limited
  }

  func limit(of total: Int) -> Int {
    switch top {
    case "all": total
    case let number?: Int(number) ?? total
    case nil: resolvedFormat == .csv || resolvedFormat == .json ? total : 20
    }
  }

  /// Writes a table in any format but json.
  func write(_ table: ResultTable) throws {
    let style: TableStyle =
      switch resolvedFormat {
      case .csv: .csv
      case .markdown: .markdown
      case .table, .json: .table
      }
    try write((style == .csv ? heading(table.notes) : "") + style.text(table))
  }

  /// Writes as many rows of a table as are to be shown, in any format but json.
  func write(_ columns: ResultColumns) throws {
    guard resolvedFormat == .csv else { return try write(limited(columns).table) }
    try write(TextParts([TextParts(heading(columns.notes)), limited(columns).csv]))
  }

  private func heading(_ notes: [String]) -> String { comments ? notes.map { "# \($0)\n" }.joined() : "" }

  func write(_ text: String) throws { try Self.write(Array(text.utf8), to: output) }

  func write(_ document: JSONDocument) throws { try write(document.parts) }

  func write(_ text: TextParts) throws { try Self.write(text, to: output) }

  /// Writes a file whole, compressed if its name ends with `.gz`; `-` is standard output.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path, path != "-" else { return Console.write(bytes) }
    // Pieces of this size tell how far it is.
    let piece = 4 << 20
    try write(to: path, .bytes, total: bytes.count) { output in
      bytes.withUnsafeBufferPointer { bytes in
        for start in stride(from: 0, to: bytes.count, by: piece) {
          let rest = bytes[start..<min(bytes.count, start + piece)]
          output.write(UnsafeBufferPointer(rebasing: rest))
          WorkProgress.current.set(rest.endIndex)
        }
      }
    }
  }

  /// The same for a text in parts.
  static func write(_ text: TextParts, to path: String?) throws {
    guard let path, path != "-" else {
      WorkProgress.current.begin("Writing", .rows, total: text.rows)
      do throws(TextParts.Cut) { try text.send { Console.write($0) } } catch {
        throw Failure(error, writing: "standard output")
      }
      return
    }
    var cut: TextParts.Cut?
    do {
      try write(to: path, .rows, total: text.rows) { output in
        do throws(TextParts.Cut) { try text.send { output.write($0) } } catch {
          cut = error
          output.fail()
        }
      }
    } catch {
      if let cut { throw Failure(cut, writing: path) }
      throw error
    }
  }

  private static func write(
    to path: String, _ unit: WorkProgress.Unit, total: Int, _ body: (ByteOutput) -> Void
  ) throws {
    try InputFiles.protect(path)
    WorkProgress.current.begin("Writing \(path.split(separator: "/").last ?? "")", unit, total: total)
    do throws(AtomicFile.Failure) {
      try AtomicFile.write(to: path, isCompressed: path.hasSuffix(".gz"), body)
    } catch { throw Failure(error) }
  }
}
