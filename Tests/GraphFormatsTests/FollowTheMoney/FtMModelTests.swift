import RelationGraph
import Testing

@testable import GraphFormats

/// The table of schemata is whole, and ids come back.
@Suite struct FtMModelTests {
  private let model = FtMModel.shared

  @Test func everySchemaHasAKindOfItsOwn() {
    #expect(model.schemata.count == 71)
    #expect(Set(model.schemata.values.map(\.kind)).count == 71)
    #expect(model.schemata.values.count { $0.edge != nil } == 17)
    #expect(
      Set(model.schemata.values.filter { $0.edge?.isDirected == false }.map(\.name)) == [
        "Associate", "Documentation", "Family", "UnknownLink",
      ])
  }

  @Test func propertiesAreInherited() throws {
    let person = try #require(model.schemata["Person"])
    #expect(person.ancestors == ["Person", "LegalEntity", "Thing"])
    #expect(person.types["name"] == "name")
    #expect(person.types["incorporationDate"] == "date")
    #expect(person.types["birthCountry"] == "country")
    #expect(person.isReference("parent"))
    let occupancy = try #require(model.schemata["Occupancy"])
    #expect(occupancy.start == ["startDate", "periodStart", "electionDate", "declarationDate", "date"])
    #expect(occupancy.edge?.target == "post")
  }

  @Test func everyWordOfTheTableIsKnown() {
    let schemata = Array(model.nodeSchemata.values) + [model.otherNodes, model.otherRelations]
    for name in schemata + model.relationSchemata.values.map(\.schema) {
      #expect(model.schemata[name] != nil, "\(name)")
    }
    for schema in model.schemata.values {
      if let edge = schema.edge {
        #expect(schema.isReference(edge.source) && schema.isReference(edge.target), "\(schema.name)")
        #expect(model.schemata[edge.sourceRange] != nil && model.schemata[edge.targetRange] != nil)
      }
      for property in schema.start + schema.end {
        #expect(schema.types[property] == "date", "\(schema.name).\(property)")
      }
      for property in schema.caption { #expect(schema.types[property] != nil, "\(schema.name).\(property)") }
    }
  }

  @Test(arguments: HostileGraph.texts + ["a", "a-b.c", "-a", "a_b", "entente-link-3", "entente-hex-61", "Q42", "a/b"])
  func idsComeBack(id: String) {
    guard !id.isEmpty else { return }
    #expect(FtMID.nodeID(FtMID.node(id)) == id)
    #expect(FtMID.relationID(FtMID.relation(id, number: 1, isTaken: false)) == id)
    #expect(FtMID.relationID(FtMID.relation(id, number: 1, isTaken: true)) == id)
    #expect(FtMID.node(id).wholeMatch(of: /[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?/) != nil)
  }

  @Test func otherIDsStay() {
    for id in ["entente-hex-6", "entente-hex-61", "entente-hex-zz", "entente-link-", "entente-hex-ff"] {
      #expect(FtMID.nodeID(id) == id)
    }
    #expect(FtMID.relationID("entente-link-12") == nil)
  }
}
