import GraphProjection

extension ProjectedGraph {
  /// The sign of every tie: +1 or −1 as most of the relations behind it say; 0 where they are neutral or contradict each other.
  ///
  /// A relation has the sign that it or its kind declares. Where none behind a tie declares one, a negative weight is one.
  func tieSigns() -> [Int8] {
    (0..<tieCount).map { tie in
      let signs = relations(ofTie: tie).map { Int(source.relationSign(at: Int($0)).rawValue) }
      if signs.allSatisfy({ $0 == 0 }) { return weight(ofTie: tie) < 0 ? -1 : 0 }
      return Int8(signs.reduce(0, +).signum())
    }
  }
}
