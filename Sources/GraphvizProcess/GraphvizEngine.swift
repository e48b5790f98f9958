/// A layout program of Graphviz.
///
/// The time a layout takes depends more on the engine than on anything else. Measured with Graphviz 2.42 and 1.6 edges
/// a node: `dot` needs half a second for 500 nodes and does not end in reasonable time past 1,000; `sfdp` needs four
/// seconds for 5,000.
public enum GraphvizEngine: String, CaseIterable, Sendable {
  /// Layers along the direction of the edges; for hierarchies and "who belongs to whom", up to about 300 nodes.
  case dot
  /// Stress majorisation: distances on paper follow distances in the graph; up to about 1,000 nodes.
  case neato
  /// Springs and repulsion on a grid, keeps clusters together; up to about 2,000 nodes.
  ///
  /// The only engine whose drawings of one text may differ from run to run, with clusters nearly always, and no `start`
  /// attribute mends it (measured in Graphviz 2.42.2; ellson/MOTHBALLED-graphviz issue 1214).
  case fdp
  /// Multilevel springs and repulsion; up to about 5,000 nodes.
  case sfdp
  /// One circle for every biconnected component; five seconds for 150 nodes with 1.6 edges a node.
  case circo
  /// Concentric rings around a root.
  case twopi
  /// No layout: every node stays where its `pos` puts it, in points; only lines are drawn. A node without one is an error.
  case nop
  /// As ``nop``, and lines with a `pos` are drawn along it.
  case nop2
}
