extension DiagramLint {
  /// Words of lines that lie on a node or on the words of another line. They are counted, not forbidden: Graphviz has no way
  /// to keep them apart in layouts by force.
  func lineLabels() -> [DiagramFinding] {
    let labelled = drawing.lines.compactMap { line -> (index: Int, box: DrawnBox)? in
      DrawnBox(around: line.texts.flatMap(\.box.corners)).map { (line.index, $0) }
    }
    var findings: [DiagramFinding] = []
    for (place, label) in labelled.enumerated() {
      let words = "the words on the line between \(Self.quoted(ends(ofLine: label.index)))"
      let shape = ConvexShape(label.box)
      for node in drawing.nodes where shape.depth(ofOverlapWith: node.shape) > Self.tolerance {
        findings.append(
          DiagramFinding(
            .lineLabel, words + " lie on '\(name(node.number))'",
            elements: ends(ofLine: label.index) + [name(node.number)]))
      }
      for other in labelled[(place + 1)...]
      where shape.depth(ofOverlapWith: ConvexShape(other.box)) > Self.tolerance {
        let elements = ends(ofLine: label.index) + ends(ofLine: other.index)
        findings.append(
          DiagramFinding(
            .lineLabel, words + " lie on those between \(Self.quoted(ends(ofLine: other.index)))",
            elements: elements))
      }
    }
    return findings
  }
}
