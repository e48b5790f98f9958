import GraphFormats
import GraphProjection

/// The differences between a report and what the graph gives today.
public struct ReportComparison: Sendable {
  public private(set) var differences: [ReportDifference] = []
  /// How many values were compared.
  public private(set) var compared = 0

  /// Compares two documents member by member; rows of tables by their keys.
  init(reported: JSONValue, computed: JSONValue) {
    compare(reported, computed, at: [])
  }

  mutating func add(_ difference: ReportDifference) { differences.append(difference) }

  private mutating func compare(_ old: JSONValue?, _ new: JSONValue?, at place: [String], keys: [String] = []) {
    switch (old, new) {
    case (.object(let a)?, .object(let b)?):
      // The keys of the rows are those that the program knows; a report cannot choose its own.
      let keys = new?["keys"]?.items?.compactMap(\.text) ?? []
      for member in b where member.key != "positions" {
        compare(old?[member.key], member.value, at: place + [member.key], keys: member.key == "rows" ? keys : [])
      }
      for member in a where member.key != "positions" && new?[member.key] == nil {
        note(member.value, nil, at: place + [member.key])
      }
    case (.array(let a)?, .array(let b)?): compare(a, b, at: place, keys: keys)
    default:
      compared += 1
      let (a, b) = (old.map(Self.shown), new.map(Self.shown))
      if a != b { note(old, new, at: place) }
    }
  }

  private mutating func compare(_ old: [JSONValue], _ new: [JSONValue], at place: [String], keys: [String]) {
    let keys = keys.isEmpty && new.allSatisfy { $0["id"]?.text != nil } ? ["id"] : keys
    guard !keys.isEmpty else {
      for index in 0..<max(old.count, new.count) {
        compare(
          index < old.count ? old[index] : nil, index < new.count ? new[index] : nil,
          at: place + ["\(index + 1)"])
      }
      return
    }
    func name(_ item: JSONValue) -> String { keys.map { item[$0].map(Self.shown) ?? "" }.joined(separator: " ") }
    var known: [String: JSONValue] = [:]
    for item in old {
      if known.updateValue(item, forKey: name(item)) != nil {
        note(item, nil, at: place + [name(item), "a second time"])
      }
    }
    for item in new { compare(known.removeValue(forKey: name(item)), item, at: place + [name(item)]) }
    for item in old where known[name(item)] != nil { note(item, nil, at: place + [name(item)]) }
    let common = Set(new.map(name))
    let (a, b) = (old.map(name).filter(common.contains), new.map(name).filter(Set(old.map(name)).contains))
    if a.count == b.count, a != b {
      differences.append(
        ReportDifference(
          place: Self.words(place) + " › order", reported: a.joined(separator: ", "),
          computed: b.joined(separator: ", ")))
    }
  }

  private mutating func note(_ old: JSONValue?, _ new: JSONValue?, at place: [String]) {
    differences.append(
      ReportDifference(place: Self.words(place), reported: old.map(Self.shown), computed: new.map(Self.shown)))
  }

  /// `sections › rankings › tables › degree › rows › japan › rank` without the names of lists.
  private static func words(_ place: [String]) -> String {
    guard place.first == "sections" else { return place.joined(separator: " › ") }
    return place.enumerated().filter { ![0, 2, 4].contains($0.offset) }.map(\.element).joined(separator: " › ")
  }

  /// A value on one line.
  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: "undefined"
    case .flag(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .real(let number): JSONText.number(number)
    case .text(let text): text
    case .array(let items): "[" + items.map(shown).joined(separator: ", ") + "]"
    case .object(let members): "{" + members.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
