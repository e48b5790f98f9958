import GraphProjection

extension ProjectedGraph {
  /// What a reader must know where ties of different sign are counted alike; `nil` where none is negative.
  var signNote: String? {
    let negative = (0..<tieCount).count { tie in
      relations(ofTie: tie).contains { source.relationSign(at: Int($0)) == .negative }
    }
    return negative == 0 ? nil : "\(negative) of \(tieCount) ties are negative and count like the others"
  }
}
