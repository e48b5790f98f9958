/// The nodes, a row each.
struct NodeTable: Sendable {
  /// Names beyond the first one: few nodes have them.
  struct MoreNames: Hashable, Sendable {
    var names: [String: String]
    var aliases: [String]
  }

  private(set) var ids = NodeIDs()
  private(set) var kinds = SharedColumn<Int32>()
  /// The name of every row; empty while no row has one.
  private var firstNames: [String?] = []
  private(set) var validities = SharedColumn<Int32>()
  private(set) var evidence = SharedColumn<Int32>()
  private(set) var moreNames: [Int32: MoreNames] = [:]
  private(set) var properties = PropertyColumns()

  var count: Int { kinds.count }

  init() {}

  /// Nodes of one kind with nothing but ids, each once.
  init(ids: NodeIDs, kind: Int32) {
    self.ids = ids
    kinds = SharedColumn(kind, count: ids.count)
    validities = SharedColumn(0, count: ids.count)
    evidence = SharedColumn(0, count: ids.count)
  }

  /// Nodes with one name at most and without evidence, in columns of one length.
  ///
  /// - Parameter names: empty where no node has one.
  init(
    ids: NodeIDs, kinds: SharedColumn<Int32>, names: [String?], validities: SharedColumn<Int32>,
    properties: [(key: String, column: PropertyColumn)]
  ) {
    (self.ids, self.kinds, firstNames, self.validities) = (ids, kinds, names, validities)
    evidence = SharedColumn(0, count: ids.count)
    for (key, column) in properties { self.properties.insert(column, for: key) }
  }

  /// How many bits hold the number of a node.
  static func numberBits(_ count: Int) -> Int { Int.bitWidth - max(1, count - 1).leadingZeroBitCount }

  func name(at row: Int) -> String? { row < firstNames.count ? firstNames[row] : nil }

  /// The name of every one of some rows, or its id where it has none.
  func labels(at rows: [Int32]) -> [String] {
    let (ids, names) = (ids.values, firstNames)
    return rows.map { (Int($0) < names.count ? names[Int($0)] : nil) ?? ids[Int($0)] }
  }

  private mutating func setName(_ name: String?, at row: Int) {
    guard name != nil || row < firstNames.count else { return }
    while firstNames.count <= row { firstNames.append(nil) }
    firstNames[row] = name
  }

  mutating func reserveCapacity(_ count: Int) {
    ids.reserveCapacity(count)
  }

  /// Adds a row; the id must be new.
  mutating func append(_ node: Node, shared: inout SharedPools) {
    let row = Int(ids.intern(node.id))
    precondition(row == count, "node id '\(node.id)' is not new")
    kinds.append(shared.nodeKinds.intern(node.kind))
    setName(node.name, at: row)
    validities.append(shared.validities.intern(node.validity))
    evidence.append(shared.evidence.intern(node.evidence))
    setDetails(of: node, at: row)
  }

  /// Replaces a row; the id stays.
  mutating func replace(at row: Int, with node: Node, shared: inout SharedPools) {
    kinds[row] = shared.nodeKinds.intern(node.kind)
    setName(node.name, at: row)
    validities[row] = shared.validities.intern(node.validity)
    evidence[row] = shared.evidence.intern(node.evidence)
    setDetails(of: node, at: row)
  }

  private mutating func setDetails(of node: Node, at row: Int) {
    let hasMore = !node.names.isEmpty || !node.aliases.isEmpty
    if hasMore || moreNames[Int32(row)] != nil {
      moreNames[Int32(row)] = hasMore ? MoreNames(names: node.names, aliases: node.aliases) : nil
    }
    if !node.properties.isEmpty || !properties.isEmpty { properties[row] = node.properties }
  }

  func node(at row: Int, shared: SharedPools) -> Node {
    let more = moreNames[Int32(row)]
    return Node(
      id: ids[Int32(row)], kind: shared.nodeKinds[kinds[row]], name: name(at: row), names: more?.names ?? [:],
      aliases: more?.aliases ?? [], properties: properties[row], validity: shared.validities[validities[row]],
      evidence: shared.evidence[evidence[row]])
  }

  /// The bytes that the columns have reserved, without properties.
  var bytes: Int {
    let names = firstNames.reduce(0) { $0 + ($1?.outsideBytes ?? 0) }
    let more = moreNames.values.reduce(0) { sum, more in
      let texts = more.names.reduce(0) { $0 + 32 + $1.key.outsideBytes + $1.value.outsideBytes }
      return sum + 64 + texts + more.aliases.reduce(0) { $0 + 16 + $1.outsideBytes }
    }
    return ids.bytes + kinds.bytes + firstNames.capacity * 16 + names + validities.bytes + evidence.bytes + more
  }

  func selecting(_ rows: [Int32]) -> NodeTable {
    var result = NodeTable()
    result.ids = NodeIDs(rows.map { ids[$0] })
    result.kinds = kinds.selecting(rows)
    result.firstNames = firstNames.isEmpty ? [] : rows.map { name(at: Int($0)) }
    result.validities = validities.selecting(rows)
    result.evidence = evidence.selecting(rows)
    result.properties = properties.selecting(rows)
    if !moreNames.isEmpty {
      for (new, old) in rows.enumerated() { result.moreNames[Int32(new)] = moreNames[old] }
    }
    return result
  }
}

/// Values that many rows share, each stored once.
struct SharedPools: Sendable {
  var nodeKinds = Pool<NodeKind>()
  var relationKinds = Pool<RelationKind>()
  var validities = Pool<Validity>([.unknown])
  var evidence = Pool<[Evidence]>([[]])
}
