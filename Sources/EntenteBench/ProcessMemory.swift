import Foundation

/// What this process holds, as the kernel counts it, in bytes; 0 where there is no `/proc`.
enum ProcessMemory {
  static var resident: Int { field("VmRSS") }
  /// The most since the start, or since ``forgetPeak()``.
  static var peak: Int { field("VmHWM") }

  /// Begins to look for the peak anew.
  static func forgetPeak() { try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8) }

  /// Gives freed memory back, so that what is left is what is held; glibc's `malloc_trim`, which no module imports.
  static func release() {
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
  }

  private static func field(_ name: String) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") })
    else { return 0 }
    return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}
