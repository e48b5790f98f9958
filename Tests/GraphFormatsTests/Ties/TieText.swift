import Foundation
import RelationGraph

@testable import GraphFormats

extension PropertyGraph {
  /// `a -kind-> b weight`, a line a relation, in canonical order.
  var tieLines: [String] {
    relations.enumerated().map { index, relation in
      let arrow = isDirected(relationAt: index) ? "->" : "--"
      let kind = relation.kind == .unspecified ? "" : "-\(relation.kind.rawValue)"
      let weight = relation.properties["weight"].map { " \($0.text)" } ?? ""
      return "\(relation.from) \(kind)\(arrow) \(relation.to)\(weight)"
    }
  }
}

/// Files written by hand, which are also what the fuzz tests begin with.
enum Corpus {
  static func read(_ name: String) -> Reading {
    Reading(path: Package.folder + "/Tests/GraphFormatsTests/Corpus/" + name)
  }
}

extension FlatGraph {
  /// A graph of ties with the given weights, signs and directions, for writers.
  static func graph(_ ties: [(String, String, String?, PropertyValue?)], undirected: Set<RelationKind> = []) throws
    -> PropertyGraph
  {
    var draft = GraphDraft()
    draft.impliesNodes = true
    for (from, to, kind, weight) in ties {
      var relation = Relation(kind: kind.map { RelationKind(rawValue: $0) } ?? .unspecified, from: from, to: to)
      relation.properties["weight"] = weight
      draft.relations.append(.init(relation))
    }
    for kind in undirected { draft.schema.value.relations[kind] = RelationRule(isDirected: false) }
    return try draft.build().graph
  }
}
