import Entente

/// The Swift example of the README, compiled and run.
enum ReadmeExample {
  static func run() throws -> [String] {
    var lines: [String] = []
    func print(_ line: String) { lines.append(line) }

    let graph = try GraphReader.read(path: "Graphs/japan-korea-defence.yaml").graph

    var projection = Projection()
    projection.relationKinds = ["party-to", "commits-to", "participates-in"]
    projection.direction = .undirected
    let network = try projection.apply(to: graph)

    let scores = try BetweennessCentrality().run(on: network)
    for node in scores.ranking.prefix(5) {
      print("\(network.nodeLabel(node)): \(scores.values[node])")
    }
    return lines
  }
}
