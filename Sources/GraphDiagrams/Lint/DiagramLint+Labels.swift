extension DiagramLint {
  /// Texts that leave their node or the page by more than ``tolerance``.
  func labels() -> [DiagramFinding] {
    var findings: [DiagramFinding] = []
    for node in drawing.nodes {
      let outside = node.texts.flatMap(\.box.corners).map(node.shape.distance(outside:)).max() ?? 0
      if outside > Self.tolerance {
        findings.append(
          DiagramFinding(
            .label, "the label of '\(name(node.number))' leaves its node by \(Self.short(outside)) pt",
            elements: [name(node.number)]))
      }
      if leavesPage(node.shape.box) {
        findings.append(
          DiagramFinding(.label, "'\(name(node.number))' leaves the page", elements: [name(node.number)]))
      }
    }
    for line in drawing.lines where line.texts.contains(where: { leavesPage($0.box) }) {
      let elements = ends(ofLine: line.index)
      findings.append(
        DiagramFinding(
          .label, "the words on the line between \(Self.quoted(elements)) leave the page", elements: elements))
    }
    for text in drawing.heading where leavesPage(text.box) {
      findings.append(DiagramFinding(.label, "'\(text.words)' in the heading leaves the page", elements: [text.words]))
    }
    return findings
  }

  private func leavesPage(_ box: DrawnBox) -> Bool {
    !box.corners.allSatisfy(drawing.page.grown(by: Self.tolerance).contains)
  }

  /// The names of what a line joins.
  func ends(ofLine index: Int) -> [String] {
    guard scene.lines.indices.contains(index) else { return ["line \(index)"] }
    return [name(scene.lines[index].from), name(scene.lines[index].to)]
  }

  static func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: " and ") }
}
