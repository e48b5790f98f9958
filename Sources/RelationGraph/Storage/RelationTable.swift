/// The relations, a row of small integers each: 8 bytes, and 13 more where kinds, signs, periods and evidence differ; at most
/// twice that while the arrays grow.
struct RelationTable: Sendable {
  private(set) var from: [Int32] = []
  private(set) var to: [Int32] = []
  private(set) var kinds = SharedColumn<Int32>()
  /// The raw value of the sign, or `noSign` for the schema's.
  private(set) var signs = SharedColumn<Int8>()
  private(set) var validities = SharedColumn<Int32>()
  private(set) var evidence = SharedColumn<Int32>()
  /// The ids of the relations that have one of their own, and which those are.
  private(set) var ids: [Int32: String] = [:]
  private(set) var usedIDs: Set<String> = []
  private(set) var properties = PropertyColumns()

  static let noSign: Int8 = 2

  var count: Int { from.count }

  init() {}

  /// Relations without ids and evidence, in columns of one length.
  init(
    from: [Int32], to: [Int32], kinds: SharedColumn<Int32>, signs: SharedColumn<Int8>,
    validities: SharedColumn<Int32>, properties: [(key: String, column: PropertyColumn)]
  ) {
    (self.from, self.to, self.kinds, self.signs, self.validities) = (from, to, kinds, signs, validities)
    evidence = SharedColumn(0, count: from.count)
    for (key, column) in properties { self.properties.insert(column, for: key) }
  }

  mutating func reserveCapacity(_ count: Int) {
    from.reserveCapacity(count)
    to.reserveCapacity(count)
  }

  mutating func append(_ relation: Relation, from start: Int32, to end: Int32, shared: inout SharedPools) {
    let row = count
    from.append(start)
    to.append(end)
    kinds.append(shared.relationKinds.intern(relation.kind))
    signs.append(relation.sign?.rawValue ?? Self.noSign)
    validities.append(relation.validity == .unknown ? 0 : shared.validities.intern(relation.validity))
    evidence.append(relation.evidence.isEmpty ? 0 : shared.evidence.intern(relation.evidence))
    if let id = relation.id {
      ids[Int32(row)] = id
      usedIDs.insert(id)
    }
    if !relation.properties.isEmpty { properties[row] = relation.properties }
  }

  func relation(at row: Int, nodes: NodeTable, shared: SharedPools) -> Relation {
    Relation(
      id: ids[Int32(row)], kind: shared.relationKinds[kinds[row]], from: nodes.ids[from[row]], to: nodes.ids[to[row]],
      sign: Sign(rawValue: signs[row]), properties: properties.isEmpty ? [:] : properties[row],
      validity: shared.validities[validities[row]], evidence: shared.evidence[evidence[row]])
  }

  /// The rows in the order of `rows`, their ends renumbered by `newNode`.
  func selecting(_ rows: [Int32], newNode: [Int32], swappingEndsAt swaps: (Int32) -> Bool = { _ in false })
    -> RelationTable
  {
    selecting(
      rows, from: rows.map { newNode[Int(swaps($0) ? to[Int($0)] : from[Int($0)])] },
      to: rows.map { newNode[Int(swaps($0) ? from[Int($0)] : to[Int($0)])] })
  }

  /// The rows in the order of `rows`, with these ends.
  func selecting(_ rows: [Int32], from: [Int32], to: [Int32]) -> RelationTable {
    var result = RelationTable()
    result.from = from
    result.to = to
    result.kinds = kinds.selecting(rows)
    result.signs = signs.selecting(rows)
    result.validities = validities.selecting(rows)
    result.evidence = evidence.selecting(rows)
    result.properties = properties.selecting(rows)
    if !ids.isEmpty {
      for (new, old) in rows.enumerated() { if let id = ids[old] { result.ids[Int32(new)] = id } }
      result.usedIDs = Set(result.ids.values)
    }
    return result
  }

  /// Whether rows hold nothing besides their ends that differs.
  var isUniform: Bool {
    kinds.isUniform && signs.isUniform && validities.isUniform && evidence.isUniform && ids.isEmpty
      && properties.isEmpty
  }

  /// The same with the ends of every row; for tables whose rows hold nothing else that differs.
  func withEnds(from: [Int32], to: [Int32]) -> RelationTable {
    var result = self
    (result.from, result.to) = (from, to)
    return result
  }

  /// The bytes that the columns have reserved.
  var bytes: Int {
    (from.capacity + to.capacity) * 4 + kinds.bytes + validities.bytes + evidence.bytes + signs.bytes
      + ids.capacity * 24 + usedIDs.capacity * 16 + properties.bytes
  }
}
