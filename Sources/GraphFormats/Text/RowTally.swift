import RelationGraph

/// Problems of rows: the first of each sort with its place, and how many more there are.
struct RowTally {
  private var order: [String] = []
  private var found: [String: (first: Diagnostic, count: Int)] = [:]

  /// The problems behind the limit, and the worst of them.
  private var rest = 0
  private var worst = Diagnostic.Severity.note

  /// - Parameter key: what makes problems one sort.
  mutating func add(_ diagnostic: Diagnostic, key: String) {
    if found[key] == nil {
      guard order.count < GraphDraft.diagnosticLimit else {
        rest += 1
        worst = max(worst, diagnostic.severity)
        return
      }
      order.append(key)
      found[key] = (diagnostic, 0)
    }
    found[key]?.count += 1
  }

  var diagnostics: [Diagnostic] {
    let overflow = rest == 0 ? [] : [Diagnostic(worst, "too-many", "\(rest) more problems are not shown")]
    return overflow
      + order.compactMap { found[$0] }.map { first, count in
        var diagnostic = first
        if count > 1 { diagnostic.message += " (and \(count - 1) more)" }
        return diagnostic
      }
  }
}
