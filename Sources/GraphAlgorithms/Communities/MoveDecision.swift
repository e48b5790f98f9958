/// Where a node is to go, as decided on the state before its batch.
struct MoveDecision<Sum: BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
  var best: Int32
  var ownStrength: Sum
  var bestStrength: Sum
  /// The arcs of the row between which neighbours are to move before.
  var staleStart: Int32 = 0
  var staleEnd: Int32 = 0
  /// Where the node was, when it has moved.
  var source: Int32?
}

/// What moves change of a label: one line of the cache for both, as carrying out waits for little else.
struct LabelState: BitwiseCopyable {
  var size: Int32 = 0
  /// The last batch in which a node came or went.
  var changedIn: Int32 = -1
}
