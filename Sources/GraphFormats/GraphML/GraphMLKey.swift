import RelationGraph

/// What a `key` element declares.
struct GraphMLKey {
  /// Keys of attributes whose names GraphML cannot hold as such begin so; the names stand in their descriptions.
  static let describedPrefix = "entente-name-"
  /// The key of ids that GraphML cannot hold as such.
  static let exactID = "entente-id"

  let id: String
  /// `node`, `edge`, `graph`, `all` …
  var domain: String
  var name: String
  var type: String
  /// The value of whatever has none.
  var preset: String?
  /// Whether it holds drawings.
  var isDrawing: Bool

  init(_ element: XMLElement) {
    id = element["id"] ?? ""
    domain = element["for"] ?? "all"
    let name = element["attr.name"] ?? ""
    // What TinkerPop and Neo4j call labels are kinds.
    self.name = name == "labelV" || name == "labelE" ? "kind" : name.isEmpty ? id : name
    type = element["attr.type"] ?? "string"
    isDrawing = element["yfiles.type"] != nil
  }

  mutating func describe(_ text: String) {
    if id.hasPrefix(Self.describedPrefix) { name = text }
  }

  func isFor(_ domain: String) -> Bool { self.domain == domain || self.domain == "all" }
}
