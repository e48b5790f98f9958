/// A row of the comparison with other programs: what is measured, on which graphs, against whom, and what it must reach.
struct BenchRow: Encodable, Sendable {
  /// The name by which the row is asked for: `bfs`.
  var id: String
  var title: String
  /// The algorithm with its options, as ``GraphAlgorithms/AlgorithmCatalog`` reads it. `{source}`, `{from}`, `{to}` and `{alpha}`
  /// stand for what the settings of the graph say.
  var request: String
  var relations = Relations.plain
  var runs = Runs.once
  var cases: [Case]

  /// Which form of a graph it takes.
  enum Relations: String, Encodable, Sendable {
    case plain, weighted, directed
  }

  /// How often the request is run for one measurement.
  enum Runs: Encodable, Hashable, Sendable {
    case once
    /// From this many sources; the time is the mean.
    case sources(Int)
    /// Betweenness from this many sources alone, which is no algorithm of the catalogue but its kernel.
    case pivots(Int)
    /// Between every pair of ends in the settings of the graph; the time is the sum.
    case pairs
  }

  /// One graph, and who is to be met on it.
  struct Case: Encodable, Sendable {
    var graph: String
    var peers: [Peer]
    /// The largest ratio of our time to that of the fastest peer, by the number of threads; `nil`: only to be seen.
    var target: Target?
    /// Whether the short run has it too.
    var isQuick = false
  }

  struct Target: Encodable, Sendable, ExpressibleByFloatLiteral {
    var oneThread: Double
    var twoThreads: Double

    init(_ oneThread: Double, _ twoThreads: Double) {
      self.oneThread = oneThread
      self.twoThreads = twoThreads
    }

    init(floatLiteral value: Double) { self.init(value, value) }
  }

  /// A program that measures the same, as the runner in the folder of the peers knows it.
  struct Peer: Encodable, Sendable {
    var tool: String
    /// What the runner is asked for.
    var kernel: String
    /// Under which name it reports that, where it reports several.
    var reported: String
    /// Whether it has no second thread: then it is measured once.
    var isSerial = false
    /// How often its work comes to ours.
    var times = 1.0

    static func parallel(_ tool: String, _ kernel: String, reported: String? = nil) -> Peer {
      Peer(tool: tool, kernel: kernel, reported: reported ?? kernel)
    }

    static func serial(_ tool: String, _ kernel: String, reported: String? = nil) -> Peer {
      Peer(tool: tool, kernel: kernel, reported: reported ?? kernel, isSerial: true)
    }
  }
}

extension BenchRow {
  /// The requests of one measurement on a graph with these settings.
  func requests(_ settings: GraphSettings) -> [String] {
    var request = request
    if let alpha = settings.alpha { request = request.replacing("{alpha}", with: String(alpha)) }
    switch runs {
    case .once, .pivots: return [request]
    case .sources(let count):
      return settings.sources.prefix(count).map { request.replacing("{source}", with: String($0)) }
    case .pairs:
      return settings.pairs.map {
        request.replacing("{from}", with: String($0[0])).replacing("{to}", with: String($0[1]))
      }
    }
  }
}
