import RelationGraph

/// Rows that make no tie, counted by cause, with the place and the content of the first of each.
struct EventProblems {
  private struct Count {
    var rows = 0
    var line = 0
    var example = ""
  }

  let file: String
  private var counts = [Count](repeating: Count(), count: EventProblem.allCases.count)
  private var damaged = Count()
  private(set) var malformed = 0

  init(file: String) { self.file = file }

  mutating func add(_ problem: EventProblem, line: Int, example: String) {
    if problem.isMalformed { malformed += 1 }
    counts[problem.rawValue].rows += 1
    if counts[problem.rawValue].rows == 1 {
      counts[problem.rawValue].line = line
      counts[problem.rawValue].example = example
    }
  }

  /// A row that is kept although a text in it is not UTF-8.
  mutating func addDamagedText(line: Int) {
    damaged.rows += 1
    if damaged.rows == 1 { damaged.line = line }
  }

  /// What is to be said about `rows` rows; an error where none of them is as it should be.
  func diagnostics(rows: Int) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for problem in EventProblem.allCases where counts[problem.rawValue].rows > 0 {
      let count = counts[problem.rawValue]
      let isError = problem.isMalformed && malformed == rows
      found.append(
        Diagnostic(
          isError ? .error : .warning, problem.code, problem.message(count.rows),
          at: SourceLocation(file: file, line: count.line, column: 1),
          hint: count.example.isEmpty ? "this is the first one" : "the first one has '\(count.example)'"))
    }
    if damaged.rows > 0 {
      found.append(
        Diagnostic(
          .warning, "invalid-utf8",
          "\(counted(damaged.rows, "row")) with names or addresses that are not UTF-8, kept as far as they are",
          at: SourceLocation(file: file, line: damaged.line, column: 1)))
    }
    return found
  }
}
