import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Real registers, read through mappings, have as many nodes and relations as their descriptions and other programs count.
@Suite(.enabled(if: DataSets.isThere, "../shared is not there")) struct MappedDataTests {
  private func read(_ set: String, _ files: [String], _ mapping: String) throws -> ReadResult {
    let folder = try TemporaryFolder()
    for file in files {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(DataSets.folder)/\(set)/\(file)"))
      try folder.write(Array(data), to: file)
    }
    return try GraphReader.read(path: try folder.write(mapping, to: "map.yaml"))
  }

  private func counts(_ set: String) throws -> (Int, Int) {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(DataSets.folder)/\(set)/meta.json"))
    let meta = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return (try #require(meta["nodes"] as? Int), try #require(meta["edges"] as? Int))
  }

  @Test func congress() throws {
    let set = "2-officials-organisations/us-congress-committees"
    let result = try read(
      set, ["nodes.csv", "edges.csv"],
      """
      mapping: 1
      tables: {people: nodes.csv, seats: edges.csv}
      nodes:
        - {table: people, kind: "{type}", id: id, name: label, properties: [gender, birthday, wikidata, chamber]}
      relations:
        - {table: people, where: type = Legislator, kind: member-of, from: id, to: "party:{party}"}
        - {table: people, where: type = Legislator, kind: represents, from: id, to: "state:{state}"}
        - table: seats
          where: type in SERVES_ON, SUBCOMMITTEE_OF
          kind: {column: type, values: {SERVES_ON: serves-on, SUBCOMMITTEE_OF: part-of}}
          from: source
          to: target
          start: start
          end: end
          properties: {role: role, rank: rank, side: party_side}
      """)
    #expect((result.graph.nodeCount, result.graph.relationCount) == (try counts(set)))
    #expect(result.warnings.allSatisfy { $0.severity == .note }, "\(result.warnings)")
    let kinds = Dictionary(grouping: result.graph.relations, by: \.kind).mapValues(\.count)
    #expect(kinds == ["member-of": 537, "represents": 537, "serves-on": 3879, "part-of": 181])
    #expect(
      result.graph.relations.allSatisfy { $0.evidence.count == 1 && $0.evidence[0].locator?.hasPrefix("row ") == true })
  }

  @Test func votes() throws {
    let set = "1-international-relations/un-votes-session-74"
    let result = try read(
      set, ["nodes.csv", "edges.csv"],
      """
      mapping: 1
      tables: {actors: nodes.csv, votes: edges.csv}
      nodes:
        - {table: actors, where: type = Country, kind: country, id: id, name: label}
        - {table: actors, where: type = RollCall, kind: roll-call, id: id, name: short, dates: date, properties: [issues]}
      relations:
        - table: votes
          kind: voted-on
          from: source
          to: target
          dates: start
          sign: {column: type, values: {VOTED_YES: 1, VOTED_NO: -1, VOTED_ABSTAIN: 0}}
      """)
    #expect((result.graph.nodeCount, result.graph.relationCount) == (try counts(set)))
    let signs = Dictionary(grouping: result.graph.relations, by: \.sign).mapValues(\.count)
    #expect(signs == [.positive: 13135, .negative: 1184, .neutral: 2027])
    #expect(result.graph.relations[0].validity.start.date?.year == 2019)
  }

  @Test func agreements() throws {
    let set = "1-international-relations/desta-trade-agreements"
    let result = try read(
      set, ["nodes.csv", "edges.csv"],
      """
      mapping: 1
      tables: {actors: nodes.csv, members: edges.csv}
      nodes:
        - {table: actors, kind: {column: type, values: {State: country, TradeAgreement: framework}}, id: id, name: label,
           start: begin, properties: [agreement_type]}
      relations:
        - {table: members, kind: party-to, from: source, to: target, start: force, directed: no,
           properties: {signed: {column: signature, type: date}}}
      """)
    #expect((result.graph.nodeCount, result.graph.relationCount) == (try counts(set)))
    #expect(result.graph.nodes.count { $0.kind == "framework" } == 958)
    #expect((0..<result.graph.relationCount).allSatisfy { !result.graph.isDirected(relationAt: $0) })
    #expect(result.graph.relations.count { $0.properties["signed"] != nil } == 5152)
    #expect(result.graph.relations.count { $0.validity != .unknown } == 5782 - 1665)
  }

  /// Three files of triples without a header.
  @Test func triples() throws {
    let set = "1-international-relations/nations"
    let files = ["train", "test", "valid"]
    let tables = files.map { "  \($0): {file: original/\($0).txt, separator: tab, columns: [from, what, to]}\n" }
    let nodes = files.flatMap { name in ["from", "to"].map { "  - {table: \(name), kind: country, id: \($0)}\n" } }
    let relations = files.map { "  - {table: \($0), kind: \"{what}\", from: from, to: to}\n" }
    let text =
      "mapping: 1\ntables:\n\(tables.joined())nodes:\n\(nodes.joined())relations:\n\(relations.joined())"
    let result = try read(set, files.map { "original/\($0).txt" }, text)
    #expect((result.graph.nodeCount, result.graph.relationCount) == (try counts(set)))
    #expect(Set(result.graph.relations.map(\.kind)).count == 55)
  }

  /// The register of the assembly; the counts are those of Python's csv module.
  @Test func assembly() throws {
    let result = try read(
      "2-officials-organisations/kr-national-assembly", ["original/assembly_public_fields.csv"],
      """
      mapping: 1
      language: ko
      table: original/assembly_public_fields.csv
      nodes:
        - {kind: official, id: "{name_kr} {birth}", name: name_kr, names: {en: name_en, zh: name_cn}, properties: [birth]}
        - {kind: party, id: "party:{party}", name: party}
        - {kind: place, id: "district:{district}", name: district}
        - {kind: committee, id: "committee:{committee}", name: committee, split: {committee: ","}}
      relations:
        - {kind: member-of, from: "{name_kr} {birth}", to: "party:{party}"}
        - {kind: represents, from: "{name_kr} {birth}", to: "district:{district}"}
        - {kind: serves-on, from: "{name_kr} {birth}", to: "committee:{committee}", split: {committee: ","}}
      """)
    let nodes = Dictionary(grouping: result.graph.nodes, by: \.kind).mapValues(\.count)
    #expect(nodes == ["official": 250, "party": 7, "place": 212, "committee": 26])
    let relations = Dictionary(grouping: result.graph.relations, by: \.kind).mapValues(\.count)
    #expect(relations == ["member-of": 250, "represents": 250, "serves-on": 452])
    #expect(
      result.warnings.filter { $0.code == "unused-columns" }.map(\.message) == [
        "not used of 'original/assembly_public_fields.csv': 'when_elected'"
      ])
  }
}
