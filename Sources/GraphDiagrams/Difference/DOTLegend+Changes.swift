import RelationGraph

extension DOTLegend {
  /// A border as nodes have it, and the word.
  func cells(of status: FactChange.Status) -> String {
    let colours = theme.colours(of: status)
    if status == .ended { return dashes(colours.border) + "<TD></TD>" + words(status.title) }
    let border = status == .added ? 2 : 1
    // Two cells of one table make the double border of what changed.
    let inner =
      status == .changed
      ? "<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" COLOR=\"\(colours.border)\"><TR>"
        + "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"18\" HEIGHT=\"5\"></TD></TR></TABLE>" : mark(of: status)
    return
      "<TD BORDER=\"\(border)\" COLOR=\"\(colours.border)\" BGCOLOR=\"\(colours.fill)\">\(inner)</TD><TD></TD>"
      + words(status.title)
  }

  private func mark(of status: FactChange.Status) -> String {
    text(status == .added ? "+" : status == .ended ? "–" : " ", size: 9)
  }
}

extension FactChange.Status {
  /// The order of the legend.
  static let inOrder: [FactChange.Status] = [.added, .changed, .ended, .unchanged]

  /// The words of the legend.
  var title: String {
    switch self {
    case .added: "+ added"
    case .ended: "– ended"
    case .changed: "± changed"
    case .unchanged: "unchanged"
    }
  }
}
