import RelationGraph

/// What a plain table has in one column.
enum TableColumn: Sendable {
  /// Whole numbers; `present` is empty where every row has one.
  case integers([Int], present: [Bool])
  case reals([Double], present: [Bool])
  /// The place of every row's text among the distinct ones; empty texts are texts.
  case texts([String], codes: [Int32])
  /// A text a row; empty ones are texts.
  case words([String])

  /// The numbers as a property; `nil` where it has texts.
  var numbers: PropertyColumn? {
    switch self {
    case .integers(let values, let present): PropertyColumn(integers: values, present: present)
    case .reals(let values, let present): PropertyColumn(reals: values, present: present)
    case .texts, .words: nil
    }
  }
}

/// The rows of a plain table, its two columns of ids numbered in canonical order.
struct TableRows: Sendable {
  /// By their UTF-8.
  var ids: [String]
  var from: [Int32]
  var to: [Int32]
  /// One a column that is neither end.
  var columns: [Int: TableColumn]
  var count: Int { from.count }
}
