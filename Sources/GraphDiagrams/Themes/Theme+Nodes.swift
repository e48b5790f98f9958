extension Theme {
  /// Fill and border of a node: of what became of it, else of its community, else of its kind. What steps back has neither.
  package func colours(of node: DiagramScene.Node) -> NodeColours {
    if node.emphasis == .muted { return NodeColours(background, clusterBorder) }
    let own = colours(of: node.role)
    let fill = node.group.map { colours(ofGroup: $0).fill } ?? own.fill
    switch node.change {
    case nil: return NodeColours(fill, own.border)
    case .unchanged: return NodeColours(fill.blended(with: background, 0.5), own.border.blended(with: background, 0.5))
    case let status?: return colours(of: status)
    }
  }

  /// The colour of a node's words, `nil` for that of the theme.
  func textColour(of node: DiagramScene.Node) -> Colour? {
    node.change == .ended || node.emphasis == .muted ? mutedText : nil
  }
}

extension DiagramScene.Node {
  /// The width of the border in points: thicker where it is new or stands out.
  var borderWidth: Double {
    switch change {
    case .added: 2.6
    case .changed: 1.3
    case .ended, .unchanged: 1
    case nil: role.borderWidth + (emphasis == .strong ? 1.2 : 0)
    }
  }
}
