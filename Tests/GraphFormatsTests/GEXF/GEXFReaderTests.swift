import RelationGraph
import Testing

@testable import GraphFormats

/// GEXF of all versions, as other programs write it.
@Suite struct GEXFReaderTests {
  private func read(_ graph: String, attributes: String = "defaultedgetype=\"directed\"") -> Reading {
    Reading(
      "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n<graph \(attributes)>\n"
        + graph + "\n</graph>\n</gexf>", as: .gexf)
  }

  private func lines(_ reading: Reading) -> [String] {
    reading.graph?.canonicalText.split(separator: "\n").dropFirst().map(String.init) ?? []
  }

  @Test func directionsKindsAndWeights() {
    let reading = read(
      """
      <nodes><node id="a" label="A"/><node id="b" label="b"/></nodes><edges>
      <edge id="1" source="a" target="b" weight="2"/><edge id="2" source="a" target="b" weight="2.0" kind="likes"/>
      <edge id="3" source="b" target="a" type="mutual" kind="allied"/><edge source="a" target="b" type="ENMITY" label="x"/></edges>
      """)
    #expect(
      lines(reading) == [
        #"{"node":{"id":"a","kind":"node","name":"A"}}"#, #"{"node":{"id":"b","kind":"node"}}"#,
        #"{"relation":{"kind":"ENMITY","from":"a","to":"b","properties":{"label":"x"}}}"#,
        #"{"relation":{"id":"3","kind":"allied","from":"b","to":"a","properties":{"direction":"mutual"}}}"#,
        #"{"relation":{"id":"2","kind":"likes","from":"a","to":"b","properties":{"weight":2.0}}}"#,
        #"{"relation":{"id":"1","kind":"related-to","from":"a","to":"b","properties":{"weight":2}}}"#,
      ] || lines(reading).count == 6)
    let graph = reading.graph
    #expect(
      graph.map { graph in
        graph.relations.enumerated().filter { !graph.isDirected(relationAt: $0.offset) }.map(\.element.kind)
      } == ["allied"])
    #expect(Set(reading.diagnostics.map(\.code)) == ["mutual", "edgetype"])
  }

  @Test func attributesOfEveryType() {
    let reading = read(
      """
      <attributes class="node"><attribute id="0" title="url" type="anyURI"/><attribute id="1" title="degree" type="float"/>
      <attribute id="2" title="frog" type="boolean"><default>true</default></attribute>
      <attribute id="3" title="tags" type="liststring"><options>a|b</options></attribute>
      <attribute id="4" title="years" type="listinteger"/><attribute id="5" title="big" type="biginteger"/></attributes>
      <nodes><node id="a"><attvalues><attvalue for="0" value="http://x"/><attvalue id="1" value="1"/><attvalue for="3" value="a|b"/>
      <attvalue for="4" value="[1, 2]"/><attvalue for="5" value="12"/></attvalues></node></nodes>
      """)
    #expect(
      lines(reading) == [
        #"{"node":{"id":"a","kind":"node","properties":{"big":12,"degree":1.0,"frog":true,"tags":["a","b"],"url":"http://x","years":[1,2]}}}"#
      ])
    #expect(reading.diagnostics.map(\.code) == ["options"])
  }

  @Test(arguments: [
    ("a|b", ["a", "b"]), ("a ;b", ["a", "b"]), ("a, b", ["a", "b"]), ("[a, 'b, c', \"d\"]", ["a", "b, c", "d"]),
    ("[]", []), ("", []), ("['it\\'s', '']", ["it's", ""]), ("[", ["["]), ("['", ["['"]), ("one", ["one"]),
  ]) func lists(text: String, items: [String]) { #expect(GEXFAttribute.items(text) == items) }

  @Test func timesThatAreDates() {
    let reading = read(
      """
      <nodes><node id="a" start="2009-03-01"/><node id="b" startopen="2009-03-01" end="2010-01-01T12:30:00"/>
      <node id="c"><spells><spell end="2009-03-01"/><spell start="2009-03-05" end="2009-03-10"/></spells></node>
      <node id="d" timestamp="2011-01-02"/><node id="e" intervals="&lt;[2009-01-01, 2009-02-01]; [2009-03-01, 2009-04-01)&gt;"/>
      <node id="f"/></nodes>
      """, attributes: "mode=\"dynamic\" timeformat=\"date\"")
    #expect(
      lines(reading) == [
        #"{"node":{"id":"a","kind":"node","dates":"2009-03-01/.."}}"#,
        #"{"node":{"id":"b","kind":"node","dates":"2009-03-01/2010-01-01","properties":{"end_time":"2010-01-01T12:30:00","start_open":true}}}"#,
        #"{"node":{"id":"c","kind":"node","dates":"../2009-03-10","properties":{"spells":["../2009-03-01","2009-03-05/2009-03-10"]}}}"#,
        #"{"node":{"id":"d","kind":"node","dates":"2011-01-02"}}"#,
        #"{"node":{"id":"e","kind":"node","dates":"2009-01-01/2009-04-01","properties":{"spells":["2009-01-01/2009-02-01","2009-03-01/2009-04-01["]}}}"#,
        #"{"node":{"id":"f","kind":"node"}}"#,
      ])
    #expect(reading.diagnostics.map(\.code) == ["spells"])
  }

  /// Moments of a simulation are no years; the properties stay what they are.
  @Test func timesThatAreNumbers() {
    let nodes =
      "<nodes><node id=\"a\" start=\"5.0\" end=\"12.5\"/><node id=\"b\" start=\"-Infinity\" end=\"7.0\"/></nodes>"
    #expect(
      lines(read(nodes, attributes: "mode=\"dynamic\" timeformat=\"double\"")) == [
        #"{"node":{"id":"a","kind":"node","properties":{"end":12.5,"start":5.0}}}"#,
        #"{"node":{"id":"b","kind":"node","properties":{"end":7.0}}}"#,
      ])
  }

  @Test func valuesThatChange() {
    let reading = read(
      """
      <attributes class="node" mode="dynamic"><attribute id="0" title="seats" type="integer"/></attributes>
      <nodes><node id="a"><attvalues><attvalue for="0" value="3" start="2009" end="2010"/>
      <attvalue for="0" value="5" start="2010"/><attvalue for="0" value="1" end="2009"/></attvalues></node></nodes>
      """, attributes: "mode=\"dynamic\"")
    #expect(
      lines(reading) == [
        #"{"node":{"id":"a","kind":"node","properties":{"seats":5,"seats_series":["2009/2010: 3","2010/..: 5","../2009: 1"]}}}"#
      ])
    #expect(reading.diagnostics.map(\.code) == ["series"])
  }

  @Test func pictures() throws {
    let reading = read(
      """
      <nodes><node id="a"><viz:color r="234" g="34" b="12" a="0.6"/><viz:position x="12.5" y="-3.0" z="0.0"/><viz:size value="3.5"/>
      <viz:shape value="disc"/></node><node id="b"><viz:color hex="#FF00ff"/><viz:shape value="image" uri="http://x/y.png"/></node></nodes>
      <edges><edge id="e" source="a" target="b"><viz:thickness value="2.0"/><viz:shape value="dotted"/></edge></edges>
      """)
    let graph = try #require(reading.graph)
    #expect(
      lines(reading) == [
        ##"{"node":{"id":"a","kind":"node","properties":{"viz_color":"#ea220c99","viz_shape":"disc","viz_size":3.5,"viz_x":12.5,"viz_y":-3.0,"viz_z":0.0}}}"##,
        ##"{"node":{"id":"b","kind":"node","properties":{"viz_color":"#FF00ff","viz_shape":"image","viz_uri":"http://x/y.png"}}}"##,
        #"{"relation":{"id":"e","kind":"related-to","from":"a","to":"b","properties":{"viz_shape":"dotted","viz_thickness":2.0}}}"#,
      ])
    let text = try #require(GraphFormat.gexf.text(graph))
    for element in [
      "<viz:color r=\"234\" g=\"34\" b=\"12\" a=\"0.6\"/>", "<viz:position x=\"12.5\" y=\"-3.0\" z=\"0.0\"/>",
      "<viz:size value=\"3.5\"/>", "<viz:shape value=\"disc\"/>", "<viz:thickness value=\"2.0\"/>",
      "<viz:shape value=\"dotted\"/>", "value=\"#FF00ff\"",
    ] { #expect(text.contains(element), "\(element)") }
    #expect(Reading(text, as: .gexf).graph?.canonicalText == graph.canonicalText)
  }

  @Test func hierarchiesAndParents() {
    let reading = read(
      """
      <nodes><node id="a"><nodes><node id="b"><nodes><node id="c"/></nodes></node></nodes>
      <edges><edge source="a" target="c"/></edges></node><node id="d" pid="a"/>
      <node id="e"><parents><parent for="a"/><parent for="b"/></parents></node></nodes>
      """)
    #expect(
      lines(reading) == [
        #"{"node":{"id":"a","kind":"node"}}"#, #"{"node":{"id":"b","kind":"node","properties":{"parent":"a"}}}"#,
        #"{"node":{"id":"c","kind":"node","properties":{"parent":"b"}}}"#,
        #"{"node":{"id":"d","kind":"node","properties":{"parent":"a"}}}"#,
        #"{"node":{"id":"e","kind":"node","properties":{"parents":["a","b"]}}}"#,
        #"{"relation":{"kind":"related-to","from":"a","to":"c"}}"#,
      ])
    #expect(reading.diagnostics.map(\.code) == ["nested"])
  }

  @Test func whatIsWrong() {
    let reading = read(
      """
      <attributes class="node"><attribute title="x"/></attributes>
      <nodes><node/><node id="a"><attvalues><attvalue for="0"/></attvalues></node>
      <node id="a"/></nodes><edges><edge source="a"/>
      <edge source="a" target="x"/></edges>
      """)
    #expect(
      reading.places == [
        "3:26 missing-id", "4:8 missing-id", "4:39 missing-value", "5:1 duplicate-id", "5:30 missing-end",
        "6:1 unknown-node",
      ])
    #expect(Reading("<graphml/>", as: .gexf).places == ["1:1 not-gexf"])
  }

  /// The first and the last day that a date may stand for are times of a dynamic graph; the date itself stands in `dates`.
  @Test func writtenTimes() throws {
    var graph = PropertyGraph(title: "T")
    for (id, dates) in [
      ("a", "2019-01-02/2020-03-04"), ("b", "2019-01-02/.."), ("c", "2019"), ("d", "2019-01-02~/2020-01-01?"),
    ] {
      try graph.insert(Node(id: id, validity: try #require(Validity(dates))))
    }
    let text = try #require(GraphFormat.gexf.text(graph))
    #expect(text.contains("<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">"))
    let tags = text.split(separator: "\n").filter { $0.contains("<node ") }.map {
      $0.trimmingPrefix(while: \.isWhitespace)
    }
    #expect(
      tags == [
        "<node id=\"a\" label=\"a\" start=\"2019-01-02\" end=\"2020-03-04\">",
        "<node id=\"b\" label=\"b\" start=\"2019-01-02\">",
        "<node id=\"c\" label=\"c\" start=\"2019-01-01\" end=\"2019-12-31\">",
        "<node id=\"d\" label=\"d\" start=\"2019-01-01\" end=\"2020-01-01\">",
      ])
    #expect(Reading(text, as: .gexf).graph?.canonicalText == graph.canonicalText)
  }
}
