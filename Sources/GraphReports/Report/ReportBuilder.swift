import GraphAlgorithms
import GraphDiagrams
import GraphFormats
import GraphProjection
import RelationGraph

/// Makes the report of a graph, section by section.
public struct ReportBuilder {
  let graph: ProjectedGraph
  let name: String
  let options: ReportOptions
  let commands: ReportCommands
  let evidence: ReportEvidence
  /// What an algorithm of a title runs with.
  private let context: (String) -> RunContext
  /// Numbers of sources, by id.
  let sourceNumbers: [String: Int]
  /// Labels that several nodes have.
  private let sharedLabels: Set<String>

  /// What has been run, for the methods: each card once, with all options it was run with.
  private(set) var used: [(card: AlgorithmCard, settings: [String])] = []
  /// What was left out or replaced, and why.
  var omissions: [DocumentText] = []
  /// Results that several sections need.
  private var scores: [String: NodeScores?] = [:]
  private var groups: NodeGroups??

  /// - Parameters:
  ///   - graph: the graph as it is analysed.
  ///   - name: its file or folder, as commands in that folder name it; `-` for standard input.
  ///   - format: what commands say with `--from`; `nil`: nothing.
  ///   - options: what the report holds.
  ///   - context: workers, cancellation and progress for an algorithm, by its title.
  public init(
    _ graph: ProjectedGraph, name: String, format: String? = nil, options: ReportOptions = ReportOptions(),
    context: @escaping (String) -> RunContext = { _ in RunContext() }
  ) {
    self.graph = graph
    self.name = name
    self.options = options
    self.context = context
    commands = ReportCommands(file: name, format: format, projection: graph.projection)
    evidence = ReportEvidence(graph: graph)
    sourceNumbers = Dictionary(
      uniqueKeysWithValues: graph.source.sources.enumerated().map { ($0.element.id, $0.offset + 1) })
    var seen: Set<String> = []
    sharedLabels = Set((0..<graph.nodeCount).map(graph.nodeLabel).filter { !seen.insert($0).inserted })
  }

  /// The report with its diagrams.
  ///
  /// - Parameters:
  ///   - renderer: draws the diagrams.
  ///   - isCancelled: asked while Graphviz runs.
  /// - Throws: `AlgorithmError.cancelled`. What an algorithm or Graphviz refuses is said in the section on omissions.
  /// - Complexity: that of the algorithms; ``ReportLimits`` says beyond what size they are sampled or left out.
  public mutating func document(
    renderer: GraphvizRenderer, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(AlgorithmError) -> AnalysisDocument {
    try document { (plan) throws(AlgorithmError) in
      try plan.drawn(by: renderer, isCancelled: isCancelled)
    }
  }

  /// The report with its diagrams by `draw`, which says why there is none where there is none.
  mutating func document(
    drawing draw: (DiagramPlan) throws(AlgorithmError) -> DiagramPlan.Outcome
  ) throws(AlgorithmError) -> AnalysisDocument {
    var document = frame
    var blocks: [ReportSection: [AnalysisDocument.Block]] = [:]
    let wanted = Set(options.sections)
    for section in ReportSection.allCases where wanted.contains(section) {
      switch section {
      case .graph: blocks[section] = graphSection
      case .structure: blocks[section] = try structureSection()
      case .rankings: blocks[section] = try rankingSection()
      case .communities: blocks[section] = try communitySection()
      case .paths: blocks[section] = try pathSection()
      case .brokers: blocks[section] = try brokerSection()
      case .stability: blocks[section] = try stabilitySection()
      case .diagrams: blocks[section] = try diagramSection(draw)
      case .methods, .sources, .reproduction, .omissions: break
      }
    }
    // These tell of all the others.
    let sections = ReportSection.allCases.filter(wanted.contains)
    document.parameters = used.map { ($0.card.id, $0.settings.joined(separator: "; ")) }
    if wanted.contains(.methods) { blocks[.methods] = methodSection }
    document.sections = sections.map { AnalysisDocument.Section($0, blocks[$0] ?? []) }
    for index in document.sections.indices {
      switch document.sections[index].id {
      case .sources: document.sections[index].blocks = sourceSection(citedIn: document)
      case .reproduction: document.sections[index].blocks = reproductionSection(of: document)
      case .omissions: document.sections[index].blocks = omissionSection
      default: break
      }
    }
    return document
  }
}

// MARK: - Running

extension ReportBuilder {
  /// Runs an algorithm and remembers it for the methods; `nil`, with the reason among the omissions, where it refuses.
  mutating func run<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ given: [(name: String, value: String)] = [], on other: ProjectedGraph? = nil
  ) throws(AlgorithmError) -> Algorithm.Output? {
    var given = given
    if let seed = options.seed, Algorithm.parameters.contains(where: { $0.name == "seed" }) {
      given.append(("seed", String(seed)))
    }
    let algorithm: Algorithm
    do throws(ParameterError) {
      algorithm = try Algorithm.configured(given, following: graph.projection.convention)
    } catch {
      omissions.append("\(Algorithm.card.title): \(error.description).")
      return nil
    }
    do throws(AlgorithmError) {
      let output = try algorithm.run(on: other ?? graph, in: context(Algorithm.card.title))
      remember(Algorithm.card, algorithm.settings)
      return output
    } catch {
      if case .cancelled = error { throw error }
      omissions.append("\(Algorithm.card.title): \(error.description).")
      return nil
    }
  }

