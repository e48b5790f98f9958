import GraphAlgorithms
import GraphDiagrams
import RelationGraph

extension ReportBuilder {
  /// The whole network by kind, and the same by community.
  mutating func diagramSection(
    _ draw: (DiagramPlan) throws(AlgorithmError) -> DiagramPlan.Outcome
  ) throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard graph.nodeCount > 0 else { return Self.nothing }
    let limits = options.limits
    guard graph.nodeCount <= limits.drawnNodes, graph.tieCount <= limits.drawnLines else {
      let command = commands.line("draw", ["-o", "part.svg", "--focus", "NAME", "--hops", "1"])
      omissions.append(
        """
        Diagrams: \(counted(graph.nodeCount, "node")) and \(counted(graph.tieCount, "tie")) make no picture that can be \
        read on a page (limits \(limits.drawnNodes) and \(limits.drawnLines)). Draw the surroundings of one node, \
        \(code: command), or fewer kinds with \(code: "--nodes") and \(code: "--relations").
        """)
      return [
        .paragraph(
          "The network is too large for a diagram on a page; the section on what was left out says what helps.")
      ]
    }
    var blocks: [AnalysisDocument.Block] = []
    let size = try scores(of: DegreeCentrality.self)
    for colour in DiagramRecipe.ColourBy.allCases {
      let groups = colour == .community ? try communities() : nil
      if colour == .community, (groups?.groups.count ?? 0) < 2 { continue }
      var recipe = DiagramRecipe()
      recipe.title = ""
      recipe.colourBy = colour
      if let seed = options.seed { recipe.seed = Int(seed & 0x7FFF_FFFF) }
      // Scores and groups are of this graph, so there is always a diagram.
      guard let size, let measure = try? DiagramAnalysis.Measure(size, of: graph, in: graph),
        let diagram = try? Diagram(
          graph: graph, recipe: recipe, analysis: DiagramAnalysis(size: measure, groups: groups))
      else { continue }
      blocks.add(try figure(of: colour, recipe, diagram, draw))
    }
    return blocks.isEmpty ? [.paragraph(Self.missing)] : blocks
  }

  private mutating func figure(
    of colour: DiagramRecipe.ColourBy, _ recipe: DiagramRecipe, _ diagram: Diagram,
    _ draw: (DiagramPlan) throws(AlgorithmError) -> DiagramPlan.Outcome
  ) throws(AlgorithmError) -> AnalysisDocument.Block? {
    let isCommunity = colour == .community
    let id = isCommunity ? "communities" : "network"
    let caption =
      isCommunity
      ? "The same network, coloured by community. Larger nodes have more ties."
      : "The whole network. Colours and shapes tell the kind; larger nodes have more ties."
    switch try draw(DiagramPlan(id: id, caption: caption, diagram: diagram)) {
    case .missing(let reason):
      omissions.append("Diagram “\(id)”: \(reason).")
      return nil
    case .drawn(let svg, let positions, let graphviz):
      let options = isCommunity ? ["--colour", "community"] : []
      let seed = self.options.seed.map { ["--seed", String($0)] } ?? []
      return .figure(
        DocumentFigure(
          id: id, caption: caption,
          description: description,
          command: commands.line("draw", ["-o", "\(id).svg", "--title", ""] + options + seed), recipe: recipe,
          positions: positions, graphviz: graphviz, svg: svg))
    }
  }

  /// Beyond this many nodes a picture on paper shows the shape only.
  private static let readableOnPaper = 150

  private var description: String {
    let counts = "\(counted(graph.nodeCount, "node")) and \(counted(graph.tieCount, "tie"))"
    let tables = "Diagram of \(counts). The tables tell the same in words."
    guard graph.nodeCount > Self.readableOnPaper else { return tables }
    return tables + " On paper it shows the shape only: enlarge it on the screen, or draw parts of it with --focus."
  }
}
