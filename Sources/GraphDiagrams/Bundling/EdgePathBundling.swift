/// Edge-path bundling: a long line takes the way of short ones that lead to the same node.
///
/// Lines are looked at from the longest to the shortest. One whose ends are joined by a way of other lines that is at most
/// `distortion` times as long gives up its own way; the lines of that way then stay straight. Ways are shortest by the sum of
/// length^`exponent`, so that many short lines are preferred to one long. Because every bundle is a path of the graph, none
/// suggests a tie that is not there, as bundling by geometry does.
///
/// M. Wallinger, D. Archambault, D. Auber, M. Nöllenburg, J. Peltonen: Edge-Path Bundling: A Less Ambiguous Edge Bundling
/// Approach. IEEE Transactions on Visualization and Computer Graphics 28 (1), 2022, doi:10.1109/TVCG.2021.3114795. It deviates in
/// one point: nodes that no way within the bound can pass are not searched, so that a line may be bundled along a way that is
/// not the shortest of all, but the shortest of those near it. Directions are ignored.
struct EdgePathBundling {
  /// Where the nodes are.
  var points: [DrawnPoint]
  /// Pairs of places in ``points``; no pair twice, no node with itself.
  var edges: [(Int, Int)]
  /// How much longer than the straight line a way may be.
  var distortion = 2.0
  /// 1 … 4: how much short lines are preferred.
  var exponent = 2

  /// For every edge the nodes of its way, ends included, or `nil` where it stays straight.
  ///
  /// Of equally short ways that through the nodes first in order is taken: the same input gives the same ways.
  /// - Complexity: O(m² log n) for n nodes and m edges; far less where the layout keeps neighbours near.
  func ways() -> [[Int]?] {
    let lengths = edges.map { points[$0.0].distance(to: points[$0.1]) }
    var arcs = [[(to: Int, edge: Int)]](repeating: [], count: points.count)
    for (index, edge) in edges.enumerated() {
      arcs[edge.0].append((edge.1, index))
      arcs[edge.1].append((edge.0, index))
    }
    var isGone = [Bool](repeating: false, count: edges.count)
    var isKept = isGone
    var ways = [[Int]?](repeating: nil, count: edges.count)
    let order = edges.indices.sorted { lengths[$0] == lengths[$1] ? $0 < $1 : lengths[$0] > lengths[$1] }
    var search = Search(nodeCount: points.count)
    for index in order where !isKept[index] {
      isGone[index] = true
      let (start, end) = edges[index]
      let bound = distortion * lengths[index]
      let way = search.way(from: start, to: end, arcs: arcs) { arc, here in
        guard !isGone[arc.edge] else { return nil }
        let reach = points[start].distance(to: points[arc.to]) + points[arc.to].distance(to: points[end])
        return reach <= bound ? weight(lengths[arc.edge]) : nil
      }
      guard let way, way.edges.reduce(0, { $0 + lengths[$1] }) <= bound else {
        isGone[index] = false
        continue
      }
      for edge in way.edges { isKept[edge] = true }
      ways[index] = way.nodes
    }
    return ways
  }

  private func weight(_ length: Double) -> Double {
    (0..<max(1, exponent)).reduce(1) { product, _ in product * length }
  }

  /// Dijkstra's search with arrays that are used again.
  private struct Search {
    private var distance: [Double]
    private var arrival: [(node: Int, edge: Int)]
    private var isDone: [Bool]

    init(nodeCount: Int) {
      distance = [Double](repeating: .infinity, count: nodeCount)
      arrival = [(node: Int, edge: Int)](repeating: (-1, -1), count: nodeCount)
      isDone = [Bool](repeating: false, count: nodeCount)
    }

    mutating func way(
      from start: Int, to end: Int, arcs: [[(to: Int, edge: Int)]],
      cost: ((to: Int, edge: Int), Int) -> Double?
    ) -> (nodes: [Int], edges: [Int])? {
      var touched = [start]
      // Few nodes are reached at a time: the nearest is looked for among them.
      var frontier = [start]
      distance[start] = 0
      defer {
        for node in touched {
          distance[node] = .infinity
          isDone[node] = false
        }
      }
      while let place = frontier.indices.min(by: {
        (distance[frontier[$0]], frontier[$0]) < (distance[frontier[$1]], frontier[$1])
      }) {
        let node = frontier.remove(at: place)
        if node == end { return trace(from: start, to: end) }
        isDone[node] = true
        for arc in arcs[node] where !isDone[arc.to] {
          guard let step = cost(arc, node), distance[node] + step < distance[arc.to] else { continue }
          if distance[arc.to] == .infinity {
            frontier.append(arc.to)
            touched.append(arc.to)
          }
          distance[arc.to] = distance[node] + step
          arrival[arc.to] = (node, arc.edge)
        }
      }
      return nil
    }

    private func trace(from start: Int, to end: Int) -> (nodes: [Int], edges: [Int]) {
      var (nodes, edges) = ([end], [Int]())
      var node = end
      while node != start {
        edges.append(arrival[node].edge)
        node = arrival[node].node
        nodes.append(node)
      }
      return (nodes.reversed(), edges.reversed())
    }
  }
}
