/// Whose defaults hold for the options that a request leaves out.
///
/// Engines disagree on ordinary inputs: which closeness, what of parallel ties, which scale. A convention switches all these
/// defaults at once; what an option says goes before it.
public enum Convention: String, Hashable, Sendable, Codable, CaseIterable {
  /// The defaults that the documentation of every algorithm gives.
  case entente
  /// NetworkX, as measured on version 3.6.1: `Graph` and `DiGraph`, which keep loops and collapse parallel edges.
  case networkx
  /// igraph, as measured on version 1.0.0 of its Python interface: loops are kept and parallel edges counted.
  case igraph

  public var parallel: Projection.Parallel { self == .igraph ? .count : .collapse }
  public var loops: Projection.Loops { self == .entente ? .drop : .keep }
}
