import RelationGraph

extension DiagramLint {
  /// The legend against the picture: what is used is explained, and nothing else is.
  func legendFindings() -> [DiagramFinding] {
    guard expectsLegend else { return [] }
    let legend = scene.legend
    var findings: [DiagramFinding] = []
    func compare<T: Hashable>(_ used: Set<T>, _ explained: Set<T>, _ title: (T) -> String) {
      for item in used.subtracting(explained).map(title).sorted() {
        findings.append(DiagramFinding(.legend, "the legend does not explain \(item)", elements: [item]))
      }
      for item in explained.subtracting(used).map(title).sorted() {
        findings.append(
          DiagramFinding(.legend, "the legend explains \(item), which is not in the picture", elements: [item]))
      }
    }
    // One kind that says nothing needs no explanation.
    let roles = Set(scene.nodes.map(\.role))
    compare(roles == [.unspecified] ? [] : roles, Set(legend.roles.map(\.role))) { "nodes of the kind '\($0.title)'" }

    let others = theme.palette.count
    let groups = scene.hulls.map(\.group) + scene.nodes.compactMap(\.group)
    compare(Set(groups.map { min($0, others) }), Set(legend.groups.map(\.group))) {
      "community \($0)"
    }

    let looks = Set(scene.lines.map(\.look))
    let saysNothing =
      looks.allSatisfy { $0.family == .unspecified } && looks.count < 2
      && scene.lines.allSatisfy { $0.kind == .unspecified }
    var kinds: [LineLook: RelationKind] = [:]
    for line in scene.lines { kinds[line.look] = min(kinds[line.look] ?? line.kind, line.kind) }
    let entries = legend.families.flatMap(\.entries)
    compare(saysNothing ? [] : looks, Set(entries.map(\.look))) { look in
      let title = kinds[look].map(\.rawValue) ?? entries.first { $0.look == look }?.title
      return "lines of the kind '\(title ?? look.family.word)'"
    }

    func compare(_ words: String, isUsed: Bool, isExplained: Bool) {
      compare(isUsed ? [words] : [], isExplained ? [words] : []) { $0 }
    }
    compare("dashes", isUsed: scene.lines.contains(where: \.isPossible), isExplained: legend.hasPossible)
    compare("frames", isUsed: !scene.clusters.isEmpty, isExplained: legend.hasFrames)
    compare("grey lines", isUsed: scene.lines.contains(where: \.hasEnded), isExplained: legend.hasEnded)
    compare("pale lines", isUsed: scene.lines.contains { $0.opacity < 1 }, isExplained: legend.hasDoubtful)
    compare(
      "what stands out", isUsed: scene.lines.contains { $0.emphasis == .strong }, isExplained: legend.hasPath)
    let halos = scene.nodes.compactMap(\.halo)
    compare("halos", isUsed: (halos.min() ?? 0) < (halos.max() ?? 0), isExplained: legend.halo != nil)
    compare(
      "thicker lines", isUsed: scene.lines.contains { $0.count > 1 },
      isExplained: legend.hasMerged || legend.widths != nil)
    compare(Set(scene.nodes.compactMap(\.change)), Set(legend.changes)) { "nodes that are \($0.rawValue)" }
    let shares = scene.nodes.compactMap(\.share)
    let sizesDiffer = (shares.min() ?? 0) < (shares.max() ?? 0)
    compare("the sizes of nodes", isUsed: sizesDiffer, isExplained: legend.size != nil && !shares.isEmpty)
    return findings
  }
}
