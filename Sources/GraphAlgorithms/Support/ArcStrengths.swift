/// The strengths of the arcs of a network: whole numbers (``WholeStrengths``), in four bytes each where all of them together fit.
///
/// Contracted rows are read several times at every level: half the bytes took a fifth off the levels of a network of 8 million arcs.
enum ArcStrengths: Sendable {
  case small([Int32])
  case large([Double])

  /// - Parameter values: of all arcs, not negative.
  init(_ values: [Double]) {
    let isSmall = values.reduce(0, +) < 0x1p31 && values.allSatisfy { $0 == $0.rounded(.towardZero) }
    self = isSmall ? .small(values.map { Int32($0) }) : .large(values)
  }

  subscript(arc: Int) -> Double {
    switch self {
    case .small(let values): Double(values[arc])
    case .large(let values): values[arc]
    }
  }

  func sum(_ arcs: Range<Int>) -> Double {
    switch self {
    case .small(let values): values[arcs].reduce(0) { $0 + Double($1) }
    case .large(let values): values[arcs].reduce(0, +)
    }
  }
}
