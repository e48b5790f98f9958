/// A line for the guide about every format: who uses it, and what to know.
enum FormatGuide {
  static let lines: [String: String] = [:]
}
