import RelationGraph

/// When facts held: a bar for what lasted, a mark for what happened, one below the other on an axis of time.
struct TimelineView: PlacedView {
  private(set) var scene: DiagramScene
  private let facts: TimelineFacts
  private let axis: TimeAxis
  private let moment: PartialDate?
  private let nodes: [Int: DiagramScene.Node]

  private static let width = 720.0

  init(_ builder: SceneBuilder) throws(DiagramError) {
    guard builder.graph.projection.through == nil else {
      throw .unsuitable(
        .timeline, message: "ties through shared nodes have no dates of their own", hint: "leave out --through")
    }
    let recipe = builder.recipe
    let first = recipe.firstDate?.days.lowerBound
    let last = recipe.lastDate?.days.upperBound
    guard (first ?? .min) <= (last ?? .max) else {
      throw .unsuitable(.timeline, message: "the range ends before it begins", hint: "swap the two dates")
    }
    facts = TimelineFacts(builder, range: (first ?? Int.min)...(last ?? Int.max))
    guard !facts.isEmpty else {
      throw .unsuitable(
        .timeline, message: facts.outside > 0 ? "no fact lies in the range" : "no fact has a date",
        hint: facts.outside > 0 ? "widen the range" : "give relations and events dates, or choose another view")
    }
    try builder.checkLimit("facts with dates", facts.ties.count + facts.events.count)
    let spans = facts.ties.map(\.span) + facts.events.map(\.span)
    moment = builder.graph.projection.asOf
    let known =
      spans.flatMap { [$0.days.lowerBound, $0.days.upperBound] } + (moment.map { [$0.days.lowerBound] } ?? [])
    let from = first ?? known.min() ?? 0
    let to = last ?? known.max() ?? from
    axis = TimeAxis(from...max(from, to), width: Self.width, isFixed: (first != nil, last != nil))
    let shown = Set(facts.ties.map(\.actor) + facts.events.map(\.number))
    let all = builder.makeNodes()
    nodes = Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) })
    var heads = all.filter { shown.contains($0.number) }
    for index in heads.indices { heads[index].share = nil }
    func remark(_ count: Int, _ one: String, _ many: String) -> [String] {
      count == 0 ? [] : [counted(count, one, many)]
    }
    scene = builder.viewScene(
      heads, facts.lines,
      note: remark(facts.undated, "fact has no date", "facts have no date")
        + remark(facts.outside, "fact lies outside the range", "facts lie outside the range"))
    scene.distinguishFields()
    scene.useSmallShapes()
    scene.legend.samples = samples(spans)
  }

  /// What bars look like, as far as there are such.
  private func samples(_ spans: [TimeSpan]) -> [Legend.Sample] {
    var samples: [Legend.Sample] = []
    let ends = spans.filter { !$0.isMoment }.flatMap { [$0.start, $0.end] }
    let isVague = spans.contains { span in
      [span.start, span.end].contains { if case .days(let days) = $0 { days.count > 1 } else { false } }
    }
    if isVague {
      samples.append(.init(title: "pale: day not exactly known", fill: .init(paleness: TimelineBar.paleness)))
    }
    if facts.ties.contains(where: { $0.span.isMoment && facts.lines[$0.line].isPossible }) {
      samples.append(.init(title: "hollow mark: possible only", fill: .init(paleness: 1), sign: "○"))
    }
    if spans.contains(where: { $0.goesOn(past: axis.days) != (false, false) }) {
      samples.append(.init(title: "goes on", fill: .init(paleness: 0), sign: "►"))
    }
    if ends.contains(.unknown) {
      samples.append(.init(title: "end not known", fill: .init(paleness: 1), isDashed: true))
    }
    return samples
  }

  func picture(_ theme: Theme, _ ruler: TextRuler) -> PlacedPicture {
    var rows = TimelineRows(scene: scene, nodes: nodes, ties: facts.ties, axis: axis, theme: theme, ruler: ruler)
    rows.addEvents(facts.events)
    for group in facts.groups { rows.add(group.ties, of: group.actor) }
    rows.addAxis(moment: moment)
    return rows.picture
  }
}
