import ArgumentParser
import Entente

extension DiagramView: ExpressibleByArgument {}
extension DiagramOrder: ExpressibleByArgument {}

/// What kind of picture is drawn, and in which order it lists nodes.
struct ViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A network, rings around --focus, kinds in columns, a matrix, arcs beside a list, or facts on a timeline."))
  var view = DiagramView.network

  @Option(help: "The order of nodes in columns, matrix and arcs; default: as suits the view.")
  var order: DiagramOrder?

  @Option(help: ArgumentHelp("The kinds in columns, from left to right.", valueName: "kind,kind"))
  var columns: String?

  @Option(help: ArgumentHelp("The first date of the timeline.", valueName: "date"))
  var fromDate: String?

  @Option(help: ArgumentHelp("The last date of the timeline.", valueName: "date"))
  var toDate: String?

  mutating func validate() throws {
    if columns != nil, view != .columns { throw ValidationError("--columns is for --view columns.") }
    if fromDate != nil || toDate != nil, view != .timeline {
      throw ValidationError("--from-date and --to-date are for --view timeline.")
    }
    if order != nil, view == .network || view == .rings || view == .timeline {
      throw ValidationError("--order is for --view columns, matrix or arcs.")
    }
  }

  /// Whether the view lists nodes by community where nothing else is asked for.
  var needsCommunities: Bool {
    view == .matrix || view == .arcs ? order == nil || order == .community : order == .community
  }

  /// - Throws: exit code 2 for a page to explore of what is no network, and for positions of what places nodes itself.
  func refuseWhatDoesNotFit(isTwin: Bool, isHeld: Bool, layout: DiagramLayout) throws {
    if layout != .auto, view != .network {
      throw Failure(
        Failure.usage, "view", "the view \(view.rawValue) has no layout to choose", hint: "leave out --layout")
    }
    if isTwin, !view.showsNodesAndLines {
      throw Failure(
        Failure.usage, "view", "the view \(view.rawValue) cannot be drawn as .html",
        hint: "write .svg, or choose the view network, rings, columns or arcs")
    }
    if isHeld, view != .network {
      throw Failure(
        Failure.usage, "view", "the view \(view.rawValue) places nodes itself",
        hint: "leave out --positions and --like")
    }
  }

  func apply(to recipe: inout DiagramRecipe) throws {
    recipe.view = view
    recipe.order = order
    recipe.columns = columns.map { list in list.split(separator: ",").map { NodeKind(rawValue: String($0)) } }
    recipe.firstDate = try date(fromDate)
    recipe.lastDate = try date(toDate)
  }

  private func date(_ text: String?) throws -> PartialDate? {
    guard let text else { return nil }
    guard let date = PartialDate(text) else {
      throw Failure(
        Failure.usage, "bad-date", "'\(text)' is not a date that exists", hint: "2023, 2023-05 or 2023-05-31")
    }
    return date
  }
}
