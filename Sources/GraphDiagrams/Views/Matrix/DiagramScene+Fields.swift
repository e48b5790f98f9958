extension LineLook {
  /// The shape of a field: full, or another one where the colour alone does not tell families apart.
  var fieldShape: String {
    switch head {
    case .dot, .odot: "ellipse"
    case .diamond, .odiamond: "diamond"
    case .normal, .onormal: "triangle"
    default: "box"
    }
  }

  /// The degrees by which it is turned: triangles point to the right, as in the legend.
  var fieldOrientation: Int { fieldShape == "triangle" ? 270 : 0 }

  /// Whether only its border has the colour.
  var isFieldHollow: Bool { [.odot, .odiamond, .onormal, .obox].contains(head) }
}

extension DiagramScene {
  private static let fieldForms: [LineLook.Head] = [.dot, .diamond, .normal, .obox, .odot, .odiamond, .onormal]

  /// Gives fields of a family another shape where somebody takes its colour for that of a family before it.
  mutating func distinguishFields() {
    distinguishRoles()
    let entries = legend.families.flatMap(\.entries)
    var kept: [LineLook] = []
    var changed: [LineLook: LineLook] = [:]
    func isClear(_ look: LineLook) -> Bool { kept.allSatisfy { DiagramLint.areDistinct($0, look) } }
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
