/// What a broker v of a → v → b is, by the groups of the three.
enum BrokerageRole: Int, CaseIterable {
  case coordinator, itinerant, gatekeeper, representative, liaison

  init(from source: Int, through broker: Int, to target: Int) {
    self =
      switch (source == broker, broker == target) {
      case (true, true): .coordinator
      case (true, false): .representative
      case (false, true): .gatekeeper
      case (false, false): source == target ? .itinerant : .liaison
      }
  }

  var name: String {
    switch self {
    case .coordinator: "coordinator"
    case .itinerant: "itinerant"
    case .gatekeeper: "gatekeeper"
    case .representative: "representative"
    case .liaison: "liaison"
    }
  }

  static let count = allCases.count
  /// The names of the roles, and of their sum.
  static let columns = allCases.map(\.name) + ["brokerage"]
}
