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
    let comments = style == .csv && comments ? table.notes.map { "# \($0)\n" }.joined() : ""
    try write(comments + style.text(table))
  }

  func write(_ text: String) throws { try Self.write(Array(text.utf8), to: output) }

  /// Writes a file whole, compressed if its name ends with `.gz`; `-` is standard output.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path, path != "-" else { return Console.write(bytes) }
    try InputFiles.protect(path)
    var bytes = bytes
    if path.hasSuffix(".gz") {
      guard let packed = Gzip.deflated(bytes) else {
        throw Failure(Failure.input, "cannot-write", "\(path): not enough memory to compress this")
      }
      bytes = packed
    }
    do throws(AtomicFile.Failure) { try AtomicFile.write(bytes, to: path) } catch { throw Failure(error) }
  }
}
