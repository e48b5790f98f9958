/// What a laid-out diagram is written as. Several outputs can come from one layout.
public enum GraphvizOutput: String, CaseIterable, Sendable {
  /// Scalable vector graphics. Text stays text, in whatever fonts the viewer has.
  case svg
  /// A bitmap of at most 32,767 × 32,767 pixels; Graphviz scales a larger drawing down and says so in a warning.
  case png
  /// One page of exactly the size of the drawing, fonts embedded.
  case pdf
  /// Positions as JSON: numbers are strings, `pos` is in points with y upwards, `width` and `height` are in inches, and
  /// nodes are keyed by `_gvid`.
  case json0
  /// The graph in DOT with the positions as attributes.
  case dot
  /// As ``json0``, with every step of drawing: shapes, curves, and texts with their measured widths. Written last, because
  /// it changes the attributes of the graph.
  case json
}
