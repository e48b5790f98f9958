import ArgumentParser
import Entente

extension DiagramLayout: ExpressibleByArgument {}
extension DiagramRecipe.ColourBy: ExpressibleByArgument {}

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "A diagram: .svg, .png, .pdf, .dot, or .html to explore.",
    discussion: "The extension of the file tells the form. The legend shows the encodings that are used, and no others."
  )

  @OptionGroup var input: GraphOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file that is written; '-' with --to.", valueName: "file"))
  var output: String

  @Option(help: "Form of the diagram, where the extension does not tell: svg, png, pdf, dot, html.")
  var to: String?

  @Option(help: "How nodes are placed; auto: by size and shape.")
  var layout = DiagramLayout.auto

  @Option(help: ArgumentHelp("A theme: \(Theme.all.map(\.id).joined(separator: ", ")).", valueName: "theme"))
  var theme = Theme.light.id

  @Option(help: ArgumentHelp("Size nodes by a measure; 'none' for one size.", valueName: "measure"))
  var size = "degree"

  @Option(help: "Colour nodes by their kind or by their community (Leiden).")
  var colour = DiagramRecipe.ColourBy.kind

  @Option(help: ArgumentHelp("Only what is near this node; repeatable.", valueName: "name"))
  var focus: [String] = []

  @Option(help: ArgumentHelp("How many ties away from --focus.", valueName: "n"))
  var hops = 1

  @Option(help: ArgumentHelp("The heading; default: the title of the graph.", valueName: "text"))
  var title: String?

  @Flag(inversion: .prefixedNo, help: "A frame around the people and bodies of a country; default: in layout dot.")
  var clusters: Bool?

  @Flag(help: "For .dot: Graphviz's own text with positions.")
  var laidOut = false

  @Flag(help: "Draw even what is too large for a readable diagram.")
  var force = false

  @Option(help: ArgumentHelp("Dots per inch of PNG.", valueName: "n"))
  var dpi = 144

  @OptionGroup(title: "Lint and positions") var lint: LintOptions
  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Run") var running: RunOptions

  mutating func validate() throws {
    guard (0...100).contains(hops) else { throw ValidationError("--hops is a number from 0 to 100.") }
    guard (10...2400).contains(dpi) else { throw ValidationError("--dpi is a number from 10 to 2400.") }
    if laidOut, (try? form()) != .dot { throw ValidationError("--laid-out is for .dot files.") }
  }

  func run() throws {
    running.start()
    let form = try form()
    let graph = try projection.project(input.read(quiet: running.quiet))
    let diagram = try diagram(of: graph)
    let positions = try lint.held()
    let isPlainText = form == .dot && !laidOut && positions == nil
    let bytes: [UInt8]
    var drawn: DrawnDiagram?
    do throws(DiagramError) {
      if !isPlainText || lint.isWanted { drawn = try draw(diagram, form, positions) }
      let drawing = isPlainText ? Array(try diagram.dot().utf8) : Array(drawn?.result.data[form] ?? .init())
      bytes = isTwin ? Array(try HTMLTwin(diagram: diagram, svg: drawing).text.utf8) : drawing
    } catch {
      throw Self.failure(error)
    }
    try OutputOptions.write(bytes, to: output)
    if let drawn { try lint.report(on: drawn) }
  }

  private static func failure(_ error: DiagramError) -> Failure {
    switch error {
    case .tooLarge:
      Failure(
        Failure.limit, "diagram", error.description,
        hint: "filter with --relations or --nodes, choose --focus NAME, or --force it")
    case .rendering(.cancelled): Interruption.failure
    case .rendering(.timeLimit), .rendering(.memoryLimit), .rendering(.inputTooLarge), .rendering(.outputTooLarge):
      Failure(Failure.limit, "limit", error.description, hint: error.hint)
    case .rendering: Failure(Failure.input, "graphviz", error.description, hint: error.hint)
    default: Failure(Failure.usage, "diagram", error.description, hint: error.hint)
    }
  }

  private var formName: String { to ?? output.split(separator: ".").last.map { $0.lowercased() } ?? "" }

  /// Whether a page to explore is wanted, which holds the diagram as SVG.
  private var isTwin: Bool { formName == "html" }

  private func form() throws -> GraphvizOutput {
    if isTwin { return .svg }
    let name = formName
    if let form = GraphvizOutput(rawValue: name == "gv" ? "dot" : name), form != .json0, form != .json { return form }
    throw Failure(
      Failure.usage, "unknown-format", "'\(name)' is not a form of diagram", hint: "known: svg, png, pdf, dot, html")
  }

  private func diagram(of graph: ProjectedGraph) throws -> Diagram {
    var recipe = DiagramRecipe()
    recipe.title = title
    recipe.layout = layout
    recipe.theme = theme
    recipe.colourBy = colour
    recipe.hops = hops
    recipe.clustersByCountry = clusters
    recipe.isForced = force
    recipe.seed = running.seed.map { Int(truncatingIfNeeded: $0 & 0x7FFF_FFFF) } ?? recipe.seed
    do throws(AlgorithmError) {
      for name in focus { recipe.focus.append(try graph.node(named: name)) }
    } catch { throw Failure(error) }
    let scores =
      size == "none"
      ? nil
      : try CentralityCommand.scores(
        running.algorithm(size, family: .centrality, following: projection.convention), graph, running)
    let groups =
      colour == .community
      ? try CommunitiesCommand.groups(
        running.algorithm("leiden", family: .communities, following: projection.convention), graph, running) : nil
    do throws(DiagramError) {
      return try Diagram(graph: graph, recipe: recipe, scores: scores, groups: groups)
    } catch { throw Self.failure(error) }
  }

  private func draw(
    _ diagram: Diagram, _ form: GraphvizOutput, _ positions: DiagramPositions?
  ) throws(DiagramError) -> DrawnDiagram {
    var limits = RenderLimits()
    if let timeout = running.timeout { limits.wallSeconds = min(limits.wallSeconds, timeout) }
    let drawn = try diagram.drawn(
      with: GraphvizRenderer(limits: limits, child: .current), outputs: [form], dpi: form == .png ? dpi : nil,
      heldAt: positions, isCancelled: { Interruption.cancellation.isCancelled })
    if !running.quiet {
      for warning in drawn.result.warnings { Console.report(Diagnostic(.warning, "graphviz", warning)) }
      if let advice = drawn.scene.advice { Console.report(Diagnostic(.note, "dense", advice)) }
    }
    return drawn
  }
}
