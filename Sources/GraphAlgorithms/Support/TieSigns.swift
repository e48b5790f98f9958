import GraphProjection

/// What the relations behind a tie say of its sign.
enum TieSign: Int8, Sendable {
  case negative = -1
  /// None says anything.
  case neutral = 0
  case positive = 1
  /// Some say positive, some negative.
  case mixed = 2
}

extension ProjectedGraph {
  /// The sign of every tie. A relation has the sign that it or its kind declares; where none behind a tie declares one, a negative
  /// weight is one.
  func tieSigns() -> [TieSign] {
    (0..<tieCount).map { tie in
      let signs = relations(ofTie: tie).map { source.relationSign(at: Int($0)) }
      switch (signs.contains(.positive), signs.contains(.negative)) {
      case (true, true): return .mixed
      case (true, false): return .positive
      case (false, true): return .negative
      case (false, false): return weight(ofTie: tie) < 0 ? .negative : .neutral
      }
    }
  }
}
