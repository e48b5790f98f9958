import GraphAlgorithms
import GraphDiagrams
import GraphFormats
import RelationGraph

/// The lists of the program as tables and JSON.
public enum Catalog {
  /// One row an entry of `families`, `algorithms`, `generators`, `formats`, `themes` or `schemas`; empty for any other name.
  public static func table(_ topic: String) -> ResultTable {
    switch topic {
    case "algorithms":
      ResultTable(
        columns: ["algorithm", "family", "what it gives", "options", "time", "citation"],
        rows: AlgorithmCatalog.all.map { type in
          let options = type.options.map { "\($0.name)=\($0.defaultValue)" }.joined(separator: ",")
          let citation = type.card.citations.first.map { "\($0.authors) (\($0.year))" } ?? ""
          return [
            .text(type.card.id), .text(type.card.family.rawValue), .text(type.card.summary), .text(options),
            .text(type.card.time), .text(citation),
          ]
        })
    case "families":
      ResultTable(
        columns: ["family", "number", "algorithms"],
        rows: AlgorithmFamily.allCases.map { family in
          let ids = AlgorithmCatalog.family(family).map { $0.card.id }
          return [.text(family.rawValue), .integer(ids.count), .text(ids.joined(separator: ", "))]
        })
    case "generators":
      ResultTable(
        columns: ["generator", "title", "what it makes", "options", "time", "citation"],
        rows: GeneratorCatalog.all.map { type in
          let options = type.options.map { "\($0.name)=\($0.defaultValue)" }.joined(separator: ",")
          let citation = type.card.citations.first.map { "\($0.authors) (\($0.year))" } ?? ""
          return [
            .text(type.card.id), .text(type.card.title), .text(type.card.summary), .text(options),
            .text(type.card.time), .text(citation),
          ]
        })
    case "formats":
      ResultTable(
        columns: ["format", "title", "extensions", "reads", "writes", "keeps", "note"],
        rows: GraphFormat.all.map { format in
          [
            .text(format.id), .text(format.title), .text(format.extensions.map { ".\($0)" }.joined(separator: " ")),
            .text(format.isReadable ? "yes" : "no"), .text(format.isWritable ? "yes" : "no"),
            .text(format.isWritable ? format.keeps.summary : ""), .text(format.guide),
          ]
        })
    case "themes":
      ResultTable(columns: ["theme", "what it is for"], rows: Theme.all.map { [.text($0.id), .text($0.title)] })
    case "schemas":
      ResultTable(
        columns: ["schema", "title", "node kinds", "relation kinds"],
        rows: Schema.all.map { schema in
          [
            .text(schema.id), .text(schema.title),
            .text(schema.isOpen ? "any" : schema.nodes.keys.sorted().map(\.rawValue).joined(separator: ", ")),
            .text(schema.isOpen ? "any" : schema.relations.keys.sorted().map(\.rawValue).joined(separator: ", ")),
          ]
        })
    default: ResultTable(columns: [])
    }
  }

  /// The entries as JSON, with all that tables leave out.
  public static func json(_ topic: String) -> String {
    switch topic {
    case "algorithms": JSONText.array(AlgorithmCatalog.all.map(json(of:)))
    case "schemas": JSONText.array(Schema.all.map(schema))
    default:
      JSONText.array(
        table(topic).rows.map { row in
          JSONText.object(zip(table(topic).columns, row).map { ($0, $1.json) })
        })
    }
  }

  /// One algorithm as JSON.
  public static func json(of type: any GraphAlgorithm.Type) -> String {
    let card = type.card
    let options = type.options.map { option in
      JSONText.object([
        ("name", JSONText.string(option.name)), ("default", JSONText.string(option.defaultValue)),
        ("domain", JSONText.string(option.domain)), ("help", JSONText.string(option.help)),
      ])
    }
    let citations = card.citations.map { citation in
      JSONText.object([
        ("text", JSONText.string(citation.description)), ("doi", citation.doi.map(JSONText.string)),
      ])
    }
    return JSONText.object([
      ("id", JSONText.string(card.id)), ("title", JSONText.string(card.title)),
      ("family", JSONText.string(card.family.rawValue)), ("summary", JSONText.string(card.summary)),
      ("time", JSONText.string(card.time)), ("space", JSONText.string(card.space)),
      ("weights", JSONText.string(card.weights.rawValue)), ("direction", JSONText.string(card.direction)),
      ("options", JSONText.array(options)), ("citations", JSONText.array(citations)),
      ("guide", JSONText.string(card.guide)),
    ])
  }

  private static func schema(_ schema: Schema) -> String {
    let nodes = schema.nodes.sorted { $0.key < $1.key }.map { kind, rule in
      JSONText.object([("kind", JSONText.string(kind.rawValue)), ("summary", JSONText.string(rule.summary))])
    }
    let relations = schema.relations.sorted { $0.key < $1.key }.map { kind, rule in
      JSONText.object([
        ("kind", JSONText.string(kind.rawValue)), ("summary", JSONText.string(rule.summary)),
        ("from", JSONText.array(rule.from.map { JSONText.string($0.rawValue) })),
        ("to", JSONText.array(rule.to.map { JSONText.string($0.rawValue) })),
        ("directed", rule.isDirected ? "true" : "false"), ("sign", String(rule.sign.rawValue)),
      ])
    }
    return JSONText.object([
      ("id", JSONText.string(schema.id)), ("title", JSONText.string(schema.title)),
      ("nodes", JSONText.array(nodes)), ("relations", JSONText.array(relations)),
    ])
  }
}
