import Foundation

/// A graph in DOT as Graphviz understands it: no layout, no picture.
///
/// Texts are as Graphviz holds them: `\"` is a quote, every other escape is still there.
package struct DotStructure: Sendable, Equatable {
  package typealias Attributes = [Attribute]

  package struct Attribute: Sendable, Equatable {
    package var key: String
    package var value: String
    /// Whether the value stands in angle brackets (`label=<…>`), which are not part of it.
    package var isMarkup = false
  }

  package struct Node: Sendable, Equatable {
    package var name: String
    /// Those that are not empty; defaults that held when the node came up count.
    package var attributes: Attributes
  }

  package struct Edge: Sendable, Equatable {
    /// The ends, as indices of ``DotStructure/nodes``.
    package var tail, head: Int
    /// The attribute `key`, which tells parallel edges apart.
    package var key: String?
    package var attributes: Attributes
  }

  package struct Subgraph: Sendable, Equatable {
    /// `nil` for a pair of braces without a name.
    package var name: String?
    /// The subgraph around it, as an index of ``DotStructure/subgraphs``.
    package var parent: Int?
    /// Those that differ from the attributes of what is around it.
    package var attributes: Attributes
    /// Indices of ``DotStructure/nodes``.
    package var nodes: [Int]
  }

  package var name: String?
  package var isDirected = true
  package var isStrict = false
  package var attributes: Attributes = []
  /// In the order in which they come up.
  package var nodes: [Node] = []
  /// By tail, and of one tail in the order in which they come up.
  package var edges: [Edge] = []
  /// A subgraph stands behind the one around it.
  package var subgraphs: [Subgraph] = []
  /// How many graphs follow in the same text.
  package var followers = 0
  /// What Graphviz remarked.
  package var warnings: [String] = []
}
