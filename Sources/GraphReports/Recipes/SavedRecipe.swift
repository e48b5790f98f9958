import GraphAlgorithms
import GraphDiagrams
import GraphFormats
import GraphProjection
import RelationGraph

/// A recipe in a file: how a diagram is drawn, and what of the graph is in it.
///
/// ```yaml
/// entente-recipe: 1
/// theme: print
/// size: betweenness
/// focus: [gen-nakatani]
/// hops: 2
/// projection:
///   relations: [member-of, party-to]
///   as-of: 2024
/// ```
/// Options have the names and values of the command line (`DiagramRecipe.parameters`, `Projection.options`); what is not
/// said is as there.
public struct SavedRecipe: Hashable, Sendable {
  public var recipe: DiagramRecipe
  public var projection: Projection

  private static let version = "entente-recipe"
  private static let section = "projection"

  public init(recipe: DiagramRecipe = DiagramRecipe(), projection: Projection = Projection()) {
    self.recipe = recipe
    self.projection = projection
  }

  /// Reads a recipe.
  ///
  /// - Throws: `ReadError` with line and column of every option that is unknown or out of range.
  public init(reading source: GraphSource) throws(ReadError) {
    self.init()
    var problems: [Diagnostic] = []
    let settings = try YAMLSettings.read(source)
    // A convention brings defaults with it: what is said besides holds against them, wherever it stands.
    for setting in settings.filter({ $0.name == "convention" }) + settings.filter({ $0.name != "convention" }) {
      if let problem = apply(setting) { problems.append(problem) }
    }
    guard problems.isEmpty else { throw ReadError(problems) }
  }

  private mutating func apply(_ setting: YAMLSettings.Setting) -> Diagnostic? {
    func refused(_ code: String, _ message: String, _ hint: String?, at place: SourceLocation) -> Diagnostic {
      Diagnostic(.error, code, message, at: place, hint: hint)
    }
    let names = DiagramRecipe.parameters.map(\.name)
    switch (setting.section, setting.name) {
    case (nil, Self.version):
      return setting.values == ["1"]
        ? nil : refused("version", "this program reads version 1", nil, at: setting.valueLocation)
    case (Self.section?, let name):
      guard Projection.options.contains(name) else {
        let hint = Suggestion.hint(for: name, among: Projection.options)
        return refused("unknown-key", "a projection has no option '\(name)'", hint, at: setting.location)
      }
      do throws(ProjectionError) {
        try projection.set(name, to: setting.values.joined(separator: ","))
        return nil
      } catch {
        return refused("option", error.description, error.hint, at: setting.valueLocation)
      }
    case (nil, let name) where names.contains(name):
      do throws(ParameterError) {
        let text =
          setting.isList ? setting.values.map { $0.escaping("+") }.joined(separator: "+") : setting.values.joined()
        try recipe.set([(name, text)], of: "recipe")
      } catch {
        return refused("option", error.description, error.hint, at: setting.valueLocation)
      }
      do throws(DiagramError) {
        try recipe.checkRequest(name)
        return nil
      } catch {
        return refused("option", error.description, error.hint, at: setting.valueLocation)
      }
    case (let section, let name):
      let key = section ?? name
      return refused(
        "unknown-key", "a recipe has no option '\(key)'",
        Suggestion.hint(for: key, among: names + [Self.section]), at: setting.location)
    }
  }

  /// The recipe as YAML: what differs from the defaults.
  public var yaml: String {
    var text = "\(Self.version): 1\n"
    for (setting, option) in zip(recipe.settings, DiagramRecipe.options)
    where setting.value != option.defaultValue || isSaid(setting) {
      let isList = option.domain.contains("+")
      let value = isList ? Self.list(setting.value.parts(separatedBy: "+")) : YAMLSettings.scalar(setting.value)
      text += "\(setting.name): \(value)\n"
    }
    let plain = Dictionary(Projection().settings.map { ($0.option, $0.value) }, uniquingKeysWith: { first, _ in first })
    let chosen = projection.settings.filter { plain[$0.option] != $0.value }
    if !chosen.isEmpty { text += "\(Self.section):\n" }
    for setting in chosen {
      let isList = setting.option == "nodes" || setting.option == "relations"
      let value =
        isList ? Self.list(setting.value.split(separator: ",").map(String.init)) : YAMLSettings.scalar(setting.value)
      text += "  \(setting.option): \(value)\n"
    }
    return text
  }

  private static func list(_ items: [String]) -> String {
    "[" + items.filter { !$0.isEmpty }.map(YAMLSettings.scalar).joined(separator: ", ") + "]"
  }

  /// Whether an option that reads as empty is meant: no heading, no second name.
  private func isSaid(_ setting: (name: String, value: String)) -> Bool {
    switch setting.name {
    case "title": recipe.title == ""
    case "second-name": recipe.secondName == []
    default: false
    }
  }
}
