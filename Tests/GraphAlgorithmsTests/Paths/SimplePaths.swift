import GraphAlgorithms
import GraphProjection

/// The verifier: every simple path between two nodes, found by trying everything.
struct SimplePaths {
  struct Path: Equatable {
    var nodes: [Int]
    var cost: Double
  }

  /// Sorted by cost, equal ones by their nodes.
  let paths: [Path]

  /// Costs in the tests either differ by rounding alone or by far more than this.
  static func isEqual(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-10 * max(a, b) }

  init(in graph: ProjectedGraph, from start: Int, to target: Int) {
    var shortest: [Int: [Int: Double]] = [:]
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      let length = Self.length(of: tie, in: graph)
      for (a, b) in graph.isDirected ? [(ends.from, ends.to)] : [(ends.from, ends.to), (ends.to, ends.from)] {
        shortest[a, default: [:]][b] = min(shortest[a]?[b] ?? .infinity, length)
      }
    }
    var found: [Path] = []
    func extend(_ path: Path) {
      guard let last = path.nodes.last else { return }
      if last == target {
        found.append(path)
        return
      }
      for (next, length) in shortest[last] ?? [:] where !path.nodes.contains(next) {
        extend(Path(nodes: path.nodes + [next], cost: path.cost + length))
      }
    }
    extend(Path(nodes: [start], cost: 0))
    paths = found.sorted {
      Self.isEqual($0.cost, $1.cost) ? $0.nodes.lexicographicallyPrecedes($1.nodes) : $0.cost < $1.cost
    }
  }

  static func length(of tie: Int, in graph: ProjectedGraph) -> Double {
    guard graph.tieWeights != nil else { return 1 }
    let weight = graph.weight(ofTie: tie)
    return graph.projection.weightMeaning == .strength ? 1 / weight : weight
  }

  /// Those as short as the first.
  var shortest: [Path] {
    guard let first = paths.first else { return [] }
    return Array(paths.prefix { Self.isEqual($0.cost, first.cost) })
  }
}

extension PathList {
  var asSimplePaths: [SimplePaths.Path] { paths.map { SimplePaths.Path(nodes: $0.nodes, cost: $0.cost) } }

  /// Whether every path is a walk over its ties, which are the shortest, then the first, between their ends.
  func isConsistent(with graph: ProjectedGraph) -> Bool {
    paths.allSatisfy { path in
      guard path.nodes.count == path.ties.count + 1 else { return false }
      let lengths = path.ties.map { SimplePaths.length(of: $0, in: graph) }
      guard path.cost == lengths.reduce(0, +) else { return false }
      return path.ties.indices.allSatisfy { step in
        let (a, b) = (path.nodes[step], path.nodes[step + 1])
        let between = (0..<graph.tieCount).filter {
          let ends = graph.ends(ofTie: $0)
          return ends == (a, b) || (!graph.isDirected && ends == (b, a))
        }
        let shortest = between.map { SimplePaths.length(of: $0, in: graph) }.min()
        return path.ties[step] == between.first { SimplePaths.length(of: $0, in: graph) == shortest }
      }
    }
  }
}
