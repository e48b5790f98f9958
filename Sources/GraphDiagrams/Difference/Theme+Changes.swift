import RelationGraph

extension Theme {
  /// The colour of added and changed facts on its own ground, and of those that ended.
  ///
  /// Blue-green and vermilion stay apart in every colour vision (Okabe and Ito); in grey, width, dots and borders tell.
  func colours(of status: FactChange.Status) -> NodeColours {
    let isDark = background.luminance < 0.5
    return switch status {
    case .added: isDark ? NodeColours(0x0B3F3F, 0x3FC7C0) : NodeColours(0xD6F0EE, 0x00706B)
    case .changed: isDark ? NodeColours(0x4F2410, 0xFF9A5C) : NodeColours(0xFBE3D4, 0xB24700)
    case .ended: NodeColours(background, isDark ? 0x76818C : 0x8A949E)
    case .unchanged: NodeColours(background, isDark ? 0x59646F : 0xA9B2BB)
    }
  }

  /// Fill and border of a node by what became of it; one that is unchanged keeps its own, but paler.
  func colours(of node: DiagramScene.Node, that change: FactChange.Status) -> NodeColours {
    guard change == .unchanged else { return colours(of: change) }
    let own = colours(of: node.role)
    let fill = node.group.map { colours(ofGroup: $0).fill } ?? own.fill
    return NodeColours(fill.blended(with: background, 0.5), own.border.blended(with: background, 0.5))
  }

  /// The colour of a node's words, `nil` for that of the theme.
  func textColour(of node: DiagramScene.Node) -> Colour? {
    node.change == .ended || node.emphasis == .muted ? mutedText : nil
  }
}

extension DiagramScene.Node {
  /// The width of the border in points: thicker where the node is new or stands out.
  var borderWidth: Double {
    switch change {
    case .added: 2.6
    case .changed: 1.3
    case .ended, .unchanged: 1
    case nil: role.borderWidth + (emphasis == .strong ? 1.2 : 0)
    }
  }
}
