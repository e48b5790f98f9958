import RelationGraph

/// A number in a result, by name.
struct FigurePath {
  private let path: String
  private let algorithm: String

  init(_ path: String, of algorithm: String) {
    self.path = path
    self.algorithm = algorithm
  }

  /// - Returns: NaN where it is undefined.
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where there is no such number, with those that there are.
  func number(in output: any AlgorithmOutput) throws(AlgorithmError) -> Double {
    switch output {
    case let output as Figures: return try number(in: output.entries, or: [:])
    case let output as NodeScores:
      return try number(in: [], columns: output.columns, leading: output.leading)
    case let output as PairScores:
      return try number(in: output.figures, columns: output.columns, leading: output.leading)
    case let output as NodeSets:
      let count = Figures.Entry("count", .integer(output.sets.count))
      return try number(
        in: output.figures + [count], columns: output.columns, leading: output.columns.isEmpty ? nil : 0)
    case let output as NodeGroups:
      let sizes = [
        Figures.Entry("count", .integer(output.groups.count)),
        Figures.Entry("largest", .integer(output.groups.first?.count ?? 0)),
      ]
      return try number(in: output.figures.map { Figures.Entry($0.name, .real($0.value)) } + sizes, or: [:])
    default: throw .unsuitable("'\(algorithm)' gives no figures", hint: "choose another algorithm")
    }
  }

  private func number(
    in figures: [Figures.Entry], columns: [NodeScores.Column], leading: Int?
  ) throws(AlgorithmError) -> Double {
    var statistics: [String: [Double]] = [:]
    for column in columns { statistics[column.name + "."] = column.values }
    if let leading, columns.indices.contains(leading) { statistics[""] = columns[leading].values }
    return try number(in: figures, or: statistics)
  }

  private func number(
    in figures: [Figures.Entry], or scores: [String: [Double]]
  ) throws(AlgorithmError) -> Double {
    let all = figures.flatMap { Self.flat($0) }
    if let found = all.first(where: { $0.name == path }) { return found.value }
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let column = parts.count > 1 ? parts.dropLast().joined(separator: ".") + "." : ""
    if let values = scores[column], let statistic = ScoreStatistic(rawValue: parts.last ?? "") {
      return statistic.value(of: values.filter { !$0.isNaN })
    }
    let names = all.map(\.name) + (scores.isEmpty ? [] : ScoreStatistic.allCases.map(\.rawValue))
    throw .unsuitable(
      "'\(algorithm)' has no figure '\(path)'",
      hint: Suggestion.nearest(to: path, among: names).map { "did you mean '\($0)'?" }
        ?? "its figures: " + names.joined(separator: ", "))
  }

  /// Every number of an entry, with the names of its groups before it.
  private static func flat(_ entry: Figures.Entry) -> [(name: String, value: Double)] {
    switch entry.value {
    case .group(let entries): entries.flatMap { flat(Figures.Entry("\(entry.name).\($0.name)", $0.value)) }
    case .nodes(let nodes): [(entry.name, Double(nodes.count))]
    case .flag(let flag): [(entry.name, flag ? 1 : 0)]
    default: [(entry.name, entry.value.number ?? .nan)]
    }
  }
}

/// What scores are summed up to.
enum ScoreStatistic: String, CaseIterable {
  case maximum, minimum, mean, deviation, gini

  func value(of values: [Double]) -> Double {
    let count = Double(values.count)
    guard count > 0 else { return .nan }
    let mean = values.reduce(0) { $0 + $1 / count }
    switch self {
    case .maximum: return values.max() ?? .nan
    case .minimum: return values.min() ?? .nan
    case .mean: return mean
    case .deviation: return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }).squareRoot()
    case .gini:
      guard mean > 0, values.allSatisfy({ $0 >= 0 }) else { return .nan }
      return values.sorted().enumerated().reduce(0) {
        $0 + (2 * Double($1.offset + 1) - count - 1) / count * ($1.element / mean / count)
      }
    }
  }
}
