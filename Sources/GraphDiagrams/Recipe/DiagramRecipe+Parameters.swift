import GraphAlgorithms
import RelationGraph

extension DiagramRecipe: Configurable {
  /// Every option, named as on the command line and in the YAML of a recipe.
  public static var parameters: [Parameter<DiagramRecipe>] {
    [
      .optional(
        "title", \.title, domain: "TEXT", help: "the heading; default: the title of the graph; empty: none",
        show: { $0 }, parse: { $0 }),
      .choice("view", \.view, help: "what kind of picture it is"),
      .optional(
        "order", \.order, domain: DiagramOrder.allCases.map(\.rawValue).joined(separator: "|"),
        help: "the order of nodes in columns, matrix and arcs; default: as suits the view", show: { $0.rawValue },
        parse: { DiagramOrder(rawValue: $0) }),
      .optional(
        "columns", \.columns, domain: "KIND+KIND…", help: "the kinds in columns, from left to right",
        show: { $0.map(\.rawValue).joined(separator: "+") },
        parse: { $0.split(separator: "+").map { NodeKind(rawValue: String($0)) } }),
      .optional(
        "from-date", \.firstDate, domain: "a date that exists, as 2023-05-31", help: "the first date of the timeline",
        show: { $0.description },
        parse: { PartialDate($0) }),
      .optional(
        "to-date", \.lastDate, domain: "a date that exists, as 2023-05-31", help: "the last date of the timeline",
        show: { $0.description },
        parse: { PartialDate($0) }),
      .choice("layout", \.layout, help: "how nodes are placed; auto: by size and shape"),
      .name("theme", \.theme, domain: Theme.all.map(\.id).joined(separator: "|"), help: "colours"),
      .name("size", \.size, domain: "MEASURE[.COLUMN]|none", help: "the measure that sizes nodes; none: their kind"),
      .name("halo", \.halo, domain: "MEASURE[.COLUMN]|none", help: "the measure that gives nodes a halo"),
      .choice("colour", \.colourBy, help: "what the fill of nodes tells"),
      .name("communities", \.communities, domain: "METHOD", help: "how communities are found"),
      .flag("hulls", \.showsHulls, help: "a ground of its own for every community"),
      .nodes("focus", \.focus, help: "only what is near these nodes"),
      .integer("hops", \.hops, in: 0...100, help: "how many ties away from the focus"),
      .nodes("path", \.path, help: "two nodes: the shortest path between them stands out"),
      .optional(
        "clusters", \.clustersByCountry, domain: "true|false",
        help: "a frame around the people and bodies of a country; default: in layout dot", show: { String($0) },
        parse: { Bool($0) }),
      .optional(
        "since", \.since, domain: "a date that exists, as 2023-05-31", help: "the date from which changes are shown",
        show: { $0.description },
        parse: { PartialDate($0) }),
      .name(
        "aggregate", \.aggregate, domain: "community|kind|country|component|PROPERTY|none",
        help: "one node for all that have it in common, with counts"),
      .choice("lines", \.lines, help: "lines between the same two nodes; auto: merged from more than 300 on"),
      .choice("certainty", \.certainty, help: "what shows that a fact is not certain"),
      .choice("ended", \.endedRelations, help: "what becomes of relations that have ended by --as-of"),
      .optional(
        "second-name", \.secondName, domain: "LANGUAGE+LANGUAGE…",
        help: "languages of a second name, best first; default: that of the country; empty: none",
        show: { $0.joined(separator: "+") }, parse: { $0.split(separator: "+").map(String.init) }),
      .integer("label-width", \.labelWidth, in: 4...200, help: "columns at which labels are broken"),
      .choice("node-labels", \.nodeLabels, help: "which nodes have a name; auto: all up to 400"),
      .choice("relation-labels", \.relationLabels, help: "which lines have words; auto: few lines of several kinds"),
      .flag("event-dates", \.showsEventDates, help: "whether events say when"),
      .flag("legend", \.showsLegend, help: "whether there is a legend"),
      .real("possible-below", \.possibleBelow, in: RealRange(0, 1), help: "less confidence than this is possible only"),
      .integer("seed", \.seed, in: 0...0x7FFF_FFFF, help: "start of what is random"),
      .flag("force", \.isForced, help: "try even what is too large"),
    ]
  }
}
