import Foundation

extension Double {
  /// With five significant digits: for notes and messages, where a number is read and not calculated with.
  var brief: String { String(format: "%.5g", self) }
}
