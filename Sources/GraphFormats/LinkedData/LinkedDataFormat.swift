import RelationGraph

extension GraphFormat {
  /// Linked data in the words of W3C ORG and PROV-O, as Turtle.
  public static let turtle = GraphFormat(
    id: "turtle", title: "Linked data (ORG, PROV-O) as Turtle", extensions: ["ttl"],
    specification: "https://www.w3.org/TR/turtle/", keeps: .everything, reader: nil,
    writer: { graph in
      [WrittenFile(name: "", text: TurtleWriter.text(LinkedDataResources(graph)))]
    })

  /// The same linked data as JSON-LD.
  public static let jsonLD = GraphFormat(
    id: "json-ld", title: "Linked data (ORG, PROV-O) as JSON-LD", extensions: ["jsonld"],
    specification: "https://www.w3.org/TR/json-ld11/", keeps: .everything, reader: nil,
    writer: { graph in
      [WrittenFile(name: "", text: JSONLDWriter.text(LinkedDataResources(graph)))]
    })
}
