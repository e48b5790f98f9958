import Foundation

/// Turns DOT text into pictures.
///
/// With a child program every rendering happens in a process of its own: hostile or huge input cannot crash the caller,
/// time and memory are limited, rendering can be cancelled, and several diagrams can be rendered at once. Starting the
/// process costs about 15 ms.
///
/// Without one, Graphviz runs inside the calling process, one diagram at a time. That is unsafe for text that others
/// wrote: some inputs crash Graphviz (a label of 33,000 lines) or keep it busy for ever (100,000 edges with `dot`), and
/// nothing can stop it; when memory runs out, Graphviz ends the whole program. Every drawing leaks (100 kB for 60
/// nodes), text that goes straight to standard error is not caught, and clusters may be drawn in another order from call
/// to call. Cancellation is looked at between the layout and each output only.
///
/// ```swift
/// let renderer = GraphvizRenderer(child: ChildProgram(executable: "/usr/bin/entente"))
/// let result = try renderer.render(dot: "graph { a -- b }", engine: .neato, outputs: [.svg, .png], dpi: 144)
/// ```
public struct GraphvizRenderer: Sendable {
  /// How much one rendering may cost.
  public var limits: RenderLimits
  /// The program that renders; nil renders in this process.
  public var child: ChildProgram?

  /// A renderer.
  ///
  /// - Parameters:
  ///   - limits: How much one rendering may cost.
  ///   - child: The program that renders; nil renders in this process, which is unsafe for text that others wrote.
  public init(limits: RenderLimits = RenderLimits(), child: ChildProgram?) {
    self.limits = limits
    self.child = child
  }

  /// Lays a graph out once and writes it in the given formats.
  ///
  /// Blocks the calling thread. With a child program the same text gives the same bytes, on one machine with one set of
  /// fonts, except from ``GraphvizEngine/fdp`` and when the text asks for `start=rand`.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language. Files that attributes name are not opened.
  ///   - engine: The layout program; a `layout` attribute in the text is ignored.
  ///   - outputs: The formats; repetitions do not matter.
  ///   - dpi: Dots per inch of PNG, 10 to 2400 (values outside are moved to the nearer bound); nil uses the graph's
  ///     `dpi` attribute or 96. The other formats follow the graph's attribute only.
  ///   - isCancelled: Asked about every 25 ms, on the calling thread.
  /// - Returns: The bytes of each output, and the warnings.
  /// - Throws: ``RenderError``; any error text of Graphviz is an error.
  public func render(
    dot: String, engine: GraphvizEngine, outputs: [GraphvizOutput], dpi: Int? = nil,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(RenderError) -> RenderResult {
    let text = try DotText(dot, limit: limits.inputBytes)
    let job = RenderJob(engine: engine, outputs: outputs, dpi: dpi)
    guard let child else {
      return try GraphvizSession.run(
        text.bytes, job: job, outputLimit: limits.outputBytes, isCancelled: isCancelled)
    }
    if ProcessInfo.processInfo.environment[GraphvizChild.marker] != nil {
      throw .childUnavailable("\(child.executable) does not know \(child.arguments.joined(separator: " "))")
    }
    let process = try ChildProcess(child, arguments: job.arguments(limits: limits))
    let remains = process.exchange(text.bytes, limits: limits, isCancelled: isCancelled)
    return try remains.result(of: child, limits: limits)
  }
}
