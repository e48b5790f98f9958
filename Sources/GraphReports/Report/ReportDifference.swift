/// Where a report and the graph disagree.
public struct ReportDifference: Hashable, Sendable, CustomStringConvertible {
  /// Section, table, row and column.
  public var place: String
  /// What the report says, `nil` where it says nothing.
  public var reported: String?
  /// What the graph gives, `nil` where it gives nothing.
  public var computed: String?

  public var description: String {
    "\(place): reported \(reported ?? "nothing"), computed \(computed ?? "nothing")".escapedForDisplay
  }
}
