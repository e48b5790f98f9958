extension PropertyGraph {
  /// Whether a relation is known to be nothing but a kind and two ends, as almost all of a large graph are.
  package func isBare(relationAt index: Int) -> Bool {
    relationTable.properties.isEmpty && relationTable.ids.isEmpty && relationTable.evidence[index] == 0
      && relationTable.validities[index] == 0 && relationTable.signs[index] == RelationTable.noSign
  }
}
