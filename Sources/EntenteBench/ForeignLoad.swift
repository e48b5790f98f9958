import Foundation

/// How many cores other processes take meanwhile: a measurement is worth little where they and the threads outnumber the cores.
struct ForeignLoad {
  private let start = ContinuousClock.now
  private let total = Self.busySeconds
  private let own = Self.ownSeconds

  /// Since the creation; 0 where there is no `/proc`.
  var cores: Double {
    let seconds = (ContinuousClock.now - start).seconds
    // The kernel counts in hundredths of a second.
    guard seconds > 0.05 else { return 0 }
    return max(0, (Self.busySeconds - total) - (Self.ownSeconds - own)) / seconds
  }

  /// Of all processors together: user, nice, system, and what interrupts took.
  private static var busySeconds: Double {
    guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
      let line = text.split(separator: "\n").first
    else { return 0 }
    let ticks = line.split(separator: " ").dropFirst().compactMap { Double($0) }
    guard ticks.count >= 7 else { return 0 }
    return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / 100
  }

  /// By POSIX the clock of a process counts in millionths of a second.
  private static var ownSeconds: Double { Double(clock()) / 1e6 }
}
