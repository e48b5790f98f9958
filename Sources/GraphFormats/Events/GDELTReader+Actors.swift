import RelationGraph

extension GDELTReader {
  enum FoundActor {
    case known(EventActor)
    /// Only a role without a country or group, or nothing at all.
    case unidentified
    case malformed(String)
  }

  /// A group with a code of its own, else a country, else a part of it (`SAU-BUS`).
  func actor(_ row: TabbedRow, _ places: Columns.Actor) -> FoundActor {
    let table = EventTable.shared
    let group = row.text(places.group)
    let country = row.text(places.country)
    let role = row.text(places.role)
    for code in [group, country, role] where !code.isEmpty && !Self.isCode(code) { return .malformed(code) }
    if !group.isEmpty {
      // A group may have the code of a country.
      let id = Country(code: group) == nil && table.regions[group] == nil ? group : "group-\(group)"
      let name = row.text(places.name)
      let isName = !name.isEmpty && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      return .known(EventActor(id: id, kind: .organisation, name: isName ? name : group))
    }
    guard !country.isEmpty else { return .unidentified }
    let state = table.country(ofCode: country)
    let id = state?.alpha3 ?? country
    let name = state?.name ?? table.regions[country] ?? country
    guard role.isEmpty || table.stateRoles.contains(role) && table.regions[country] == nil else {
      return .known(
        EventActor(
          id: "\(id)-\(role)", kind: .organisation, name: "\(name): \(table.roles[role] ?? role)", country: id,
          role: role))
    }
    let isRegion = state == nil && table.regions[country] != nil
    return .known(EventActor(id: id, kind: isRegion ? .place : .country, name: name))
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count <= 12
      && text.utf8.allSatisfy {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }
}
