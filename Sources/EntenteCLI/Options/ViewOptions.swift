import ArgumentParser
import Entente

extension DiagramView: ExpressibleByArgument {}
extension DiagramOrder: ExpressibleByArgument {}

/// What kind of picture is drawn, and in which order it lists nodes.
struct ViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A network, rings around --focus, kinds in columns, a matrix, arcs beside a list, or facts on a timeline; "
        + "default: network."))
  var view: DiagramView?

  @Option(help: "The order of nodes in columns, matrix and arcs; default: as suits the view.")
  var order: DiagramOrder?

  @Option(help: ArgumentHelp("The kinds in columns, from left to right.", valueName: "kind,kind"))
  var columns: String?

  @Option(help: ArgumentHelp("The first date of the timeline.", valueName: "date"))
  var fromDate: String?

  @Option(help: ArgumentHelp("The last date of the timeline.", valueName: "date"))
  var toDate: String?

  /// What is said, by the names of the recipe's own options.
  var given: [(name: String, value: String?)] {
    [
      ("view", view?.rawValue), ("order", order?.rawValue), ("columns", columns?.replacing(",", with: "+")),
      ("from-date", fromDate), ("to-date", toDate),
    ]
  }

  /// Refuses what a view does not show, rather than to leave it out without a word.
  ///
  /// - Parameters:
  ///   - needsPlaces: whether the form that is written is made of nodes and lines with places.
  ///   - isHeld: whether positions are given.
  /// - Throws: exit code 2.
  static func refuseWhatDoesNotFit(_ recipe: DiagramRecipe, needsPlaces: Bool, isHeld: Bool) throws {
    let view = recipe.view
    func refuse(_ isAsked: Bool, _ message: String, _ hint: String) throws {
      if isAsked { throw Failure(Failure.usage, "view", "the view \(view.rawValue) \(message)", hint: hint) }
    }
    try refuse(recipe.columns != nil && view != .columns, "has no columns", "say --view columns")
    let hasRange = recipe.firstDate != nil || recipe.lastDate != nil
    try refuse(hasRange && view != .timeline, "has no axis of time", "say --view timeline")
    let hasOrder = view == .columns || view == .matrix || view == .arcs
    try refuse(recipe.order != nil && !hasOrder, "has no order to choose", "say --view columns, matrix or arcs")
    guard view != .network else { return }
    try refuse(
      needsPlaces && !view.showsNodesAndLines, "cannot be written in this form",
      "write .svg, or choose the view network, rings, columns or arcs")
    try refuse(isHeld, "places nodes itself", "leave out --positions and --like")
    try refuse(recipe.layout != .auto, "has no layout to choose", "leave out --layout")
    try refuse(recipe.halo != "none", "shows no halos", "leave out --halo")
    try refuse(recipe.showsHulls, "shows no grounds of communities", "use --colour community, or --view network")
    try refuse(
      !recipe.path.isEmpty && !view.showsNodesAndLines, "shows no path",
      "leave out --path, or choose the view network, rings, columns or arcs")
  }
}
