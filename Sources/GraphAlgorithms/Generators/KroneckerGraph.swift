/// R-MAT, the recursive model of the Graph 500 and GAP benchmarks: ties fall into quarters of the matrix again and again.
public struct KroneckerGraph: GraphGenerator {
  public var scale = 8
  public var ties = 8
  public var first = 0.57
  public var second = 0.19
  public var third = 0.19
  public var directed = false
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "kronecker", title: "R-MAT",
    summary: "Ties fall into the quarters of the matrix with unequal probabilities, again and again.",
    citations: [
      Citation(
        "D. Chakrabarti, Y. Zhan, C. Faloutsos", 2004, "R-MAT: a recursive model for graph mining",
        "SIAM International Conference on Data Mining", doi: "10.1137/1.9781611972740.43")
    ], time: "O(m log n)")

  public static let parameters: [Parameter<Self>] = [
    .integer("scale", \.scale, in: 0...19, help: "there are 2^scale nodes"),
    .integer("ties", \.ties, in: 0...64, help: "ties drawn for every node; loops and repeated ones are dropped"),
    .share("first", \.first, help: "probability of the upper left quarter"),
    .share("second", \.second, help: "probability of the upper right quarter"),
    .share("third", \.third, help: "probability of the lower left quarter"), .directed(\.directed), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    guard first + second + third <= 1 + 1e-12 else {
      throw .unsuitable("the probabilities of three quarters add up to more than 1", hint: nil)
    }
    try GeneratedNetwork.check(expected: Double(ties) * Double(1 << scale))
    var generator = SplitMix64(seed: seed)
    // High degrees are not to go with low numbers.
    let names = generator.permutation(1 << scale)
    var seen: Set<Int> = []
    var ends: [(from: Int, to: Int)] = []
    for draw in 0..<ties << scale {
      if draw & 0xFFFF == 0 { try context.checkpoint(Double(draw) / Double(ties << scale)) }
      var (row, column) = (0, 0)
      for _ in 0..<scale {
        let share = generator.nextShare()
        row = 2 * row + (share < first + second ? 0 : 1)
        column = 2 * column + (share < first || (share >= first + second && share < first + second + third) ? 0 : 1)
      }
      var (from, to) = (Int(names[row]), Int(names[column]))
      if !directed, from > to { swap(&from, &to) }
      if from != to, seen.insert(from << scale | to).inserted { ends.append((from, to)) }
    }
    return GeneratedNetwork(1 << scale, ends, isDirected: directed)
  }
}
