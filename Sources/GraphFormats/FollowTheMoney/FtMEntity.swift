import RelationGraph

/// An entity of FollowTheMoney: a schema, and lists of texts.
struct FtMEntity {
  var id: String
  var schema: FtMSchema
  var properties: [String: [String]] = [:]
  /// The data sets that it was found in, in order of first mention.
  var datasets: [Dataset] = []
  /// Names in a language, where statements say it.
  var names: [String: String] = [:]
  var caption: String?
  var referents: [String] = []
  /// Further fields of the entity that are kept as properties: `first_seen`, `target`.
  var fields: [String: PropertyValue] = [:]
  var location: SourceLocation?

  struct Dataset: Hashable {
    var name: String
    var firstSeen: String?
    var lastSeen: String?
  }

  /// What evidence says of the day on which a data set last held it.
  static let lastSeenPrefix = "last seen "

  /// The fields beside `properties` that are kept.
  static let fieldNames = ["first_seen", "last_seen", "last_change", "target"]

  /// Adds a value; ``unique(_:)`` says which there are.
  mutating func add(_ value: String, to property: String) {
    if !value.isEmpty { properties[property, default: []].append(value) }
  }

  /// When all data sets first and last had it, where that is one date.
  var datesOfAllDatasets: (first: String?, last: String?) {
    guard let one = datasets.first else { return (nil, nil) }
    let isFirst = datasets.allSatisfy { $0.firstSeen == one.firstSeen }
    let isLast = datasets.allSatisfy { $0.lastSeen == one.lastSeen }
    return (isFirst ? one.firstSeen : nil, isLast ? one.lastSeen : nil)
  }

  /// The values of a property without repetitions.
  func unique(_ property: String) -> [String] {
    var seen: Set<String> = []
    return (properties[property] ?? []).filter { seen.insert($0).inserted }
  }

  /// Takes in another fragment of the same entity; the more specific schema stays.
  ///
  /// - Returns: Whether the schemata go together.
  mutating func merge(_ other: FtMEntity) -> Bool {
    let isCompatible = other.schema.ancestors.contains(schema.name) || schema.ancestors.contains(other.schema.name)
    if other.schema.ancestors.contains(schema.name) { schema = other.schema }
    for (property, values) in other.properties { properties[property, default: []] += values }
    datasets += other.datasets
    referents += other.referents
    caption = caption ?? other.caption
    fields.merge(other.fields) { first, _ in first }
    return isCompatible
  }
}
