import RelationGraph

/// The facts that have a date, in the order in which they are shown.
struct TimelineFacts {
  /// A relation that held or happened.
  struct Tie: Hashable {
    /// The index in the lines of the scene.
    var line: Int
    /// The node number of whoever heads its rows.
    var actor: Int
    var words: String
    /// The name at the other end.
    var other: String
    var span: TimeSpan
  }

  /// A node with dates of its own.
  struct Dated: Hashable {
    var number: Int
    var span: TimeSpan
  }

  private(set) var ties: [Tie] = []
  private(set) var events: [Dated] = []
  private(set) var lines: [DiagramScene.Line] = []
  /// Facts without any date, and facts beyond the range that is asked for.
  private(set) var undated = 0
  private(set) var outside = 0

  /// - Complexity: O(m log m).
  init(_ builder: SceneBuilder, range: ClosedRange<Int>) {
    let graph = builder.graph
    for number in builder.numbers {
      let index = graph.sourceIndex(number)
      guard let span = TimeSpan(graph.source.nodeValidity(at: index)) else {
        // A country without dates lacks nothing; an event does.
        if graph.nodeKind(number) == .event { undated += 1 }
        continue
      }
      if span.touches(range) { events.append(Dated(number: number, span: span)) } else { outside += 1 }
    }
    events.sort { Self.precedes($0.span, $1.span, $0.number, $1.number) }
    let tooltip = Tooltip(graph: graph.source)
    let unknownKinds = builder.unknownRelationKinds
    var found: [(tie: Tie, line: DiagramScene.Line)] = []
    for row in builder.drawnRelations() {
      guard let span = TimeSpan(graph.source.relationValidity(at: row)) else {
        undated += 1
        continue
      }
      guard span.touches(range) else {
        outside += 1
        continue
      }
      let ends = graph.source.relationEnds(at: row)
      guard let from = graph.node(ofSource: ends.from), let to = graph.node(ofSource: ends.to) else { continue }
      let kind = graph.source.relationKind(at: row)
      let look = LineLook.of(
        kind, sign: graph.source.relationSign(at: row), isDirected: true, unknownKinds: unknownKinds)
      let line = DiagramScene.Line(
        from: from, to: to, kind: kind, count: 1, look: look,
        isPossible: builder.isPossible(row) || span.isDoubtful, label: nil, tooltip: tooltip.text(ofRelations: [row]),
        address: tooltip.address(of: graph.source.relationEvidence(at: row)))
      let words = Tooltip.words(kind.rawValue) + " · " + graph.nodeLabel(to)
      found.append((Tie(line: 0, actor: from, words: words, other: graph.nodeLabel(to), span: span), line.asField))
    }
    found.sort { a, b in
      if a.tie.actor != b.tie.actor { return a.tie.actor < b.tie.actor }
      if a.tie.span.days != b.tie.span.days { return Self.precedes(a.tie.span, b.tie.span, 0, 0) }
      return a.tie.words != b.tie.words ? a.tie.words.precedes(b.tie.words) : a.line.tooltip.precedes(b.line.tooltip)
    }
    for (index, pair) in found.enumerated() {
      var (tie, line) = pair
      tie.line = index
      line.look = line.look.field
      ties.append(tie)
      lines.append(line)
    }
  }

  var isEmpty: Bool { ties.isEmpty && events.isEmpty }

  /// The actors with their ties, those who come first in time first.
  var groups: [(actor: Int, ties: [Tie])] {
    var groups: [(actor: Int, ties: [Tie])] = []
    for tie in ties {
      if let last = groups.last, last.actor == tie.actor {
        groups[groups.count - 1].ties.append(tie)
      } else {
        groups.append((tie.actor, [tie]))
      }
    }
    return groups.sorted { a, b in
      let (p, q) = (a.ties[0].span.days.lowerBound, b.ties[0].span.days.lowerBound)
      return p != q ? p < q : a.actor < b.actor
    }
  }

  private static func precedes(_ a: TimeSpan, _ b: TimeSpan, _ first: Int, _ second: Int) -> Bool {
    let (p, q) = (a.days, b.days)
    if p.lowerBound != q.lowerBound { return p.lowerBound < q.lowerBound }
    return p.upperBound != q.upperBound ? p.upperBound < q.upperBound : first < second
  }
}
