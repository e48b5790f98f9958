import Foundation
import RelationGraph

/// The line that tells how far a stage of work has come.
package struct ProgressLine: Sendable {
  private var stage: WorkProgress.Stage
  private var elapsed: Double
  private var width: Int

  /// - Parameters:
  ///   - elapsed: the seconds since the stage began.
  ///   - width: the columns of the terminal.
  package init(_ stage: WorkProgress.Stage, elapsed: Double, width: Int) {
    (self.stage, self.elapsed, self.width) = (stage, elapsed, width)
  }

  /// Columns of the bar itself; it is left out where fewer are free.
  private static let barWidth = 24
  /// Before that, rates are those of the first pages of a file.
  private static let settled = 0.5

  /// Title, bar, share, amounts, rate and remaining time, as many of them as fit. One column stays free, so that no terminal
  /// breaks the line.
  package var text: String {
    let room = max(1, width - 1)
    let title = stage.title.escapedForDisplay
    let details = details
    for count in stride(from: details.count, through: 0, by: -1) {
      let behind = details.prefix(count).joined(separator: ", ")
      for bar in [bar, ""] {
        let line = [title, bar, behind].filter { !$0.isEmpty }.joined(separator: " ")
        if line.displayWidth <= room { return line }
      }
    }
    return title.truncated(toWidth: room)
  }

  /// The finished share, where both numbers are known.
  private var share: Double? {
    stage.total > 0 && stage.done > 0 ? min(1, Double(stage.done) / Double(stage.total)) : nil
  }

  private var bar: String {
    guard let share else { return "" }
    let filled = Int(share * Double(Self.barWidth))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
  }

  /// What is told behind the bar, the most important first.
  private var details: [String] {
    guard let share else {
      // A total that nobody counts towards still says how much there is to do.
      let size = stage.unit == .share ? nil : amount(max(stage.total, stage.done))
      return [Self.time(elapsed), size].compactMap(\.self)
    }
    var details = ["\(Int(share * 100)) %"]
    if share < 1, elapsed > Self.settled { details.append("\(Self.time(elapsed * (1 - share) / share)) left") }
    guard stage.unit != .share else { return details }
    if elapsed > Self.settled, let rate = amount(Int(Double(stage.done) / elapsed)) { details.append("\(rate)/s") }
    if let total = amount(stage.total) { details.append("of \(total)") }
    return details
  }

  private func amount(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return switch stage.unit {
    case .bytes: ByteSize(count).text
    case .rows: "\(Self.grouped(count)) rows"
    case .share: nil
    }
  }

  /// 12 s, 3 min 05 s, 2 h 10 min.
  package static func time(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "days" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole < 3600 { return "\(whole / 60) min \(two(whole % 60)) s" }
    return "\(whole / 3600) h \(two(whole % 3600 / 60)) min"
  }

  /// 950, 12.3 k, 4.6 M.
  private static func grouped(_ count: Int) -> String {
    if count < 10_000 { return "\(count)" }
    return count < 1_000_000 ? "\(count / 1000) k" : String(format: "%.1f M", Double(count) / 1e6)
  }
}
