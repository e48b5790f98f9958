import RelationGraph

/// The numbers of a partition, a vector or a permutation.
struct PajekTable {
  let values: PajekReader.Values
  let name: String
  let count: Int
  let location: SourceLocation
  let file: String
  var numbers: [PropertyValue] = []

  var title: String {
    switch values {
    case .partition: "partition"
    case .vector: "vector"
    case .permutation: "permutation"
    case .other: "table"
    }
  }

  /// The key of the property: the name without its folder and its ending, else what it is.
  var key: String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let stem = [".clu", ".vec", ".per"].reduce(last) { $0.lowercased().hasSuffix($1) ? String($0.dropLast(4)) : $0 }
    return stem.isEmpty ? title : stem
  }
}

/// Makes one graph of all networks and tables of a file.
enum PajekAssembly {
  static func assemble(_ reader: inout PajekReader) {
    guard var network = reader.networks.first else {
      if reader.flat.diagnostics.allSatisfy({ $0.severity != .error }) {
        reader.report(
          "no-network", "there is no network in this file", at: SourceLocation(file: reader.rows.file),
          hint: "a network begins with *Vertices N")
      }
      return
    }
    merge(reader.networks.dropFirst(), into: &network, &reader)
    apply(reader.tables, to: &network, &reader)
    if reader.networks.count == 1, !network.name.isEmpty {
      reader.flat.attributes.append(("title", .text(network.name)))
    }
    network.addNodes(to: &reader.flat)
  }

  /// Networks of the same vertices are relations of one graph.
  private static func merge(
    _ others: ArraySlice<PajekNetwork>, into network: inout PajekNetwork, _ reader: inout PajekReader
  ) {
    guard !others.isEmpty else { return }
    func named(_ edges: [FlatGraph.Edge], _ name: String, _ number: Int) -> [FlatGraph.Edge] {
      edges.map { edge in
        var edge = edge
        if !edge.attributes.contains(where: { $0.key == "kind" }) {
          edge.attributes.insert(("kind", .text(name.isEmpty ? "network-\(number)" : name)), at: 0)
        }
        return edge
      }
    }
    network.edges = named(network.edges, network.name, 1)
    for (number, other) in others.enumerated() {
      guard network.shares(other) else {
        reader.report(
          .warning, "network-not-read",
          "network \(number + 2), '\(other.name)', has other vertices than the first one and is not read",
          at: other.location)
        continue
      }
      reader.report(
        .note, "network-as-relation",
        "network \(number + 2), '\(other.name)', has the same vertices: a relation of its own",
        at: other.location)
      network.edges += named(other.edges, other.name, number + 2)
    }
  }

  private static func apply(_ tables: [PajekTable], to network: inout PajekNetwork, _ reader: inout PajekReader) {
    var keys: Set<String> = []
    for table in tables {
      guard table.count == network.count, table.numbers.count == network.count else {
        reader.report(
          .warning, "table-not-read",
          "the \(table.title) '\(table.key)' has \(table.numbers.count) numbers for \(network.count) vertices: not read",
          at: table.location)
        continue
      }
      var (key, number) = (table.key, 2)
      while !keys.insert(key).inserted { (key, number) = ("\(table.key)-\(number)", number + 1) }
      reader.report(
        .note, "table-as-property", "the \(table.title) '\(table.key)' is property '\(key)'", at: table.location)
      for (index, value) in table.numbers.enumerated() { network.addAttribute(key, value, to: index + 1) }
    }
  }
}
