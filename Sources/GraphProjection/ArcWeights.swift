import RelationGraph

/// The weights of arcs, row by row: searches read them as they read the targets.
///
/// Where there are few different ones, as with counts and rounded figures, an arc takes a byte or two instead of eight, and the
/// weights themselves stay in the nearest cache.
package enum ArcWeights: Sendable {
  /// The weight of an arc is `values[codes[arc]]`.
  case bytes(codes: [UInt8], values: [Double])
  case words(codes: [UInt16], values: [Double])
  case plain([Double])

  /// - Complexity: O(m).
  init(of weights: [Double], along rows: ProjectedGraph.ArcRows) {
    guard let numbers = WeightNumbers(of: weights) else {
      self = .plain(rows.spread(weights))
      return
    }
    if numbers.values.count <= 1 << 8 {
      self = .bytes(codes: rows.spread(numbers.codes(of: weights)), values: numbers.values)
    } else {
      self = .words(codes: rows.spread(numbers.codes(of: weights)), values: numbers.values)
    }
  }
}

extension ArcWeights {
  /// The different weights, where they have codes.
  package var values: [Double]? {
    switch self {
    case .bytes(_, let values), .words(_, let values): values
    case .plain: nil
    }
  }

  /// The same codes for other values.
  package func with(values: [Double]) -> ArcWeights {
    switch self {
    case .bytes(let codes, _): .bytes(codes: codes, values: values)
    case .words(let codes, _): .words(codes: codes, values: values)
    case .plain: self
    }
  }

  /// 1 over every weight.
  package var inverse: ArcWeights {
    switch self {
    case .bytes(_, let values), .words(_, let values): with(values: values.map { 1 / $0 })
    case .plain(let weights): .plain(weights.map { 1 / $0 })
    }
  }
}

/// Weights by the number of their value: a hash table of them.
private struct WeightNumbers {
  /// Ascending.
  private(set) var values: [Double] = []
  private var places = [UInt64](repeating: Self.empty, count: 1 << 17)
  private var codes = [UInt16](repeating: 0, count: 1 << 17)

  /// No number's bits.
  private static let empty = UInt64.max

  /// `nil` where there are more values than two bytes tell apart, or one is no number.
  init?(of weights: [Double]) {
    for weight in weights {
      guard !weight.isNaN else { return nil }
      let place = place(of: weight)
      guard places[place] == Self.empty else { continue }
      guard values.count < 1 << 16 else { return nil }
      places[place] = weight.bitPattern
      values.append(weight)
    }
    values.sort { $0 == $1 ? $0.sign == .minus && $1.sign == .plus : $0 < $1 }
    for (code, value) in values.enumerated() { codes[place(of: value)] = UInt16(truncatingIfNeeded: code) }
  }

  private func place(of weight: Double) -> Int {
    var place = Int(truncatingIfNeeded: (weight.bitPattern &* 0x9E37_79B9_7F4A_7C15) &>> 47)
    while places[place] != weight.bitPattern, places[place] != Self.empty { place = (place &+ 1) & (1 << 17 - 1) }
    return place
  }

  func codes<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(of weights: [Double]) -> [Code] {
    [Code](count: weights.count) { byTie in
      let byTie = SharedMemory(byTie)
      let part = 1 << 18
      Parallelism.forEach((weights.count + part - 1) / part) { index in
        for tie in index * part..<min(weights.count, (index + 1) * part) {
          byTie.base[tie] = Code(truncatingIfNeeded: codes[place(of: weights[tie])])
        }
      }
    }
  }
}
