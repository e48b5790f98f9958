/// Entities written by hand after the documented shape; people and offices are invented, properties and classes are not.
enum WikidataSamples {
  static func item(_ property: String, _ id: String) -> String {
    """
    {"snaktype":"value","property":"\(property)","datatype":"wikibase-item","datavalue":{"value":{"entity-type":"item",\
    "numeric-id":\(id.dropFirst()),"id":"\(id)"},"type":"wikibase-entityid"}}
    """
  }

  static func text(_ property: String, _ text: String) -> String {
    """
    {"snaktype":"value","property":"\(property)","datavalue":{"value":"\(text)","type":"string"}}
    """
  }

  static func time(
    _ property: String, _ time: String, _ precision: Int = 11, calendar: String = "Q1985727", before: Int = 0
  ) -> String {
    """
    {"snaktype":"value","property":"\(property)","datatype":"time","datavalue":{"value":{"time":"\(time)","timezone":0,\
    "before":\(before),"after":0,"precision":\(precision),"calendarmodel":"http://www.wikidata.org/entity/\(calendar)"},\
    "type":"time"}}
    """
  }

  static func no(_ property: String, _ type: String = "novalue") -> String {
    "{\"snaktype\":\"\(type)\",\"property\":\"\(property)\"}"
  }

  static func statement(
    _ main: String, id: String? = nil, rank: String = "normal", qualifiers: [(String, [String])] = [],
    references: [[(String, [String])]] = []
  ) -> String {
    func snaks(_ groups: [(String, [String])]) -> String {
      "{" + groups.map { "\"\($0)\":[\($1.joined(separator: ","))]" }.joined(separator: ",") + "}"
    }
    var parts = ["\"mainsnak\":\(main)", "\"type\":\"statement\"", "\"rank\":\"\(rank)\""]
    if let id { parts.append("\"id\":\"\(id)\"") }
    if !qualifiers.isEmpty { parts.append("\"qualifiers\":\(snaks(qualifiers))") }
    if !references.isEmpty {
      parts.append(
        "\"references\":[" + references.map { "{\"hash\":\"h\",\"snaks\":\(snaks($0))}" }.joined(separator: ",") + "]")
    }
    return "{" + parts.joined(separator: ",") + "}"
  }

  static func entity(
    _ id: String, _ label: String, labels: [String: String] = [:], claims: [(String, [String])] = []
  ) -> String {
    let names = [("en", label)] + labels.sorted { $0.key < $1.key }
    let labels = names.map { "\"\($0)\":{\"language\":\"\($0)\",\"value\":\"\($1)\"}" }.joined(separator: ",")
    let claims = claims.map { "\"\($0)\":[\($1.joined(separator: ","))]" }.joined(separator: ",")
    return
      "{\"type\":\"item\",\"id\":\"\(id)\",\"labels\":{\(labels)},\"descriptions\":[],\"aliases\":{},\"claims\":{\(claims)}}"
  }

  /// A minister with an office, a party, a life and a source; her office; her party.
  static let minister = entity(
    "Q901", "Ann Example", labels: ["ja": "アン"],
    claims: [
      ("P31", [statement(item("P31", "Q5"))]),
      ("P569", [statement(time("P569", "+1961-04-05T00:00:00Z"))]),
      (
        "P39",
        [
          statement(
            item("P39", "Q902"), id: "Q901$A-1", rank: "preferred",
            qualifiers: [
              ("P580", [time("P580", "+2019-09-00T00:00:00Z", 10)]), ("P582", [no("P582")]),
              ("P1365", [item("P1365", "Q904")]),
              ("P1545", [text("P1545", "12")]),
            ],
            references: [
              [
                ("P248", [item("P248", "Q905")]), ("P854", [text("P854", "https://example.org/a")]),
                ("P813", [time("P813", "+2024-05-06T00:00:00Z")]),
              ],
              [("P854", [text("P854", "https://example.org/b")]), ("P1476", [text("P1476", "A page")])],
            ]),
          statement(item("P39", "Q902"), id: "Q901$A-2", rank: "deprecated"),
        ]
      ),
      ("P102", [statement(item("P102", "Q903"), id: "Q901$B")]),
      ("P2067", [statement(text("P2067", "x")), statement(text("P2067", "y"))]),
      ("P22", [statement(no("P22", "somevalue"))]),
    ])
  static let office = entity("Q902", "Minister of Examples", claims: [("P31", [statement(item("P31", "Q4164871"))])])
  static let party = entity("Q903", "Example Party", claims: [("P31", [statement(item("P31", "Q910"))])])
  static let partyClass = entity("Q910", "example party", claims: [("P279", [statement(item("P279", "Q7278"))])])
  static let all = [minister, office, party, partyClass]
}