  private mutating func remember(_ card: AlgorithmCard, _ settings: [(name: String, value: String)]) {
    let text = settings.filter { !$0.value.isEmpty && $0.name != "from" && $0.name != "to" }
      .map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    guard let place = used.firstIndex(where: { $0.card.id == card.id }) else {
      used.append((card, text.isEmpty ? [] : [text]))
      return
    }
    if !text.isEmpty, !used[place].settings.contains(text) { used[place].settings.append(text) }
  }

  /// The scores of a measure by its id, taken once; `nil` where it refuses.
  mutating func scores<Algorithm: GraphAlgorithm>(
    of type: Algorithm.Type, _ given: [(name: String, value: String)] = []
  ) throws(AlgorithmError) -> NodeScores? {
    if let known = scores[Algorithm.card.id] { return known }
    let found = try run(type, given) as? NodeScores
    scores[Algorithm.card.id] = .some(found)
    return found
  }

  /// The communities, taken once; `nil` where Leiden refuses.
  mutating func communities() throws(AlgorithmError) -> NodeGroups? {
    if let groups { return groups }
    let found = try run(Leiden.self)
    groups = .some(found)
    return found
  }

  /// What counts all shortest paths has to look at this often.
  var pathWork: Int {
    graph.nodeCount.multipliedReportingOverflow(by: graph.nodeCount + 2 * graph.tieCount).partialValue
  }

  var isExact: Bool { pathWork <= options.limits.exactWork }
}

// MARK: - Words

extension ReportBuilder {
  /// The name of a node; with its id where another has the same.
  func label(_ node: Int) -> String {
    let label = graph.nodeLabel(node)
    return sharedLabels.contains(label) ? "\(label) (\(graph.nodeID(node)))" : label
  }

  /// The first names of a list, and how many more there are.
  func names(_ nodes: [Int], limit: Int) -> String {
    let names = nodes.prefix(limit).map(label).joined(separator: ", ")
    return nodes.count > limit ? "\(names) and \(nodes.count - limit) more" : names
  }

  static func shown(_ number: Double?) -> String { ResultTable.Cell.number(number ?? .nan).brief }

  /// The sources of a fact by their numbers, with the places in them.
  func citations(of relation: Int) -> DocumentText {
    let items = graph.source.relationEvidence(at: relation).map { item -> DocumentText in
      var text =
        sourceNumbers[item.source].map { DocumentText([.source($0)]) } ?? DocumentText(stringLiteral: item.source)
      if let locator = item.locator { text += " \(locator)" }
      if let confidence = item.confidence { text += " (confidence \(Self.shown(confidence)))" }
      return text
    }
    return items.isEmpty ? "no source" : items.joined(separator: "; ")
  }
}
