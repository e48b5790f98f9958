import RelationGraph

extension GraphFormat {
  /// Saved entities of Wikidata. They are only read: what is written of them belongs to Wikidata, with its own ids.
  public static let wikidata = GraphFormat(
    id: "wikidata", title: "Wikidata entities", extensions: ["json"],
    specification: "https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html", keeps: [],
    reader: { source throws(ReadError) in
      var reader = try WikidataReader(source)
      return try reader.read()
    }, writer: nil,
    recognises: { head in
      head.isJSON
        && (head.hasKey("mainsnak")
          || head.hasKey("labels") && (head.hasKey("descriptions") || head.hasKey("claims") || head.hasKey("aliases")))
    })

  /// Results of SPARQL queries in JSON, of Wikidata's query service or another one. They are only read.
  public static let sparqlJSON = GraphFormat(
    id: "sparql-json", title: "SPARQL query results (JSON)", extensions: ["srj", "json"],
    specification: "https://www.w3.org/TR/sparql11-results-json/", keeps: [],
    reader: { source throws(ReadError) in
      var reader = try SPARQLReader(source)
      return try reader.read()
    }, writer: nil,
    recognises: { $0.isJSON && $0.hasKey("head") && $0.hasKey("vars") && $0.hasKey("bindings") })
}
