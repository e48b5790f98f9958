extension DiagramScene {
  private static let shapes = [
    "octagon", "parallelogram", "trapezium", "house", "note", "tab", "hexagon", "ellipse", "folder", "cds",
    "invtrapezium", "box3d", "component",
  ]
  private static let heads: [LineLook.Head] = [
    .vee, .normal, .onormal, .odot, .diamond, .odiamond, .box, .obox, .dot, .tee, .crow,
  ]
  /// For lines without a direction: forms that point nowhere.
  private static let marks: [LineLook.Head] = [.diamond, .odot, .box, .odiamond, .dot, .obox]
  private static let widths = [1.1, 1.8, 2.5]

  /// Gives kinds another shape, arrowhead, pattern or width where nothing but colour tells them from a kind before them in the
  /// legend, and colour does not suffice for every reader, in grey, and in every theme.
  ///
  /// All themes count, so that a change of theme changes nothing but colours. Kinds that nothing is left for stay as they are.
  /// - Complexity: O(k³) for k entries of the legend.
  mutating func distinguish() {
    distinguishRoles()
    distinguishLooks()
  }

  mutating func distinguishRoles() {
    let roles = legend.roles.map(\.role)
    var kept: [NodeRole] = []
    var changed: [NodeRole: NodeRole] = [:]
    func isClear(_ role: NodeRole) -> Bool { kept.allSatisfy { DiagramLint.areDistinct($0, role) } }
    for role in roles {
      var best = role
      if !isClear(role) {
        // A shape that no kind has yet, so that those which follow keep theirs.
        let taken = Set(roles.map(\.shape) + kept.map(\.shape))
        for shape in Self.shapes.filter({ !taken.contains($0) }) + Self.shapes.filter(taken.contains) {
          var other = role
          (other.shape, other.isRounded) = (shape, false)
          guard isClear(other) else { continue }
          best = other
          break
        }
      }
      kept.append(best)
      if best != role { changed[role] = best }
    }
    guard !changed.isEmpty else { return }
    for index in nodes.indices { nodes[index].role = changed[nodes[index].role] ?? nodes[index].role }
    for index in legend.roles.indices { legend.roles[index].role = kept[index] }
  }

  private mutating func distinguishLooks() {
    var kept: [LineLook] = []
    var changed: [LineLook: LineLook] = [:]
    // Forms that no kind has by itself come first, so that those which follow keep theirs.
    func form(_ look: LineLook) -> [String] { [look.head.rawValue, look.isDotted.description] }
    let taken = Set(legend.families.flatMap(\.entries).map { form($0.look) })
    func isClear(_ look: LineLook) -> Bool { kept.allSatisfy { DiagramLint.areDistinct($0, look) } }
    for family in legend.families.indices {
      for entry in legend.families[family].entries.indices {
        let look = legend.families[family].entries[entry].look
        var best = look
        if !isClear(look) {
          let clear = Self.variants(of: look).filter(isClear)
          best = clear.first { $0.head == look.head || !taken.contains(form($0)) } ?? clear.first ?? look
        }
        kept.append(best)
        if best != look { changed[look] = best }
        legend.families[family].entries[entry].look = best
      }
    }
    guard !changed.isEmpty else { return }
    for index in lines.indices { lines[index].look = changed[lines[index].look] ?? lines[index].look }
  }

  /// Other looks of the same colour, the most similar first. A line without an arrowhead gets another width or marks at both
  /// its ends, which point nowhere.
  private static func variants(of look: LineLook) -> [LineLook] {
    func varied(_ change: (inout LineLook) -> Void) -> LineLook {
      var variant = look
      change(&variant)
      return variant
    }
    let solid =
      look.head == .none
      ? (look.scalesWidth ? [] : widths).map { width in varied { $0.width = width } }
        + marks.map { mark in varied { ($0.head, $0.marksBothEnds) = (mark, true) } }
      : heads.map { head in varied { $0.head = head } }
    let wide =
      look.head == .none
      ? []
      : widths.dropFirst().flatMap { width in heads.map { head in varied { ($0.head, $0.width) = (head, width) } } }
    return solid
      + [varied { $0.isDotted.toggle() }]
      + solid.map { variant in
        var other = variant
        other.isDotted.toggle()
        return other
      }
      // Width comes last: it also says how many relations a line stands for.
      + wide
      + wide.map { variant in
        var other = variant
        other.isDotted.toggle()
        return other
      }
  }
}
