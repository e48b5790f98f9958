/// What many relations, one behind the other, have in one column: for writers, whose threads would wait for each other if every row
/// counted anew who holds the columns.
extension PropertyGraph {
  /// Whether relations are known to have neither ids of their own nor evidence.
  package func arePlain(relationsIn rows: Range<Int>) -> Bool {
    let evidence = relationTable.evidence
    guard relationTable.ids.isEmpty else { return false }
    return evidence.isUniform ? evidence.common == 0 : rows.allSatisfy { evidence[$0] == 0 }
  }

  /// The raw values of the signs that relations have of their own.
  package func ownSigns(ofRelationsIn rows: Range<Int>) -> [Int8?] {
    let signs = relationTable.signs
    return rows.map { signs[$0] == RelationTable.noSign ? nil : signs[$0] }
  }

  /// What relations have of one property.
  package func relationProperties(_ key: String, in rows: Range<Int>) -> [PropertyValue?] {
    guard let column = relationTable.properties.column(key) else { return rows.map { _ in nil } }
    return rows.map { column[$0] }
  }
}
