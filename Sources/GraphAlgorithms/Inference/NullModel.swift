/// What a random graph keeps of the graph it is compared with; all else is left to chance.
///
/// Samples have no loops and no parallel ties. An undirected graph whose ties all join nodes of the same two kinds is two-mode: its
/// samples tie nodes of these two kinds only.
public enum NullModel: String, CaseIterable, Sendable {
  /// The nodes: every possible tie is there with probability ½.
  case size
  /// The number of ties: G(n, m).
  case erdosRenyi = "erdos-renyi"
  /// The numbers of mutual, asymmetric and null pairs; in an undirected graph the number of ties.
  case dyads
  /// The expected degrees: ends are paired at random, and pairs that would be loops or parallel ties are dropped.
  case configuration
  /// The degree of every node, in and out: attempted swaps of the ends of two ties.
  case swap
  /// The degree of every node, in and out: trades of neighbours between two nodes; for directed and two-mode graphs.
  case curveball
  /// The whole graph but for who is who: nodes exchange their places.
  case labels

  /// What it keeps, in words, for the notes of a result.
  var note: String {
    switch self {
    case .size: "random graphs of the same nodes, every possible tie with probability 1/2"
    case .erdosRenyi: "random graphs of the same nodes with as many ties"
    case .dyads: "random graphs with as many mutual, asymmetric and null pairs"
    case .configuration: "random pairings of the ends of all ties; loops and parallel ties that arise are dropped"
    case .swap: "random graphs in which every node has the same degree, by swaps of ties"
    case .curveball: "random graphs in which every node has the same degree, by trades of neighbours"
    case .labels: "the same graph with its nodes exchanged at random"
    }
  }
}
