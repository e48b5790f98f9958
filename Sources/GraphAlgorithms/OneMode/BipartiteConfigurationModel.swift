/// The bipartite graphs of greatest entropy whose expected degrees are given: pᵤₛ = xᵤyₛ / (1 + xᵤyₛ).
///
/// Cells that degrees alone force to be ties or not, as the row of an actor who is everywhere, would need infinite x or y. They are
/// found first: where the k actors of highest degree hold as many ties as Gale and Ryser's theorem lets them, the graph falls
/// apart into a block that is full, one that is empty and two that are graphs of their own. What is left has a finite solution.
struct BipartiteConfigurationModel {
  private(set) var model: DegreeModel
  private(set) var iterations = 0

  /// A part that is a graph of its own, with the degrees inside of it.
  private struct Part {
    /// Classes of actors, by falling degree.
    var rows: [(index: Int, degree: Int, count: Int)]
    var columns: [(index: Int, degree: Int, count: Int)]
  }

  /// - Throws: ``AlgorithmError/limit(_:hint:)`` without convergence.
  init(_ classes: DegreeClasses, in context: RunContext) throws(AlgorithmError) {
    model = DegreeModel(
      classes: classes,
      probability: Array(
        repeating: Array(repeating: 0, count: classes.columnDegrees.count), count: classes.rowDegrees.count))
    func side(_ degrees: [Int], _ counts: [Int]) -> [(index: Int, degree: Int, count: Int)] {
      degrees.indices.reversed().map { ($0, degrees[$0], counts[$0]) }
    }
    var open = [
      Part(
        rows: side(classes.rowDegrees, classes.rowCounts), columns: side(classes.columnDegrees, classes.columnCounts))
    ]
    while let part = open.popLast() {
      try context.checkpoint()
      guard !part.rows.isEmpty, !part.columns.isEmpty else { continue }
      if let parts = split(part) { open += parts } else { try solve(part, in: context) }
    }
  }

  /// The two parts that are left where degrees force cells, which are filled.
  private mutating func split(_ part: Part) -> [Part]? {
    var (held, actors) = (0, 0)
    for cut in 0...part.rows.count {
      let room = part.columns.reduce(0) { $0 + min($1.degree, actors) * $1.count }
      let full = part.columns.filter { $0.degree >= actors }
      let isTrivial =
        (cut == 0 && part.columns.allSatisfy { $0.degree > 0 })
        || (cut == part.rows.count && part.columns.allSatisfy { $0.degree < actors })
      if held == room, !isTrivial {
        let fullColumns = full.reduce(0) { $0 + $1.count }
        for row in part.rows.prefix(cut) { for column in full { model.probability[row.index][column.index] = 1 } }
        return [
          Part(
            rows: part.rows.prefix(cut).map { ($0.index, $0.degree - fullColumns, $0.count) },
            columns: part.columns.filter { $0.degree < actors }),
          Part(
            rows: Array(part.rows.dropFirst(cut)),
            columns: part.columns.filter { $0.degree > actors }.map { ($0.index, $0.degree - actors, $0.count) }),
        ]
      }
      if cut < part.rows.count {
        held += part.rows[cut].degree * part.rows[cut].count
        actors += part.rows[cut].count
      }
    }
    return nil
  }

  private mutating func solve(_ part: Part, in context: RunContext) throws(AlgorithmError) {
    var search = EntropySearch(
      rows: part.rows.map { (Double($0.degree), Double($0.count)) },
      columns: part.columns.map { (Double($0.degree), Double($0.count)) })
    try search.run(in: context)
    iterations += search.iterations
    for (i, row) in part.rows.enumerated() {
      for (j, column) in part.columns.enumerated() {
        model.probability[row.index][column.index] = search.probability(i, j)
      }
    }
  }
}
