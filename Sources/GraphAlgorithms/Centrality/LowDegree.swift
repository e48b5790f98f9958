/// What clustering is where there is no pair of neighbours.
public enum LowDegree: String, Hashable, Sendable, CaseIterable {
  case zero, undefined

  func apply(to values: [Double], degrees: [Int]) -> [Double] {
    self == .zero ? values : zip(values, degrees).map { $1 < 2 ? .nan : $0 }
  }

  var note: String {
    self == .zero
      ? "0 for nodes with fewer than two neighbours"
      : "undefined for nodes with fewer than two neighbours, which no average counts"
  }
}

extension Parameter {
  /// `low-degree`: nodes with fewer than two neighbours.
  static func lowDegree(_ path: WritableKeyPath<Root, LowDegree> & Sendable) -> Parameter {
    choice("low-degree", path, help: "clustering of nodes with fewer than two neighbours")
  }
}
