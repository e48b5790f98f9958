import Foundation

/// What a rendering produced.
public struct RenderResult: Sendable, Equatable {
  /// The bytes of every output that was asked for.
  public var data: [GraphvizOutput: Data]

  /// What Graphviz and its libraries remarked, in the order of appearance: unknown shapes, styles and colours, a bitmap
  /// that had to be scaled down. A font that is missing is not remarked.
  public var warnings: [String]

  /// A result of the given parts.
  public init(data: [GraphvizOutput: Data] = [:], warnings: [String] = []) {
    self.data = data
    self.warnings = warnings
  }
}
