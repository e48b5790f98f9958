extension LineLook {
  /// The shape of a field: full, or another one where the colour alone does not tell families apart.
  var fieldShape: String {
    switch head {
    case .dot: "ellipse"
    case .diamond: "diamond"
    case .normal: "triangle"
    case .crow: "invtriangle"
    default: "box"
    }
  }
}

extension DiagramScene {
  private static let fieldForms: [LineLook.Head] = [.dot, .diamond, .normal, .crow]

  /// Gives fields of a family another shape where somebody takes its colour for that of a family before it.
  mutating func distinguishFields() {
    let entries = legend.families.flatMap(\.entries)
    var kept: [LineLook] = []
    var changed: [LineLook: LineLook] = [:]
    func isClear(_ look: LineLook) -> Bool {
      kept.allSatisfy { other in
        Theme.all.allSatisfy {
          (DiagramLint.likeness(other, look, in: $0)?.difference ?? .infinity) >= DiagramLint.leastColourDifference
        }
      }
    }
    for entry in entries {
      var look = entry.look
      if !isClear(look) {
        let forms = Self.fieldForms.map { form in
          var other = look
          other.head = form
          return other
        }
        look = forms.first(where: isClear) ?? look
      }
      kept.append(look)
      changed[entry.look] = look
    }
    for index in lines.indices { lines[index].look = changed[lines[index].look] ?? lines[index].look }
    for family in legend.families.indices {
      for entry in legend.families[family].entries.indices {
        let look = legend.families[family].entries[entry].look
        legend.families[family].entries[entry].look = changed[look] ?? look
      }
    }
  }
}
