extension DiagramLint {
  /// Text below this many points is hard to read on paper.
  public static let leastPrintSize = 5.0

  /// The smallest text when the picture is as wide as the paper; a picture that is narrower is not enlarged.
  func printSize() -> (least: Double?, findings: [DiagramFinding]) {
    let nodeTexts = drawing.nodes.flatMap { node in node.texts.map { ($0.fontSize, name(node.number)) } }
    let lineTexts = drawing.lines.flatMap { line in
      line.texts.map { ($0.fontSize, ends(ofLine: line.index).joined(separator: " – ")) }
    }
    let heading = drawing.heading.map { ($0.fontSize, $0.words) }
    guard let smallest = (nodeTexts + lineTexts + heading).min(by: { $0.0 < $1.0 }), drawing.page.width > 0 else {
      return (nil, [])
    }
    let paper = printWidth / 25.4 * 72
    let size = smallest.0 * min(1, paper / drawing.page.width)
    guard size < Self.leastPrintSize else { return (size, []) }
    return (
      size,
      [
        DiagramFinding(
          .size, "at \(Self.short(printWidth)) mm the smallest text has \(Self.short(size)) pt: '\(smallest.1)'",
          elements: [smallest.1])
      ]
    )
  }
}
