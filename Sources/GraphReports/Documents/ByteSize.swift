/// A number of bytes as people write it: `512 MB`, `4GB`; a kilobyte has 1000 bytes, a kibibyte (`KiB`) 1024.
package struct ByteSize: Hashable, Sendable, CustomStringConvertible {
  package var bytes: Int

  package init(_ bytes: Int) { self.bytes = bytes }

  /// - Returns: `nil` where the text is no size.
  package init?(text: String) {
    let lower = text.lowercased().filter { $0 != " " }
    let digits = lower.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number > 0, let unit = Self.units[String(lower.dropFirst(digits.count))],
      number * unit < 9e18
    else { return nil }
    bytes = Int(number * unit)
  }

  private static let units: [String: Double] = [
    "": 1, "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12,
    "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824, "tib": 1_099_511_627_776,
  ]

  /// Three significant digits: `215 MB`, `1.43 GB`.
  package var text: String {
    var value = Double(bytes)
    for unit in ["bytes", "kB", "MB", "GB", "TB"] {
      if value < 999.5 || unit == "TB" {
        let digits = unit == "bytes" || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
        return Self.fixed(value, digits: digits) + " " + unit
      }
      value /= 1000
    }
    return "\(bytes) bytes"
  }

  package var description: String { text }

  private static func fixed(_ value: Double, digits: Int) -> String {
    let scale = [1.0, 10, 100][digits]
    let whole = Int((value * scale).rounded())
    guard digits > 0 else { return String(whole) }
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
