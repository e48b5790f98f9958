/// What the lint of one drawn diagram found, with the figures of its readability.
public struct DiagramLintReport: Hashable, Sendable {
  public var nodeCount: Int
  public var lineCount: Int
  /// In points.
  public var pageWidth: Double
  public var pageHeight: Double
  public var theme: String
  public var figures = Figures()
  public var findings: [DiagramFinding]

  /// Whether every guarantee holds.
  public var isClean: Bool { !findings.contains(where: \.isViolation) }

  public func count(of rule: DiagramFinding.Rule) -> Int { findings.count { $0.rule == rule } }

  public struct Figures: Hashable, Sendable {
    /// The least contrast of a text with its ground.
    public var leastContrast = 21.0
    /// Of two encodings that only colour tells apart, the least difference (ΔE) to readers of any colour vision, or in grey;
    /// `nil` where form tells all apart.
    public var leastColourDifference: Double?
    /// The width that the diagram is to be printed at, in millimetres.
    public var printWidth = DiagramLint.printWidth
    /// The smallest text at that width, in points; `nil` without text.
    public var leastFontSize: Double?
    /// How often lines cross that share no end; `nil` beyond ``DiagramLint/crossingLimit`` lines.
    public var crossings: Int?
    /// Normalised stress; `nil` beyond ``DiagramLint/stressLimit`` nodes.
    public var stress: Double?
  }
}
