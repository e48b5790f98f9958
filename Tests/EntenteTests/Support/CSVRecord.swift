/// Rows and fields of a CSV text by RFC 4180, read without the reader under test.
enum CSVRecord {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var fields = [""]
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    func endRow() {
      rows.append(fields)
      fields = [""]
    }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        fields[fields.count - 1].unicodeScalars.append(scalars.removeFirst())
      case "\"" where isQuoted: isQuoted = false
      case "\"" where fields[fields.count - 1].isEmpty: isQuoted = true
      case "," where !isQuoted: fields.append("")
      case "\r" where !isQuoted && scalars.first == "\n": continue
      case "\n" where !isQuoted: endRow()
      default: fields[fields.count - 1].unicodeScalars.append(scalar)
      }
    }
    if fields != [""] { endRow() }
    return rows
  }
}
