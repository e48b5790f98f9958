import GraphAlgorithms
import GraphProjection
import RelationGraph

extension ReportBuilder {
  /// The projection, the algorithms with their options, and what they are taken from.
  var methodSection: [AnalysisDocument.Block] {
    var blocks: [AnalysisDocument.Block] = [
      .paragraph(
        """
        Algorithms run on a projection of the file: \(counted(graph.nodeCount, "node")) and \
        \(counted(graph.tieCount, "tie")), \(graph.isDirected ? "directed" : "undirected").
        """),
      .table(projectionTable),
    ]
    if let note = graph.signNote { blocks.append(.paragraph("Signs: \(note), except where a measure says otherwise.")) }
    blocks.append(
      .paragraph(
        """
        Rankings tell the evidence beside the numbers. The facts of a node are the relations behind its ties; the confidence of a \
        fact is the highest that one of its sources has in it, and a source that states none raises no doubt. The weakest \
        confidence is the lowest among the facts.
        """))
    guard !used.isEmpty else { return blocks }
    blocks += [.table(algorithmTable), .heading("References"), .list(references)]
    return blocks
  }

  private var projectionTable: DocumentTable {
    var table = DocumentTable(
      "projection", "The projection, with every convention",
      columns: [.init("option", "Option"), .init("value", "Value"), .init("meaning", "Meaning")], keys: ["option"])
    table.rows = graph.projection.settings.map { option, value in
      [
        .init(.text(option), words: DocumentText([.code("--\(option)")])),
        .init(.text(value), words: DocumentText([.code(value)])), .text(Self.meaning(option, value)),
      ]
    }
    return table
  }

  private static func meaning(_ option: String, _ value: String) -> String {
    switch (option, value) {
    case ("nodes", _): "only nodes of these kinds"
    case ("relations", _): "only relations of these kinds"
    case ("as-of", _): "only what is certainly or possibly there at this date"
    case ("direction", "declared"): "as the schema declares; an undirected relation counts both ways"
    case ("direction", "directed"): "every tie has a direction; an undirected relation counts both ways"
    case ("direction", "undirected"): "directions are ignored"
    case ("direction", _): "every tie is turned round"
    case ("weight", "none"): "every tie counts 1"
    case ("weight", "count"): "a tie weighs as many relations as are behind it"
    case ("weight", _): "a tie weighs what its relations say under this name"
    case ("weight-means", "strength"): "more is closer; a path takes 1/weight as length"
    case ("weight-means", _): "more is farther; a path takes the weight as length"
    case ("parallel", "collapse"): "parallel relations are one tie"
    case ("parallel", "count"): "every parallel relation is a tie"
    case ("parallel", _): "parallel relations are one tie with the sum of their weights"
    case ("loops", "drop"): "relations of a node to itself do not count"
    case ("loops", _): "relations of a node to itself count"
    case ("through", _): "two nodes are tied by every node of this kind that both are tied to"
    case ("largest-component", _): "only the largest weakly connected component"
    case ("convention", _): "the defaults of this engine hold where nothing is said"
    default: "–"
    }
  }

  private var algorithmTable: DocumentTable {
    var table = DocumentTable(
      "algorithms", "The algorithms, what they give and how they were run",
      columns: [
        .init("algorithm", nil), .init("title", "Algorithm"), .init("summary", "What it gives"),
        .init("options", "Options"), .init("weights", "Weights"), .init("direction", "Directions"),
        .init("references", "References"),
      ], keys: ["algorithm"], heading: "title")
    let citations = self.citations
    table.rows = used.map { card, settings in
      let numbers = card.citations.compactMap { citations.firstIndex(of: $0) }.map { "R\($0 + 1)" }
      return [
        .text(card.id), .init(.text(card.title), words: "\(card.title) (\(code: card.id))"), .text(card.summary),
        .text(settings.isEmpty ? "–" : settings.joined(separator: "; ")), .text(card.weights.rawValue),
        .text(card.direction), .text(numbers.joined(separator: ", ")),
      ]
    }
    return table
  }

  /// Every publication once, in the order of the algorithms.
  private var citations: [Citation] {
    var seen: Set<Citation> = []
    return used.flatMap(\.card.citations).filter { seen.insert($0).inserted }
  }

  private var references: [DocumentText] {
    citations.enumerated().map { number, citation in
      let text = "R\(number + 1). \(citation.authors) (\(citation.year)). \(citation.title). \(citation.venue)."
      guard let doi = citation.doi else { return DocumentText(stringLiteral: text) }
      let address = "https://doi.org/\(doi)"
      return DocumentText([.text(text + " "), .link(address, address: address)])
    }
  }

  /// What was sampled or left out because the graph is large, or because it does not suit.
  var omissionSection: [AnalysisDocument.Block] {
    guard !omissions.isEmpty else { return [.paragraph("Nothing was left out or sampled.")] }
    return [.list(omissions)]
  }
}
