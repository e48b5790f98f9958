/// The header of a file for `neo4j-admin database import`: `id:ID(Person){label:Person}`, `:LABEL`, `born:int`, `tags:string[]`.
struct Neo4jHeader {
  enum Role: Hashable { case id, label, start, end, type, ignored, property }

  struct Field {
    var name: String
    var role: Role
    /// `int`, `string`, `date` …; of what a list holds.
    var type = "string"
    var isList = false
    /// The space that ids are of; ids of different spaces may be alike.
    var space = ""
  }

  let fields: [Field]

  init(_ names: [String]) { fields = names.map(Self.field) }

  /// Whether these fields are a header: one of them is an id, or the end of a relation.
  static func isHeader(_ names: [String]) -> Bool {
    names.contains { name in [.id, .start, .end].contains(field(name).role) }
  }

  var isOfNodes: Bool { fields.contains { $0.role == .id } }
  var isOfRelations: Bool { fields.contains { $0.role == .start } && fields.contains { $0.role == .end } }

  func index(_ role: Role) -> Int? { fields.firstIndex { $0.role == role } }

  private static func field(_ text: String) -> Field {
    // Options in braces say nothing about the values: `time:datetime{timezone:Asia/Seoul}`.
    var rest = text[...]
    if rest.last == "}", let brace = rest.lastIndex(of: "{") { rest = rest[..<brace] }
    guard let colon = rest.lastIndex(of: ":") else { return Field(name: text, role: .property) }
    let name = String(rest[..<colon])
    var type = rest[rest.index(after: colon)...]
    var space = ""
    if type.last == ")", let bracket = type.firstIndex(of: "(") {
      space = String(type[type.index(after: bracket)...].dropLast())
      type = type[..<bracket]
    }
    switch type.uppercased() {
    case "ID": return Field(name: name, role: .id, space: space)
    case "LABEL": return Field(name: name, role: .label)
    case "START_ID": return Field(name: name, role: .start, space: space)
    case "END_ID": return Field(name: name, role: .end, space: space)
    case "TYPE": return Field(name: name, role: .type)
    case "IGNORE": return Field(name: name, role: .ignored)
    default: break
    }
    let isList = type.hasSuffix("[]")
    return Field(name: name, role: .property, type: (isList ? type.dropLast(2) : type).lowercased(), isList: isList)
  }
}
