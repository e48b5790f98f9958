extension BenchRow {
  /// Every row, in the order of the table.
  static let all: [BenchRow] = ranking + distances + communities + structure

  static func row(_ id: String) -> BenchRow? { all.first { $0.id == id } }

  private static let ranking: [BenchRow] = [
    BenchRow(
      id: "pagerank", title: "PageRank, L1 change below 1e-6", request: "pagerank:tolerance=1e-6",
      cases: [
        Case(graph: "kron20", peers: [.parallel("gapbs", "pagerank", reported: "pagerank_jacobi")], target: 0.95),
        Case(
          graph: "u18", peers: [.parallel("gapbs", "pagerank", reported: "pagerank_jacobi")], target: 0.95,
          isQuick: true),
      ]),
    BenchRow(
      id: "betweenness", title: "betweenness, exact", request: "betweenness",
      cases: [
        Case(
          graph: "sf20k",
          peers: [
            .parallel("gapbs", "betweenness"), .serial("igraph", "betweenness"), .parallel("graphtool", "betweenness"),
          ], target: 0.35)
      ]),
    BenchRow(
      id: "betweenness-16", title: "betweenness from 16 sources", request: "betweenness", runs: .pivots(16),
      cases: ["kron18", "u18"].map {
        // LAGraph reports four sources at a time.
        let batches = Peer(tool: "lagraph", kernel: "approx_betweenness", reported: "approx_betweenness", times: 4)
        return Case(
          graph: $0, peers: [batches, .parallel("gapbs", "approx_betweenness")], target: 0.8, isQuick: true)
      }),
    BenchRow(
      id: "approximate-betweenness", title: "approximate betweenness, error 0.01 with confidence 0.9",
      request: "approximate-betweenness:error=0.01,confidence=0.9",
      cases: [
        Case(
          graph: "kron18",
          peers: [.parallel("networkit", "approx_betweenness", reported: "approx_betweenness_kadabra01")], target: 0.7)
      ]),
    BenchRow(
      id: "eigenvector", title: "eigenvector centrality", request: "eigenvector:tolerance=1e-8",
      cases: [Case(graph: "kron18", peers: [.parallel("networkit", "eigenvector")], target: 0.7, isQuick: true)]),
    BenchRow(
      id: "katz", title: "Katz centrality", request: "katz:alpha={alpha},tolerance=1e-8",
      cases: [Case(graph: "kron18", peers: [.parallel("networkit", "katz")], target: 0.7, isQuick: true)]),
  ]

  private static let distances: [BenchRow] = [
    BenchRow(
      id: "bfs", title: "ties from a node (BFS)", request: "hops-from:from={source},predecessors=false",
      runs: .sources(8),
      cases: [
        Case(graph: "kron20", peers: [.parallel("gapbs", "bfs")], target: 1.0),
        Case(
          graph: "grid1000", peers: [.parallel("gapbs", "bfs"), .serial("scipy", "bfs")], target: 1.0, isQuick: true),
      ]),
    BenchRow(
      id: "sssp", title: "distances from a node, weighted", request: "distances-from:from={source},predecessors=false",
      relations: .weighted, runs: .sources(8),
      cases: [
        Case(graph: "kron18", peers: [.parallel("gapbs", "sssp")], target: 0.95, isQuick: true),
        Case(graph: "kron20", peers: [.parallel("gapbs", "sssp")], target: 0.95),
        Case(graph: "grid1000", peers: [.parallel("gapbs", "sssp")], target: 0.95),
      ]),
    BenchRow(
      id: "closeness", title: "closeness, exact", request: "closeness",
      cases: [
        Case(
          graph: "sf20k", peers: [.serial("igraph", "closeness"), .parallel("networkit", "closeness")], target: 0.1)
      ]),
    BenchRow(
      id: "harmonic", title: "harmonic closeness, exact", request: "harmonic",
      cases: [
        Case(graph: "sf20k", peers: [.serial("igraph", "harmonic"), .parallel("graphtool", "harmonic")], target: 0.1)
      ]),
    // No peer has a kernel of its own for these two: one breadth-first search a node, as for closeness.
    BenchRow(
      id: "eccentricity", title: "eccentricity, exact", request: "eccentricity",
      cases: [
        Case(
          graph: "sf20k", peers: [.serial("igraph", "closeness"), .parallel("networkit", "closeness")], target: 0.1)
      ]),
    BenchRow(
      id: "average-path", title: "average path length, exact", request: "distances",
      cases: [
        Case(
          graph: "sf20k", peers: [.serial("igraph", "closeness"), .parallel("networkit", "closeness")], target: 0.1)
      ]),
    // Without a peer: the measure that grows with the graph is on the plot of growth.
    BenchRow(
      id: "top-closeness", title: "the ten nodes of largest closeness", request: "top-closeness:count=10", cases: []),
    BenchRow(
      id: "all-pairs", title: "hop distances of all pairs", request: "distances",
      cases: [Case(graph: "small2k", peers: [.parallel("rustworkx", "apsp")], target: 0.2, isQuick: true)]),
    BenchRow(
      id: "k-shortest-paths", title: "100 shortest simple paths, 10 pairs",
      request: "k-shortest-paths:from={from},to={to},k=100", relations: .weighted, runs: .pairs,
      cases: [
        Case(
          graph: "small2k", peers: [.serial("scipy", "ksp"), .serial("igraph", "ksp")], target: 0.2, isQuick: true)
      ]),
  ]

  private static let communities: [BenchRow] = [
    BenchRow(
      id: "leiden", title: "Leiden", request: "leiden",
      cases: [
        Case(graph: "lfr200k", peers: [.parallel("gve", "leiden")], target: 1.0, isQuick: true),
        Case(graph: "kron18", peers: [.parallel("gve", "leiden")], target: 1.2, isQuick: true),
        Case(graph: "kron20", peers: [.parallel("gve", "leiden")], target: 1.2),
      ]),
    BenchRow(
      id: "louvain", title: "Louvain", request: "louvain",
      cases: [
        Case(graph: "lfr200k", peers: [.parallel("gve", "louvain")], target: 1.0, isQuick: true),
        Case(graph: "kron18", peers: [.parallel("gve", "louvain")], target: 1.0, isQuick: true),
      ]),
    BenchRow(
      id: "label-propagation", title: "label propagation", request: "label-propagation",
      cases: [Case(graph: "lfr200k", peers: [.parallel("networkit", "lpa")], target: 0.8, isQuick: true)]),
  ]

  /// Clustering counts the triangles of every node: the peers' time is that of counting all.
  private static let triangleCases = [
    Case(graph: "kron20", peers: [.parallel("gapbs", "triangles")], target: 0.35),
    Case(
      graph: "lfr200k", peers: [.parallel("gapbs", "triangles"), .serial("igraph", "triangles")], target: 0.35,
      isQuick: true),
  ]

  private static let structure: [BenchRow] = [
    BenchRow(
      id: "components", title: "connected components", request: "weak-components",
      cases: [
        Case(graph: "kron20", peers: [.parallel("gapbs", "cc")], target: 0.8),
        Case(graph: "u18", peers: [.parallel("gapbs", "cc")], target: 0.8, isQuick: true),
        Case(graph: "grid1000", peers: [.parallel("gapbs", "cc")], target: 0.8, isQuick: true),
      ]),
    BenchRow(
      id: "strong-components", title: "strong components", request: "strong-components", relations: .directed,
      cases: [Case(graph: "kron18d", peers: [.serial("scipy", "scc")], target: 0.8, isQuick: true)]),
    BenchRow(
      id: "triangles", title: "triangles", request: "triangles", cases: triangleCases),
    BenchRow(
      id: "clustering", title: "clustering of every node", request: "clustering", cases: triangleCases),
    BenchRow(
      id: "coreness", title: "coreness", request: "coreness",
      cases: [
        Case(
          graph: "kron18", peers: [.serial("graphtool", "kcore"), .parallel("networkit", "kcore")], target: 0.7,
          isQuick: true),
        Case(
          graph: "kron20", peers: [.serial("graphtool", "kcore"), .parallel("networkit", "kcore")], target: 0.7),
      ]),
    BenchRow(
      id: "spanning-tree", title: "minimum spanning forest", request: "spanning-tree", relations: .weighted,
      cases: [
        Case(
          graph: "grid1000", peers: [.serial("rustworkx", "mst"), .serial("networkit", "mst")],
          target: Target(0.8, 0.5), isQuick: true),
        Case(
          graph: "kron18", peers: [.serial("networkit", "mst", reported: "mst_prim"), .serial("rustworkx", "mst")],
          target: Target(0.8, 0.5)),
      ]),
  ]
}
