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
}
