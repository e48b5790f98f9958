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

  /// Fill and border of a node: of what became of it, else of its community, else of its kind.
  func colours(of node: DiagramScene.Node) -> NodeColours {
    let own = colours(of: node.role)
    let fill = node.group.map { colours(ofGroup: $0).fill } ?? own.fill
    switch node.change {
    case nil: return NodeColours(fill, own.border)
    case .unchanged: return NodeColours(fill.mixed(with: background), own.border.mixed(with: background))
    case let status?: return colours(of: status)
    }
  }

  /// The colour of a node's words, `nil` for that of the theme.
  func textColour(of node: DiagramScene.Node) -> Colour? { node.change == .ended ? mutedText : nil }
}

extension DiagramScene.Node {
  /// The width of the border in points: thicker where it is new.
  var borderWidth: Double {
    switch change {
    case .added: 2.6
    case .changed: 1.3
    case .ended, .unchanged: 1
    case nil: role.borderWidth
    }
  }
}

extension Colour {
  /// The colour half way to another.
  func mixed(with other: Colour) -> Colour {
    func channel(_ shift: UInt32) -> UInt32 {
      (((value >> shift & 0xFF) + (other.value >> shift & 0xFF)) / 2) << shift
    }
    return Colour(channel(16) | channel(8) | channel(0))
  }
}
