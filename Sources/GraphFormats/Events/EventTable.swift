import RelationGraph

/// What the codes of event data mean: `plover.yaml`.
struct EventTable: Sendable {
  struct EventType: Sendable {
    /// `CONSULT`; in graphs `consult`.
    var name: String
    var summary: String
    /// 1 and 2 are cooperation, 3 and 4 conflict.
    var quad: Int

    var kind: RelationKind { RelationKind(rawValue: name.lowercased()) }
    var sign: Sign { quad <= 2 ? .positive : .negative }
  }

  private(set) var types: [EventType] = []
  /// Indices of types by the beginnings of CAMEO codes.
  private var typeOfCode: [String: Int] = [:]
  private(set) var dropped: Set<String> = []
  private(set) var stateRoles: Set<String> = []
  private(set) var roles: [String: String] = [:]
  private(set) var countries: [String: String] = [:]
  private(set) var regions: [String: String] = [:]
  private(set) var countryNames: [String: String] = [:]
  private(set) var organisationSectors: Set<String> = []
  /// Columns of GDELT files by their number.
  private(set) var columns: [Int: [String]] = [:]

  static let shared = EventTable(String(decoding: PackageResources.plover_yaml, as: UTF8.self))

  init(_ text: String) {
    guard let root = try? YAMLComposer.root(of: text, file: "plover.yaml").root, case .mapping(let parts) = root.content
    else { return }
    for (key, value) in parts {
      switch key.text {
      case "types":
        for (name, rule) in Self.pairs(value) {
          let parts = Dictionary(uniqueKeysWithValues: Self.pairs(rule).map { ($0, $1.text) })
          types.append(
            EventType(name: name, summary: parts["summary"] ?? "", quad: parts["quad"].flatMap { Int($0) } ?? 4))
        }
      case "codes":
        for (code, type) in Self.texts(value) {
          typeOfCode[code] = types.firstIndex { $0.name == type }
        }
      case "dropped": dropped = Set(Self.items(value))
      case "state-roles": stateRoles = Set(Self.items(value))
      case "roles": roles = Self.texts(value)
      case "countries": countries = Self.texts(value)
      case "regions": regions = Self.texts(value)
      case "country-names": countryNames = Self.texts(value)
      case "organisation-sectors": organisationSectors = Set(Self.items(value))
      case "gdelt-2", "gdelt-1":
        let names = Self.items(value)
        columns[names.count] = names
        // The older files end before the address of the source.
        if key.text == "gdelt-1" { columns[names.count - 1] = Array(names.dropLast()) }
      default: continue
      }
    }
    for country in Country.all where countryNames[country.name] == nil { countryNames[country.name] = country.alpha3 }
  }

  enum Answer: Equatable {
    case type(Int)
    /// A code that PLOVER leaves out on purpose.
    case dropped
    case unknown
  }

  /// What the longest beginning of a CAMEO code says.
  func type(ofCode code: String) -> Answer {
    guard (2...4).contains(code.utf8.count), code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return .unknown
    }
    for length in stride(from: code.utf8.count, through: 2, by: -1) {
      let start = String(code.prefix(length))
      if let type = typeOfCode[start] { return .type(type) }
      if dropped.contains(start) { return .dropped }
    }
    return .unknown
  }

  /// The country of a CAMEO code.
  func country(ofCode code: String) -> Country? { Country(code: countries[code] ?? code).flatMap(Self.isWhole(code)) }

  /// Codes of two letters are not CAMEO's.
  private static func isWhole(_ code: String) -> (Country) -> Country? { { code.utf8.count == 3 ? $0 : nil } }

  private static func pairs(_ node: YAMLNode) -> [(String, YAMLNode)] {
    guard case .mapping(let mapping) = node.content else { return [] }
    return mapping.map { ($0.text, $1) }
  }

  private static func texts(_ node: YAMLNode) -> [String: String] {
    Dictionary(pairs(node).map { ($0, $1.text) }) { first, _ in first }
  }

  private static func items(_ node: YAMLNode) -> [String] {
    guard case .sequence(let items) = node.content else { return [] }
    return items.map(\.text)
  }
}
