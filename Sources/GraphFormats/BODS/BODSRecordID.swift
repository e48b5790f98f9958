import RelationGraph

/// Ids of records, statements and sources.
enum BODSRecordID {
  private static let own = "entente-"
  private static let link = own + "link-"
  private static let other = own + "id-"

  /// The record of a relation: its id, or a number where it has none or a node has the same.
  static func record(_ id: String?, number: Int, isTaken: Bool) -> String {
    guard let id else { return link + String(number) }
    return isTaken || id.hasPrefix(own) ? other + id : id
  }

  static func relation(_ record: String) -> String? {
    if record.hasPrefix(link), Int(record.dropFirst(link.count)) != nil { return nil }
    return record.hasPrefix(other) ? String(record.dropFirst(other.count)) : record
  }

  /// Sources have no ids of their own: who publishes, who asserts, where and when.
  static func source(_ source: Source) -> String {
    let parts = [source.publisher, source.title, source.url, source.date?.description].compactMap(\.self)
    let text = parts.filter { !$0.isEmpty }.joined(separator: ", ")
    let isUsable = !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return isUsable ? text : "unnamed publisher"
  }

  /// The id of a statement about a record, of 40 characters that depend on the id of the record only (FNV-1a).
  static func statement(_ record: String) -> String {
    func hash(_ seed: UInt64) -> String {
      let value = record.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return own + hash(0xcbf2_9ce4_8422_2325) + hash(0x8422_2325_cbf2_9ce4)
  }
}
