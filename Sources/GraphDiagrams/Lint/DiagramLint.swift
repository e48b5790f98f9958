/// Checks of a diagram as it was drawn.
///
/// ```swift
/// let drawn = try diagram.drawn(with: renderer, outputs: [.svg])
/// let report = drawn.lint()
/// print(report.isClean, report.findings.map(\.message))
/// ```
public struct DiagramLint: Sendable {
  /// What was meant.
  public var scene: DiagramScene
  public var theme: Theme
  /// What Graphviz placed.
  public var drawing: DrawnScene
  /// The names of nodes by number; their number where missing.
  public var names: [Int: String]
  /// Whether the diagram is to have a legend.
  public var expectsLegend: Bool
  /// The width of the picture on paper, in millimetres.
  public var printWidth: Double

  /// A4 landscape less margins of 10 mm.
  public static let printWidth = 277.0
  /// Crossings are counted up to this many lines.
  public static let crossingLimit = 2000
  /// Stress is computed up to this many nodes.
  public static let stressLimit = 2000
  /// Less than this is rounding, in points.
  static let tolerance = 1.0

  public init(
    scene: DiagramScene, theme: Theme, drawing: DrawnScene, names: [Int: String] = [:], expectsLegend: Bool = true,
    printWidth: Double = DiagramLint.printWidth
  ) {
    self.scene = scene
    self.theme = theme
    self.drawing = drawing
    self.names = names
    self.expectsLegend = expectsLegend
    self.printWidth = printWidth
  }

  /// Everything that is found, guarantees first, in the order of nodes and lines.
  ///
  /// - Complexity: O(n log n + n · k) for n nodes of which k are beside each other, O(m²) for m lines up to
  ///   ``crossingLimit``, O(n · (n + m)) for the stress up to ``stressLimit`` nodes.
  public func report() -> DiagramLintReport {
    var report = DiagramLintReport(
      nodeCount: scene.nodes.count, lineCount: scene.lines.count, pageWidth: drawing.page.width,
      pageHeight: drawing.page.height, theme: theme.id, findings: [])
    let contrasts = textContrasts()
    report.findings = overlaps() + labels() + legendFindings() + contrasts.findings
    let colours = colourFindings()
    report.findings += colours.findings + communityFindings()
    let size = printSize()
    report.findings += size.findings + lineLabels()
    report.figures.leastContrast = contrasts.least
    report.figures.leastColourDifference = colours.least
    report.figures.printWidth = printWidth
    report.figures.leastFontSize = size.least
    report.figures.crossings = crossings()
    report.figures.stress = stress()
    return report
  }

  func name(_ number: Int) -> String { names[number] ?? "node \(number)" }

  /// A length with one decimal.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "–" }
    let tenths = Int((value.magnitude * 10).rounded())
    return (value < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
  }
}
