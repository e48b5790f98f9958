import ArgumentParser
import Entente

extension DiagramLayout: ExpressibleByArgument {}
extension DiagramRecipe.ColourBy: ExpressibleByArgument {}
extension DiagramRecipe.Certainty: ExpressibleByArgument {}
extension DiagramRecipe.EndedRelations: ExpressibleByArgument {}
extension LineGathering: ExpressibleByArgument {}
extension DiagramRecipe.NodeLabels: ExpressibleByArgument {}
extension DiagramRecipe.RelationLabels: ExpressibleByArgument {}

/// What a diagram looks like: a recipe from a file, and what is said on the command line, which wins.
struct RecipeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A recipe, a YAML file of these options; those on the command line win.", valueName: "file"))
  var recipe: String?

  @Option(help: ArgumentHelp("Write the recipe that was used to this file.", valueName: "file"))
  var saveRecipe: String?

  @Option(help: ArgumentHelp("The heading; default: the title of the graph; empty: none.", valueName: "text"))
  var title: String?

  @Option(help: "How nodes are placed; default: auto, by size and shape.")
  var layout: DiagramLayout?

  @Option(help: ArgumentHelp("\(Theme.all.map(\.id).joined(separator: ", ")).", valueName: "theme"))
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "Size nodes by a measure, NAME[:option=value,…][.COLUMN]; 'none' for one size a kind; default: degree.",
      valueName: "measure"))
  var size: String?

  @Option(
    help: ArgumentHelp("Give nodes a halo by a measure, written as for --size; default: none.", valueName: "measure"))
  var halo: String?

  @Option(help: "Colour nodes by their kind, the default, or by their community.")
  var colour: DiagramRecipe.ColourBy?

  @Option(help: ArgumentHelp("How communities are found, NAME[:option=value,…]; default: leiden.", valueName: "method"))
  var communities: String?

  @Flag(inversion: .prefixedNo, help: "A ground of its own for every community.")
  var hulls: Bool?

  @Option(help: ArgumentHelp("Only what is near this node; repeatable.", valueName: "name"))
  var focus: [String] = []

  @Option(help: ArgumentHelp("How many ties away from --focus; default: 1, in rings 2.", valueName: "n"))
  var hops: Int?

  @Option(
    name: .customLong("path"),
    help: ArgumentHelp("Twice, FROM and TO: the shortest path between them stands out.", valueName: "name"))
  var path: [String] = []

  @Flag(inversion: .prefixedNo, help: "A frame around the people and bodies of a country; default: in layout dot.")
  var clusters: Bool?

  @Option(
    help: ArgumentHelp(
      "One node for every community, kind, country, component or value of a property, with counts.",
      valueName: "community|kind|country|component|property"))
  var aggregate: String?

  @Option(
    help: ArgumentHelp(
      "Lines between the same two nodes: all side by side, merged into one, or merged and bundled along shared ways; "
        + "default: auto, merged from more than \(LineGathering.lineLimit) lines on."))
  var lines: LineGathering?

  @Option(help: "What shows that a fact is not certain; default: both.")
  var certainty: DiagramRecipe.Certainty?

  @Option(help: "Relations that are over at --as-of: hidden, the default, or grey.")
  var ended: DiagramRecipe.EndedRelations?

  @Option(help: "Nodes with names; default: auto, all up to 400 and the 60 most important beyond.")
  var nodeLabels: DiagramRecipe.NodeLabels?

  @Option(help: "Lines with words; default: auto, few lines of several kinds.")
  var relationLabels: DiagramRecipe.RelationLabels?

  @Option(
    help: ArgumentHelp(
      "Languages of a second name in labels, best first; empty: none; default: that of the country.",
      valueName: "language,…"))
  var secondName: String?

  @Option(help: ArgumentHelp("Columns at which labels are broken; default: 22.", valueName: "n"))
  var labelWidth: Int?

  @Flag(inversion: .prefixedNo, help: "Dates in the labels of events; default: yes.")
  var eventDates: Bool?

  @Option(help: ArgumentHelp("Less confidence than this is possible only; default: 0.75.", valueName: "share"))
  var possibleBelow: Double?

  @Flag(inversion: .prefixedNo, help: "A legend of what is used; default: yes.")
  var legend: Bool?

  @Flag(help: "Draw even what is too large for a readable diagram.")
  var force = false

  /// What is said, by the names of the recipe's own options.
  private var given: [(name: String, value: String?)] {
    func joined(_ names: [String]) -> String? {
      names.isEmpty ? nil : names.map { $0.escaping("+") }.joined(separator: "+")
    }
    return [
      ("title", title), ("layout", layout?.rawValue), ("theme", theme), ("size", size), ("halo", halo),
      ("colour", colour?.rawValue), ("communities", communities), ("hulls", hulls.map(String.init)),
      ("focus", joined(focus)), ("hops", hops.map(String.init)), ("path", joined(path)),
      ("clusters", clusters.map(String.init)), ("aggregate", aggregate), ("lines", lines?.rawValue),
      ("certainty", certainty?.rawValue), ("ended", ended?.rawValue),
      ("node-labels", nodeLabels?.rawValue), ("relation-labels", relationLabels?.rawValue),
      ("second-name", secondName?.replacing(",", with: "+")), ("label-width", labelWidth.map(String.init)),
      ("event-dates", eventDates.map(String.init)), ("possible-below", possibleBelow.map { String($0) }),
      ("legend", legend.map(String.init)), ("force", force ? "true" : nil),
    ]
  }

  /// The recipe of the file, if there is one, with what the command line says.
  func saved(projection: ProjectionOptions, view: ViewOptions, seed: UInt64?) throws -> SavedRecipe {
    var saved = SavedRecipe()
    if let path = recipe {
      InputFiles.remember(path)
      do throws(ReadError) { saved = try SavedRecipe(reading: GraphSource(path: path)) } catch { throw Failure(error) }
    }
    saved.projection = try projection.projection(from: saved.projection)
    do throws(ParameterError) {
      for (name, value) in view.given + given { if let value { try saved.recipe.set([(name, value)], of: "a recipe") } }
    } catch { throw Failure(error) }
    // One ring alone says little.
    if recipe == nil, hops == nil, saved.recipe.view == .rings { saved.recipe.hops = 2 }
    guard hops == nil || !saved.recipe.focus.isEmpty else {
      throw Failure(Failure.usage, "option", "--hops counts from a focus, and there is none", hint: "say --focus NAME")
    }
    guard saved.recipe.endedRelations == .hidden || saved.projection.asOf != nil else {
      throw Failure(
        Failure.usage, "option", "relations are over at some date, and none is said", hint: "say --as-of DATE")
    }
    if let seed { saved.recipe.seed = Int(truncatingIfNeeded: seed & 0x7FFF_FFFF) }
    return saved
  }
}
