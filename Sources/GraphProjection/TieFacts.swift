/// The relations behind every tie, in as few bytes as they take.
enum TieFacts: Sendable {
  /// Ties without facts, as random models draw them.
  case none
  /// Tie `t` is relation `t`.
  case same
  /// One relation a tie.
  case one([Int32])
  /// Those of tie `t` are `rows[offsets[t] ..< offsets[t + 1]]`.
  case several(offsets: [Int], rows: [Int32])
  /// What is put together when somebody asks for the first time.
  case derived(Derived<TieFacts>)

  subscript(tie: Int) -> ArraySlice<Int32> {
    switch self {
    case .none: []
    case .same: [Int32(tie)]
    case .one(let rows): rows[tie...tie]
    case .several(let offsets, let rows): rows[offsets[tie]..<offsets[tie + 1]]
    case .derived(let facts): facts.value[tie]
    }
  }
}
