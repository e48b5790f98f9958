import Entente
import Foundation
import Testing

/// `entente centrality` and `communities` against the results of igraph, NetworkX and NetworKit for every data set.
@Suite("Results of independent engines", .enabled(if: DataSets.isThere))
struct ReferenceTests {
  /// A figure of the reference and the measure and column that give it.
  struct Comparison {
    var field: String
    var measure: String
    var column: String
  }

  private static let unweighted: [Comparison] = [
    Comparison(field: "betweenness_raw", measure: "betweenness", column: "betweenness"),
    Comparison(field: "betweenness_norm", measure: "betweenness", column: "betweenness_normalised"),
    Comparison(field: "closeness_wf", measure: "closeness", column: "closeness"),
    Comparison(field: "closeness_component", measure: "closeness:variant=component", column: "closeness"),
    Comparison(field: "harmonic_mean", measure: "harmonic", column: "harmonic"),
    Comparison(field: "harmonic_sum", measure: "harmonic:scale=sum", column: "harmonic"),
  ]

  private static let basic: [Comparison] = [
    Comparison(field: "degree", measure: "degree", column: "degree"),
    Comparison(field: "in_degree", measure: "degree", column: "in_degree"),
    Comparison(field: "out_degree", measure: "degree", column: "out_degree"),
    Comparison(field: "strength", measure: "strength", column: "strength"),
    Comparison(field: "in_strength", measure: "strength", column: "in_strength"),
    Comparison(field: "out_strength", measure: "strength", column: "out_strength"),
    Comparison(field: "pagerank", measure: "pagerank", column: "pagerank"),
    Comparison(field: "eigenvector_lcc_l2", measure: "eigenvector", column: "eigenvector"),
    Comparison(field: "hits_hub_sum1", measure: "hits", column: "hub"),
    Comparison(field: "hits_authority_sum1", measure: "hits", column: "authority"),
    Comparison(field: "constraint", measure: "constraint", column: "constraint"),
    Comparison(field: "clustering", measure: "clustering", column: "clustering"),
    Comparison(field: "eccentricity", measure: "eccentricity", column: "eccentricity"),
  ]

  @Test(arguments: DataSets.withReference)
  func scores(_ set: String) throws {
    let (order, views) = try DataSets.reference(set)
    for (name, view) in views.sorted(by: { $0.key < $1.key }) {
      let left = Set(view["not_reference"] as? [String] ?? [])
      var comparisons = Self.basic
      // Here a reciprocated pair of arcs counts two neighbours; by default it counts one.
      let coreness = name.hasPrefix("directed") ? "coreness:reciprocal=both" : "coreness"
      comparisons.append(Comparison(field: "core", measure: coreness, column: "core"))
      try compare(comparisons, "", ["--weight-means", "strength"])
      let suffixes = name.hasSuffix("weighted") ? ["_dist_inverse_weight", "_dist_weight"] : [""]
      for suffix in suffixes {
        try compare(
          Self.unweighted, suffix, ["--weight-means", suffix == "_dist_weight" ? "distance" : "strength"])
      }

      func compare(_ comparisons: [Comparison], _ suffix: String, _ options: [String]) throws {
        for comparison in comparisons {
          let directions = view[comparison.field + suffix] == nil ? ["_in", "_out"] : [""]
          for direction in directions {
            let field = comparison.field + suffix + direction
            guard !left.contains(field), let expected = view[field] as? [Any] else { continue }
            let separator = comparison.measure.contains(":") ? "," : ":"
            let measure =
              comparison.measure + (direction.isEmpty ? "" : "\(separator)direction=\(direction.dropFirst())")
            let found = try self.scores(set, view: name, measure, comparison.column, options)
            #expect(found.count == order.count, "\(set) \(name) \(field)")
            for (id, value) in zip(order, expected) {
              let least = Self.accuracy["\(set) \(field)"] ?? 1e-12
              let same = Self.agree(found[id] ?? .nan, (value as? NSNumber)?.doubleValue, least: least)
              #expect(same, "\(set) \(name) \(field) of \(id): \(found[id] ?? .nan), reference \(value)")
              if !same { break }
            }
          }
        }
      }
    }
  }

  /// Equal to a share of 1e-9, which the 12 digits of the reference allow; undefined here means undefined there.
  private static func agree(_ found: Double, _ expected: Double?, least: Double) -> Bool {
    guard let expected else { return found.isNaN }
    return abs(found - expected) <= 1e-9 * max(abs(expected), least)
  }

