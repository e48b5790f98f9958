/// What a child is told that only reads; the text follows on standard input.
enum DotReadingJob {
  private static let word = "read"

  static func arguments(limits: RenderLimits) -> [String] {
    [word, "cpu=\(max(1, limits.cpuSeconds))", "memory=\(max(0, limits.memoryBytes))"]
  }

  /// Reads what ``arguments(limits:)`` wrote; nil when it did not.
  static func parse(_ arguments: [String]) -> (cpuSeconds: UInt, memoryBytes: UInt)? {
    guard arguments.count == 3, arguments[0] == word, arguments[1].hasPrefix("cpu="),
      arguments[2].hasPrefix("memory="), let cpuSeconds = UInt(arguments[1].dropFirst(4)),
      let memoryBytes = UInt(arguments[2].dropFirst(7))
    else { return nil }
    return (cpuSeconds, memoryBytes)
  }
}
