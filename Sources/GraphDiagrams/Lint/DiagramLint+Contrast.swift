extension DiagramLint {
  /// The contrast that text needs with its ground (WCAG 2.2, success criterion 1.4.3).
  public static let leastContrast = 4.5

  /// Every pair of text and ground that occurs.
  func textContrasts() -> (least: Double, findings: [DiagramFinding]) {
    var pairs: [(what: String, text: Colour, ground: Colour)] = []
    var seen: Set<[Colour]> = []
    func add(_ what: String, _ text: Colour, on ground: Colour) {
      if seen.insert([text, ground]).inserted { pairs.append((what, text, ground)) }
    }
    for node in scene.nodes where !node.labelLines.isEmpty {
      add(
        node.group.map { "community \($0)" } ?? "nodes of the kind '\(node.role.title)'",
        theme.textColour(of: node) ?? theme.text, on: theme.colours(of: node).fill)
    }
    if !drawing.heading.isEmpty {
      add("the heading", theme.text, on: theme.background)
      add("the second line of the heading", theme.mutedText, on: theme.background)
    }
    if scene.lines.contains(where: { $0.label != nil }) {
      add("words on lines", theme.mutedText, on: theme.background)
      if !drawing.frames.isEmpty { add("words on lines in a frame", theme.mutedText, on: theme.clusterFill) }
    }
    var least = 21.0
    var findings: [DiagramFinding] = []
    for pair in pairs {
      let contrast = pair.text.contrast(with: pair.ground)
      least = min(least, contrast)
      if contrast < Self.leastContrast {
        findings.append(
          DiagramFinding(
            .contrast,
            "\(pair.what): text \(pair.text) on \(pair.ground) has a contrast of \(Self.short(contrast)) : 1",
            elements: [pair.what]))
      }
    }
    return (least, findings)
  }
}
