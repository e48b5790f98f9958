import RelationGraph
import Testing

@testable import GraphDiagrams

struct TimelineViewTests {
  private func sample() throws -> PropertyGraph {
    var graph = PropertyGraph()
    for id in ["ann", "bob", "office", "party"] { try graph.insert(Node(id: id)) }
    try graph.insert(Node(id: "talks", kind: .event, name: "Talks", validity: Validity("2010-06-15") ?? .unknown))
    try graph.insert(Node(id: "lost", kind: .event, name: "Lost"))
    for (kind, from, to, when) in [
      ("holds-office", "ann", "office", "2000-01-01/2004-12-31"), ("member-of", "ann", "party", "2001/.."),
      ("holds-office", "bob", "office", "2005/"), ("met-with", "ann", "bob", "2008-03-01"),
      ("member-of", "bob", "party", "/"),
    ] {
      try graph.insert(
        Relation(kind: RelationKind(rawValue: kind), from: from, to: to, validity: Validity(when) ?? .unknown))
    }
    return graph
  }

  private func pieces(_ dot: DOTReader, _ id: String) -> [String: ClosedRange<Double>] {
    var pieces: [String: ClosedRange<Double>] = [:]
    for node in dot.nodes {
      guard let name = node.attributes["id"], name == id || name.hasPrefix(id + "-"),
        let place = ViewSamples.place(node.attributes), let width = Double(node.attributes["width"] ?? "")
      else { continue }
      pieces[String(name.dropFirst(id.count))] = place.x - width * 36...place.x + width * 36
    }
    return pieces
  }

  @Test func barsLieWhereTheirDatesAre() throws {
    let diagram = try ViewSamples.diagram(DiagramSamples.projected(sample()), .timeline)
    let scene = try diagram.scene()
    #expect(scene.subtitle.contains("2 facts have no date"))
    let dot = try ViewSamples.read(diagram)
    let office = try #require(scene.lines.firstIndex { $0.kind == "holds-office" && $0.tooltip.contains("2000") })
    let party = try #require(scene.lines.firstIndex { $0.kind == "member-of" })
    let open = try #require(scene.lines.firstIndex { $0.tooltip.contains("2005") })
    let met = try #require(scene.lines.firstIndex { $0.kind == "met-with" })

    let days = try #require(pieces(dot, "edge-\(office)")[""])
    let member = pieces(dot, "edge-\(party)")
    // Five years against the year in which membership may have begun.
    let year = try #require(member["-f"])
    #expect(((days.upperBound - days.lowerBound) / (year.upperBound - year.lowerBound) - 1827.0 / 365).magnitude < 0.05)
    #expect((year.upperBound - (try #require(member[""])).lowerBound).magnitude < 1)
    #expect(member["-e"] != nil, "an open end has an arrow")
    #expect(pieces(dot, "edge-\(open)")["-v"] != nil, "an unknown end is hollow")
    let mark = try #require(pieces(dot, "edge-\(met)")[""])
    #expect(mark.lowerBound > days.upperBound)
    #expect(Set(scene.legend.samples.map(\.title)) == ["pale: day not exactly known", "goes on", "end not known"])
  }

  @Test func wordsNeverOverlap() throws {
    let diagram = try ViewSamples.diagram(ViewSamples.shipped(), .timeline)
    let drawn = try diagram.drawn(with: GraphvizFixture.renderer(), outputs: [.json])
    let json = try #require(drawn.result.data[.json])
    let boxes = try #require(DrawnScene.words(json: json))
    #expect(boxes.count > 100)
    for (index, box) in boxes.enumerated() {
      for other in boxes[(index + 1)...] where box.box.overlaps(other.box) {
        Issue.record("'\(box.words)' lies on '\(other.words)'")
      }
    }
  }

  @Test func aRangeLeavesOutWhatLiesBeyond() throws {
    let graph = try DiagramSamples.projected(sample())
    let scene = try ViewSamples.diagram(graph, .timeline) { $0.firstDate = PartialDate("2009") }.scene()
    // What goes on, and what may go on, still holds.
    #expect(Set(scene.lines.map(\.kind)) == ["member-of", "holds-office"])
    #expect(scene.subtitle.contains("2 facts lie outside the range"))
    let none = #expect(throws: DiagramError.self) {
      try ViewSamples.diagram(graph, .timeline) { $0.lastDate = PartialDate("1900") }.scene()
    }
    #expect(none?.hint == "widen the range")
    #expect(throws: DiagramError.self) {
      try ViewSamples.diagram(graph, .timeline) {
        ($0.firstDate, $0.lastDate) = (PartialDate("2009"), PartialDate("2008"))
      }.scene()
    }
  }

  @Test func aMomentIsMarked() throws {
    let graph = try DiagramSamples.projected(sample()) { $0.asOf = PartialDate("2002-01-01") }
    let dot = try ViewSamples.read(ViewSamples.diagram(graph, .timeline))
    #expect(dot.edges.contains { $0.attributes["id"] == "moment" })
    #expect(dot.nodes.contains { $0.attributes["xlabel"] == "as of 2002-01-01" })
  }

  @Test func withoutDatesThereIsNothingToShow() throws {
    let error = #expect(throws: DiagramError.self) {
      try ViewSamples.diagram(DiagramSamples.path(3), .timeline).scene()
    }
    #expect(error?.description.contains("no fact has a date") == true)
  }

  @Test(arguments: [
    ("2000-01-10", "2000-03-20", ["Jan 2000", "Feb 2000", "Mar 2000", "Apr 2000"]),
    ("1900", "2000", ["1900", "1910", "1920", "1930", "1940", "1950", "1960", "1970", "1980", "1990", "2000"]),
    ("-0100", "0100", ["-100", "-80", "-60", "-40", "-20", "0", "20", "40", "60", "80", "100"]),
  ])
  func ticksAreRound(_ first: String, _ last: String, _ expected: [String]) throws {
    let from = try #require(PartialDate(first)).days.lowerBound
    let to = try #require(PartialDate(last)).days.lowerBound
    let axis = TimeAxis(from...to, width: 100, isFixed: (false, false))
    #expect(axis.ticks.map(\.words).filter(expected.contains) == expected)
    #expect(axis.ticks.count <= 14)
    #expect(axis.ticks.map { axis.x($0.day) } == axis.ticks.map { axis.x($0.day) }.sorted())
  }
}
