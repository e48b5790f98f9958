import ArgumentParser
import Entente

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

  @OptionGroup(title: "Recipe") var look: RecipeOptions

  @Flag(help: "For .dot: Graphviz's own text with positions.")
  var laidOut = false

  @Option(help: ArgumentHelp("Dots per inch of PNG.", valueName: "n"))
  var dpi = 144

  @OptionGroup(title: "Lint and positions") var lint: LintOptions
  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Run") var running: RunOptions

  mutating func validate() throws {
    guard (10...2400).contains(dpi) else { throw ValidationError("--dpi is a number from 10 to 2400.") }
    if laidOut, (try? form()) != .dot { throw ValidationError("--laid-out is for .dot files.") }
  }

  func run() throws {
    running.start()
    let form = try form()
    let saved = try look.saved(projection: projection, seed: running.seed)
    let graph = try projection.project(input.read(quiet: running.quiet), from: saved.projection)
    let diagram = try diagram(of: graph, saved.recipe)
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
    if let path = look.saveRecipe { try OutputOptions.write(Array(saved.yaml.utf8), to: path) }
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
    case .request(let error): Failure(Failure.usage, error.code, error.description, hint: error.hint)
    case .analysis(let error): Failure(error)
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

  private func diagram(of graph: ProjectedGraph, _ recipe: DiagramRecipe) throws -> Diagram {
    let bar = ProgressBar("Measures", isEnabled: !running.noProgress && !running.quiet)
    defer { bar.finish() }
    do throws(DiagramError) {
      return try Diagram(of: graph, recipe: recipe, in: running.context(bar))
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
    }
    return drawn
  }
}