  /// Where a reference is not accurate to a share of every entry: the size below which its entries are not compared.
  ///
  /// The eigenvector of the power grid falls to 1e-17 far from its core. The reference is accurate to 1e-12 of the largest entry
  /// (its smallest entries do not solve Ax = λx); `eigenvectorOfThePowerGrid` tests all entries by that equation instead.
  ///
  /// The singular vectors of the reports of a firm are exactly 0 outside one star; the reference has residues of 1e-14 there.
  private static let accuracy = [
    "3-classic/power-grid eigenvector_lcc_l2": 1e-3,
    "3-classic/hightech-reports hits_hub_sum1": 1e-3,
    "3-classic/hightech-reports hits_authority_sum1": 1e-3,
  ]

  @Test func eigenvectorOfThePowerGrid() throws {
    var projection = Projection()
    projection.direction = .undirected
    let graph = try projection.apply(to: GraphReader.read(path: "\(DataSets.folder)/3-classic/power-grid").graph)
    let x = try EigenvectorCentrality().run(on: graph).values
    let products = (0..<graph.nodeCount).map { node in graph.successors(of: node).reduce(0) { $0 + x[Int($1)] } }
    let eigenvalue = zip(products, x).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(eigenvalue - 7.4830513288) < 1e-9)
    #expect(zip(products, x).allSatisfy { abs($0 - eigenvalue * $1) <= 1e-11 * $0 })
  }

  private func scores(
    _ set: String, view: String, _ measure: String, _ column: String, _ options: [String]
  ) throws -> [String: Double] {
    let run = try Program.run(
      ["centrality", "\(DataSets.folder)/\(set)", "-m", measure, "--format", "json"] + Self.projection(view)
        + (view.hasSuffix("weighted") ? options : []))
    #expect(run.status == 0, "\(set) \(view) \(measure): \(run.error)")
    let nodes = try run.json["nodes"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: nodes.map { ($0["id"] as? String ?? "", ($0[column] as? NSNumber)?.doubleValue ?? .nan) })
  }

  static func projection(_ view: String) -> [String] {
    let direction = view.hasPrefix("directed") ? "directed" : "undirected"
    return ["--direction", direction] + (view.hasSuffix("weighted") ? ["--weight", "weight", "--parallel", "sum"] : [])
  }

  /// The lengths of the shortest paths between all pairs, for networks small enough to ask for each.
  @Test(arguments: DataSets.withReference)
  func paths(_ set: String) throws {
    let (order, views) = try DataSets.reference(set)
    guard order.count <= 80 else { return }
    let source = try GraphReader.read(path: "\(DataSets.folder)/\(set)").graph
    for name in ["undirected_simple", "directed_simple"] {
      guard let view = views[name] else { continue }
      let expected = try #require(view["path_length_histogram"] as? [String: Int])
      var projection = Projection()
      projection.direction = name == "directed_simple" ? .directed : .undirected
      let graph = try projection.apply(to: source)
      var found: [String: Int] = [:]
      var path = ShortestPath()
      for from in 0..<graph.nodeCount {
        for to in 0..<graph.nodeCount where name == "directed_simple" ? from != to : from < to {
          (path.from, path.to) = (graph.nodeID(from), graph.nodeID(to))
          if let first = try path.run(on: graph).paths.first { found["\(first.ties.count)", default: 0] += 1 }
        }
      }
      #expect(found == expected, "\(set) \(name)")
    }
  }

  /// Leiden reaches the best modularity known, and never claims more than the optimum that was proved.
  @Test(arguments: DataSets.withReference)
  func communities(_ set: String) throws {
    let (order, views) = try DataSets.reference(set)
    for (name, view) in views.sorted(by: { $0.key < $1.key }) {
      guard let best = view["leiden_best"] as? [String: Any], let expected = best["modularity"] as? Double else {
        continue
      }
      let run = try Program.run(
        ["communities", "\(DataSets.folder)/\(set)", "--format", "json"] + Self.projection(name))
      #expect(run.status == 0, "\(set) \(name): \(run.error)")
      let document = try run.json
      let modularity = try #require(document["modularity"] as? Double)
      #expect(modularity >= expected - 1e-9, "\(set) \(name): \(modularity), reference \(expected)")
      if let optimum = view["exact_optimal_modularity"] as? Double {
        #expect(abs(modularity - optimum) <= 1e-9, "\(set) \(name): \(modularity), optimum \(optimum)")
      }
      let members = (document["communities"] as? [[String: Any]] ?? []).flatMap { $0["members"] as? [String] ?? [] }
      #expect(members.sorted() == order.sorted(), "\(set) \(name): every node is in one community")
    }
  }
}
