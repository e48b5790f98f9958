import GraphProjection
import RelationGraph

/// A pattern of kinds that a walk must follow, read from text.
///
/// `official>holds-office>organisation~*~country`: kinds of nodes with a step between every two. A step is `>KIND>` along the
/// relation, `<KIND<` against it, `~KIND~` either way. A kind may be `*`, any, or several, `KIND|KIND`. A `+` after the kind of a
/// step repeats it, once or more, over nodes of any kind.
struct WalkPattern {
  struct Step {
    enum Sense: Character {
      case along = ">"
      case against = "<"
      case either = "~"
    }

    var sense: Sense
    /// Empty: any.
    var kinds: [String]
    var isRepeated: Bool
  }

  /// The kinds of every node that is named; empty: any. One more than there are steps.
  private(set) var nodes: [[String]] = []
  private(set) var steps: [Step] = []

  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` with the place in the text.
  init(_ text: String) throws(AlgorithmError) {
    func refuse(_ what: String, _ place: Int) -> AlgorithmError {
      .unsuitable(
        "pattern '\(text)': \(what) at character \(place + 1)",
        hint:
          "a pattern is KIND>KIND>KIND…, with >KIND> along a relation, <KIND< against it, ~KIND~ either way, * for any")
    }
    let characters = Array(text)
    var place = 0
    func kinds() throws(AlgorithmError) -> (names: [String], isRepeated: Bool) {
      let start = place
      while place < characters.count, Step.Sense(rawValue: characters[place]) == nil { place += 1 }
      var name = String(characters[start..<place]).trimmed
      let isRepeated = name.hasSuffix("+")
      if isRepeated { name = String(name.dropLast()).trimmed }
      if name == "*" { return ([], isRepeated) }
      let names = name.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
      if names.contains("") { throw refuse("a kind is missing", start) }
      if let stray = names.first(where: { $0.contains("*") || $0.contains("+") }) {
        throw refuse("'\(stray)' is no kind; * stands alone, + at the end of a step", start)
      }
      return (names, isRepeated)
    }
    while true {
      let start = place
      let node = try kinds()
      if node.isRepeated { throw refuse("'+' repeats a step, not a node", start) }
      nodes.append(node.names)
      guard place < characters.count, let sense = Step.Sense(rawValue: characters[place]) else { break }
      let opening = characters[place]
      place += 1
      let step = try kinds()
      guard place < characters.count, characters[place] == opening else {
        throw refuse("a step that begins with '\(opening)' ends with '\(opening)'", min(place, characters.count))
      }
      place += 1
      steps.append(Step(sense: sense, kinds: step.names, isRepeated: step.isRepeated))
    }
    guard !steps.isEmpty else { throw refuse("a step is missing", characters.count) }
    guard steps.count < 32 else { throw refuse("more than 31 steps", 0) }
  }

  /// Refuses kinds that the graph does not have.
  func check(in graph: ProjectedGraph) throws(AlgorithmError) {
    let nodeNames = Set((0..<graph.source.nodeCount).map { graph.source.nodeKind(at: $0).rawValue })
      .union(graph.source.schema.nodes.keys.map(\.rawValue))
    for name in nodes.joined() where !nodeNames.contains(name) {
      throw .unsuitable("no node is of kind '\(name)'", hint: Suggestion.hint(for: name, among: nodeNames.sorted()))
    }
    let stepNames = Set((0..<graph.source.relationCount).map { graph.source.relationKind(at: $0).rawValue })
      .union(graph.source.schema.relations.keys.map(\.rawValue))
    for name in steps.flatMap(\.kinds) where !stepNames.contains(name) {
      throw .unsuitable("no relation is of kind '\(name)'", hint: Suggestion.hint(for: name, among: stepNames.sorted()))
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
