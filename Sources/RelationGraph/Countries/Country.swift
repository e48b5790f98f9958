/// A country or territory of ISO 3166-1.
public struct Country: Hashable, Sendable {
  public let alpha2: String
  public let alpha3: String
  public let numeric: String
  /// The English short name.
  public let name: String

  /// All 249, by alpha-2 code.
  public static let all: [Country] = table.split(separator: "\n").map { line in
    let fields = line.split(separator: " ", maxSplits: 3).map(String.init)
    return Country(alpha2: fields[0], alpha3: fields[1], numeric: fields[2], name: fields[3])
  }

  private static let byCode: [String: Country] = {
    var index: [String: Country] = [:]
    for country in all {
      index[country.alpha2] = country
      index[country.alpha3] = country
    }
    return index
  }()

  /// The country with this alpha-2 or alpha-3 code, in capitals.
  public init?(code: String) {
    guard let known = Self.byCode[code] else { return nil }
    self = known
  }

  private init(alpha2: String, alpha3: String, numeric: String, name: String) {
    self.alpha2 = alpha2
    self.alpha3 = alpha3
    self.numeric = numeric
    self.name = name
  }

  /// The country that a node is, by its `iso2` or `iso3`.
  public static func of(_ node: Node) -> Country? {
    for key in ["iso2", "iso3"] {
      if case .text(let code)? = node.properties[key], let country = Country(code: code) { return country }
    }
    return nil
  }

  static func violations(of node: Node) -> [SchemaViolation] {
    var found: [SchemaViolation] = []
    for (key, length) in [("iso2", 2), ("iso3", 3)] {
      guard case .text(let code)? = node.properties[key] else { continue }
      if code.count != length || Country(code: code) == nil {
        let capital = code.uppercased()
        found.append(
          SchemaViolation(
            code: "unknown-country-code", message: "'\(code)' is not an ISO 3166-1 alpha-\(length) code",
            hint: Country(code: capital).map { "'\(key == "iso2" ? $0.alpha2 : $0.alpha3)' is \($0.name)" }))
      }
    }
    if found.isEmpty, case .text(let two)? = node.properties["iso2"], case .text(let three)? = node.properties["iso3"],
      Country(code: two) != Country(code: three)
    {
      found.append(
        SchemaViolation(
          code: "country-codes-differ",
          message: "iso2 '\(two)' and iso3 '\(three)' of '\(node.id)' are different countries")
      )
    }
    return found
  }
}
