import ArgumentParser
import Entente

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "A diagram: .svg, .png, .pdf, .dot, or .html to explore; .gexf, .cyjs and .csv with positions.",
    discussion: "The extension of the file tells the form. The legend shows the encodings that are used, and no others."
  )

  @OptionGroup var input: GraphOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file that is written; '-' with --to.", valueName: "file"))
  var output: String

  @Option(help: "Form of the diagram, where the extension does not tell: \(DiagramForm.known).")
  var to: String?

  @OptionGroup(title: "Recipe") var look: RecipeOptions

  @Flag(help: "For .dot: Graphviz's own text with positions.")
  var laidOut = false

  @Option(help: ArgumentHelp("Dots per inch of PNG.", valueName: "n"))
  var dpi = 144

  @OptionGroup(title: "View") var view: ViewOptions
  @OptionGroup(title: "Changes") var differences: DifferenceOptions
  @OptionGroup(title: "Lint and positions") var lint: LintOptions
  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Run") var running: RunOptions

  mutating func validate() throws {
    guard (10...2400).contains(dpi) else { throw ValidationError("--dpi is a number from 10 to 2400.") }
    if laidOut, (try? DiagramForm(formName)) != .picture(.dot) {
      throw ValidationError("--laid-out is for .dot files.")
    }
  }

  func run() throws {
    running.start()
    let form = try DiagramForm(formName)
    var saved = try look.saved(projection: projection, view: view, seed: running.seed)
    saved.recipe = try differences.applied(to: saved.recipe)
    try ViewOptions.refuseWhatDoesNotFit(
      saved.recipe, needsPlaces: form.needsPlaces, isHeld: lint.positions != nil || lint.like != nil)
    let (graph, difference) = try differences.project(
      input.read(running), saved.projection, since: saved.recipe.since, running)
    let diagram = try diagram(of: graph, saved.recipe, difference)
    let positions = try lint.held()
    // The text of a view holds its places, which need the widths of words.
    let isPlainText =
      form == .picture(.dot) && !laidOut && positions == nil && saved.recipe.lines != .bundled
      && saved.recipe.view == .network
    var drawn: DrawnDiagram?
    if !isPlainText || lint.isWanted { drawn = try draw(diagram, form.output, positions) }
    try OutputOptions.write(isPlainText ? text(of: diagram) : bytes(drawn, of: diagram, as: form), to: output)
    try differences.report(diagram, quiet: running.quiet)
    if let path = look.saveRecipe { try OutputOptions.write(Array(saved.yaml.utf8), to: path) }
    if let drawn, !running.quiet { advise(on: drawn, of: diagram) }
    if let drawn { try lint.report(on: drawn) }
  }

  private func text(of diagram: Diagram) throws -> [UInt8] {
    do throws(DiagramError) { return Array(try diagram.dot().utf8) } catch { throw Self.failure(error, diagram.graph) }
  }

  private func bytes(_ drawn: DrawnDiagram?, of diagram: Diagram, as form: DiagramForm) throws -> [UInt8] {
    guard let drawn else { return [] }
    let picture = Array(drawn.result.data[form.output] ?? .init())
    switch form {
    case .picture: return picture
    case .page:
      do throws(DiagramError) {
        return Array(try HTMLTwin(diagram: diagram, svg: picture).text.utf8)
      } catch { throw Self.failure(error, diagram.graph) }
    case .positions: return Array(drawn.positions(of: diagram.graph).table.utf8)
    case .graph(let id):
      guard diagram.graph.projection.through == nil else {
        throw Failure(
          Failure.usage, "unsuitable", "ties by shared nodes are no relations that a graph file could hold",
          hint: "leave --through out, or draw a picture")
      }
      let files = GraphFormat.named(id)?.files(
        drawn.subgraph(of: diagram.graph), picture: drawn.picture(of: diagram.graph))
      return files?.first?.bytes ?? []
    }
  }

  static func failure(_ error: DiagramError, _ graph: ProjectedGraph) -> Failure {
    switch error {
    case .tooLarge:
      Failure(
        Failure.limit, "diagram", error.description,
        hint: "try " + ReadingAdvice(for: graph, tooLarge: error.description).options.joined(separator: ", or ")
          + "; or --force it")
    case .tooManyForView:
      Failure(Failure.limit, "diagram", error.description, hint: error.hint)
    case .unsuitable: Failure(Failure.usage, "view", error.description, hint: error.hint)
    case .rendering(.cancelled): Interruption.failure
    case .rendering(.timeLimit), .rendering(.memoryLimit), .rendering(.inputTooLarge), .rendering(.outputTooLarge):
      Failure(Failure.limit, "limit", error.description, hint: error.hint)
    case .request(let error): Failure(Failure.usage, error.code, error.description, hint: error.hint)
    case .analysis(let error): Failure(error)
    case .rendering: Failure(Failure.input, "graphviz", error.description, hint: error.hint)
    default: Failure(Failure.usage, "diagram", error.description, hint: error.hint)
    }
  }

  private var formName: String { to ?? output.split(separator: ".").last.map { $0.lowercased() } ?? "" }

  private func diagram(
    of graph: ProjectedGraph, _ recipe: DiagramRecipe, _ difference: GraphDifference?
  ) throws -> Diagram {
    if let groups = try aggregated(graph, recipe) { return groups }
    do throws(DiagramError) {
      var diagram = try Diagram(of: graph, recipe: recipe, in: running.context("Measures"))
      diagram.difference = difference
      return diagram
    } catch { throw Self.failure(error, graph) }
  }

  private func draw(
    _ diagram: Diagram, _ form: GraphvizOutput, _ positions: DiagramPositions?
  ) throws -> DrawnDiagram {
    var limits = RenderLimits()
    if let timeout = running.timeout { limits.wallSeconds = min(limits.wallSeconds, timeout) }
    WorkProgress.current.begin("Drawing")
    let drawn: DrawnDiagram
    do throws(DiagramError) {
      drawn = try diagram.drawn(
        with: GraphvizRenderer(limits: limits, child: .current), outputs: [form], dpi: form == .png ? dpi : nil,
        heldAt: positions, isCancelled: { Interruption.cancellation.isCancelled })
    } catch { throw Self.failure(error, diagram.graph) }
    if !running.quiet {
      for warning in drawn.result.warnings { Console.report(Diagnostic(.warning, "graphviz", warning)) }
    }
    return drawn
  }
}
