import RelationGraph

/// What a node is to the eye: its shape and its colour.
///
/// Mostly its kind; organisations are told apart by their `category`.
public struct NodeRole: Hashable, Sendable, Identifiable {
  /// Also the class in the SVG.
  public var id: String
  /// The words of the legend.
  public var title: String
  /// A Graphviz shape.
  package var shape: String
  var isRounded = false
  public var colour: ColourKey
  var borderWidth = 1.0
  /// The font size where no measure decides.
  var fontSize: Double
  var margin = "0.09,0.04"

  public enum ColourKey: Hashable, Sendable {
    case country, official, government, organisation, company, framework, event, technology, place
    case palette(Int)
    case unspecified
  }

  static let country = NodeRole(
    id: "country", title: "country", shape: "box", isRounded: true, colour: .country, borderWidth: 2, fontSize: 14)
  static let official = NodeRole(
    id: "official", title: "official", shape: "ellipse", colour: .official, fontSize: 11, margin: "0.03,0.02")
  static let government = NodeRole(
    id: "government", title: "government body", shape: "box", isRounded: true, colour: .government, fontSize: 10.5)
  static let organisation = NodeRole(
    id: "organisation", title: "organisation", shape: "hexagon", colour: .organisation, fontSize: 10.5,
    margin: "0.01,0.01")
  static let company = NodeRole(
    id: "company", title: "company", shape: "component", colour: .company, fontSize: 10.5)
  static let framework = NodeRole(
    id: "framework", title: "framework", shape: "note", colour: .framework, fontSize: 10.5)
  static let event = NodeRole(id: "event", title: "event", shape: "tab", colour: .event, fontSize: 10)
  static let technology = NodeRole(
    id: "technology", title: "technology", shape: "box", isRounded: true, colour: .technology, borderWidth: 0.6,
    fontSize: 9.5, margin: "0.06,0.02")
  static let place = NodeRole(
    id: "place", title: "place", shape: "box", colour: .place, borderWidth: 0.6, fontSize: 9.5, margin: "0.06,0.02")
  static let unspecified = NodeRole(
    id: "node", title: "node", shape: "box", isRounded: true, colour: .unspecified, fontSize: 11)

  private static let byKind: [NodeKind: NodeRole] = [
    .country: .country, .official: .official, .organisation: .organisation, .framework: .framework, .event: .event,
    .technology: .technology, .place: .place, .unspecified: .unspecified,
  ]
  private static let shapesOfOthers = ["box", "ellipse", "hexagon", "note", "octagon", "trapezium"]

  /// The categories of organisations that have a role of their own.
  private static let byCategory: [String: NodeRole] = [
    "ministry": .government, "agency": .government, "government": .government, "military-unit": .government,
    "company": .company,
  ]

  static func isKnown(_ kind: NodeKind) -> Bool { byKind[kind] != nil }

  /// - Parameter unknownKinds: the kinds without a role of their own, in order; their place decides the colour.
  static func of(_ kind: NodeKind, category: String?, unknownKinds: [NodeKind]) -> NodeRole {
    if kind == .organisation, let category, let role = byCategory[category] { return role }
    if let role = byKind[kind] { return role }
    let index = unknownKinds.firstIndex(of: kind) ?? 0
    let shape = shapesOfOthers[index % shapesOfOthers.count]
    return NodeRole(
      id: "kind-\(index)", title: kind.rawValue, shape: shape, isRounded: shape == "box", colour: .palette(index),
      fontSize: 11)
  }
}
