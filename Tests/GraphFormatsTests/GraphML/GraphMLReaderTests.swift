import RelationGraph
import Testing

@testable import GraphFormats

/// GraphML as other programs write it, and what a graph of facts has no place for.
@Suite struct GraphMLReaderTests {
  private func read(_ keys: String, _ graph: String, direction: String = "directed") -> Reading {
    Reading(
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\(keys)\n<graph edgedefault=\"\(direction)\">\n\(graph)\n"
        + "</graph>\n</graphml>", as: .graphML)
  }

  private func lines(_ reading: Reading) -> [String] {
    reading.graph?.canonicalText.split(separator: "\n").dropFirst().map(String.init) ?? []
  }

  @Test func typesAndDefaults() {
    let reading = read(
      """
      <key id="d0" for="node" attr.name="colour" attr.type="string"><default>yellow</default></key>
      <key id="d1" for="all" attr.name="size" attr.type="int"/><key id="d2" for="node" attr.name="open" attr.type="boolean"/>
      <key id="d3" attr.name="share" attr.type="double" for="node"/><key id="d4" for="edge" attr.type="float"><default>2.5</default></key>
      """,
      """
      <node id="a"><data key="d0"> green </data><data key="d1">3</data><data key="d2">True</data><data key="d3">NaN</data></node>
      <node id="b"><data key="d1">2.5</data><data key="d2">maybe</data><data key="d3">INF</data><data key="zz">?</data></node>
      <edge source="a" target="b"/>
      """)
    #expect(
      lines(reading) == [
        #"{"node":{"id":"a","kind":"node","properties":{"colour":" green ","open":true,"size":3}}}"#,
        #"{"node":{"id":"b","kind":"node","properties":{"colour":"yellow","open":"maybe","share":"INF","size":2.5,"zz":"?"}}}"#,
        #"{"relation":{"kind":"related-to","from":"a","to":"b","properties":{"d4":2.5}}}"#,
      ])
    #expect(
      Set(reading.diagnostics.map(\.message)) == [
        "1 values of 'size' are not of the type that the file declares",
        "1 values of 'open' are not of the type that the file declares",
        "1 values of 'share' are not of the type that the file declares",
        "the key 'zz' of 1 values is not declared: they are texts",
        "1 values are not a number (NaN) and are left out",
      ])
  }

  @Test func mixedDirectionsAndEdgesBeforeNodes() {
    let reading = read(
      "",
      """
      <edge id="e1" source="a" target="b"/><edge id="e2" source="b" target="a" directed="true"/>
      <node id="a"/><node id="b"/>
      """, direction: "undirected")
    #expect(reading.places == ["0:0 mixed-direction"])
    #expect(
      lines(reading).suffix(2) == [
        #"{"relation":{"id":"e1","kind":"undirected","from":"a","to":"b"}}"#,
        #"{"relation":{"id":"e2","kind":"related-to","from":"b","to":"a"}}"#,
      ])
    #expect(reading.graph.map { graph in (0..<2).map { graph.isDirected(relationAt: $0) } } == [false, true])
  }

  @Test func nestedGraphsPortsAndHyperedges() {
    let reading = read(
      "<key id=\"d0\" for=\"node\" attr.name=\"size\" attr.type=\"int\"/>",
      """
      <node id="g"><port name="north"/><port name="south"><port name="inner"/></port>
        <graph id="g:" edgedefault="undirected"><node id="g::a"><data key="d0">1</data></node><node id="g::b"/>
        <edge source="g::a" target="g::b"/></graph><data key="d0">2</data></node>
      <node id="c"/>
      <hyperedge><endpoint node="c"/><endpoint node="g"/></hyperedge>
      <edge source="c" target="g" targetport="north"/>
      """)
    #expect(
      lines(reading) == [
        #"{"node":{"id":"c","kind":"node"}}"#, #"{"node":{"id":"g","kind":"node","properties":{"size":2}}}"#,
        #"{"node":{"id":"g::a","kind":"node","properties":{"parent":"g","size":1}}}"#,
        #"{"node":{"id":"g::b","kind":"node","properties":{"parent":"g"}}}"#,
        #"{"relation":{"kind":"related-to","from":"c","to":"g"}}"#,
        #"{"relation":{"kind":"undirected","from":"g::a","to":"g::b"}}"#,
      ])
    let messages = reading.diagnostics.map(\.message)
    #expect(messages.contains("1 hyperedges are not read"))
    #expect(messages.contains("3 ports are not read; 1 edges lead to ports, and here to their nodes"))
    #expect(messages.contains("2 nodes lie in graphs inside other nodes: these are their 'parent'"))
  }

  @Test func yEd() {
    let reading = read(
      """
      <key for="graphml" id="d0" yfiles.type="resources"/><key for="port" id="d1" yfiles.type="portgraphics"/>
      <key attr.name="url" attr.type="string" for="node" id="d4"/><key for="node" id="d6" yfiles.type="nodegraphics"/>
      <key for="edge" id="d10" yfiles.type="edgegraphics"/>
      """,
      """
      <node id="n0"><data key="d4"><![CDATA[https://example.org/?a&b]]></data><data key="d6">
        <y:ShapeNode><y:Geometry height="30.0" width="80.5" x="-12.25" y="7"/><y:Fill color="#FFCC00" transparent="false"/>
          <y:BorderStyle color="#000000" type="line" width="1.0"/>
          <y:NodeLabel alignment="center">Ministry of
      Defence<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel></y:NodeLabel><y:NodeLabel>second</y:NodeLabel>
          <y:Shape type="roundrectangle"/></y:ShapeNode></data></node>
      <node id="n1"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">
          <y:GroupNode><y:Geometry x="1" y="2"/><y:NodeLabel>Group</y:NodeLabel></y:GroupNode>
          <y:GroupNode><y:Geometry x="3" y="4"/><y:NodeLabel>Group</y:NodeLabel></y:GroupNode>
        </y:Realizers></y:ProxyAutoBoundsNode></data></node>
      <edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:LineStyle color="#FF0000" type="dashed" width="2.0"/>
        <y:Arrows source="none" target="standard"/><y:EdgeLabel>reports to</y:EdgeLabel></y:PolyLineEdge></data></edge>
      """)
    #expect(
      lines(reading) == [
        ##"{"node":{"id":"n0","kind":"node","name":"Ministry of\nDefence","properties":{"color":"#FFCC00","height":30.0,"##
          + #""more_labels":["second"],"shape":"roundrectangle","url":"https://example.org/?a&b","width":80.5,"x":-12.25,"y":7.0}}}"#,
        #"{"node":{"id":"n1","kind":"node","name":"Group","properties":{"x":1.0,"y":2.0}}}"#,
        #"{"relation":{"id":"e0","kind":"related-to","from":"n0","to":"n1","properties":{"arrow_source":"none","#
          + ##""arrow_target":"standard","color":"#FF0000","label":"reports to","line":"dashed","width":2.0}}}"##,
      ])
    #expect(reading.diagnostics.map(\.code) == ["xml-inside"])
    #expect(reading.diagnostics[0].message.contains("BorderStyle 1"))
  }

  @Test func onlyTheFirstGraph() {
    let text =
      "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/></graph>"
      + "<graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/></graph></graphml>"
    let reading = Reading(text, as: .graphML)
    #expect(reading.graph?.nodeCount == 1)
    #expect(
      reading.diagnostics.map(\.message) == [
        "only the first graph is read; 1 more, with 2 nodes and 1 edges, are not"
      ])
  }

  /// igraph numbers nodes and keeps their ids as attributes; what is called `n0` elsewhere is called so.
  @Test func idsOfIGraph() {
    let nodes =
      "<node id=\"n0\"><data key=\"v_name\">JPN</data></node><node id=\"n1\"><data key=\"v_name\">KOR</data></node>"
    let edges = "<edge source=\"n0\" target=\"n1\"/>"
    let key = "<key id=\"v_name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>"
    #expect(read(key, nodes + edges).graph?.nodes.map(\.id) == ["JPN", "KOR"])
    let other = read(
      key.replacing("v_name", with: "d0"), (nodes + edges).replacing("v_name", with: "d0"))
    #expect(other.graph?.nodes.map(\.id) == ["n0", "n1"])
    #expect(other.graph?.nodes.map(\.name) == ["JPN", "KOR"])
  }

  @Test func whatIsWrong() {
    let reading = read(
      "<key for=\"node\"/>",
      "<node/>\n<node id=\"a\"/>\n<node id=\"a\"/>\n<edge source=\"a\"/>\n<edge source=\"a\" target=\"x\"/>")
    #expect(
      reading.places == [
        "2:1 missing-id", "4:1 missing-id", "6:1 duplicate-id", "7:1 missing-end", "8:1 unknown-node",
      ])
    #expect(Reading("<html/>", as: .graphML).places == ["1:1 not-graphml"])
    #expect(
      read("", "<edge source=\"a\" target=\"a\" directed=\"perhaps\"/><node id=\"a\"/>").places == ["4:1 unknown-value"]
    )
    #expect(
      Reading("<graphml><graph><node id=\"a\"/><nodes/></graph></graphml>", as: .graphML).diagnostics.map(\.code)
        .sorted() == ["edgedefault", "unknown-element"])
  }

  @Test func titleAndDescription() throws {
    let reading = read(
      "<key id=\"t\" for=\"graph\" attr.name=\"name\" attr.type=\"string\"/><key id=\"m\" for=\"graph\" attr.name=\"mode\" attr.type=\"string\"/>",
      "<desc> What it is </desc><data key=\"t\">A title</data><data key=\"m\">static</data><node id=\"a\"><desc>first</desc></node>"
    )
    let graph = try #require(reading.graph)
    #expect(graph.title == "A title" && graph.summary == "What it is")
    #expect(graph.nodes.first?.properties == ["description": "first"])
    #expect(reading.diagnostics.map(\.message) == ["the graph's own attribute 'mode' (static) has no place here"])
  }
}
