/// The pieces of one bar: what is certain, what is only possible at either end, and signs of ends that are open or unknown.
struct TimelineBar {
  let span: TimeSpan
  let axis: TimeAxis
  let colour: Colour
  let ground: Colour

  static let paleness = 0.6
  static let height = 8.0

  /// The certain part in full colour and the possible ones in a pale one; the whole reach for a mark alone.
  ///
  /// - Parameters:
  ///   - id: of the main piece; the others have it with a letter behind.
  ///   - name: in the DOT text.
  func marks(id: String, name: String, y: Double, isPossible: Bool, tooltip: String, address: String?) -> [PlacedMark] {
    var marks: [PlacedMark] = []
    func add(_ range: ClosedRange<Double>, _ suffix: String, pale: Bool, dashed: Bool = false, hollow: Bool = false) {
      let width = max(1.5, range.upperBound - range.lowerBound)
      let fill = hollow ? ground : pale ? colour.blended(with: ground, Self.paleness) : colour
      marks.append(
        PlacedMark(
          name: name + suffix, id: id + (suffix.isEmpty ? "" : "-" + suffix), classes: "bar",
          centre: DrawnPoint((range.lowerBound + range.upperBound) / 2, y),
          size: PlacedMark.Extent(width: width, height: Self.height), shape: "box", isDashed: dashed, fill: fill,
          border: dashed ? colour : nil, borderWidth: 0.8, tooltip: tooltip, address: address))
    }
    let whole = self.whole
    if let early = vague(span.start), early.upperBound > early.lowerBound {
      add(early, "f", pale: true)
    }
    if let late = vague(span.end), !span.isMoment { add(late, "t", pale: true) }
    if span.start == .unknown, let certain {
      add(0...max(0, certain.lowerBound), "u", pale: false, dashed: true, hollow: true)
    }
    if span.end == .unknown, let certain {
      add(certain.upperBound...axis.width, "v", pale: false, dashed: true, hollow: true)
    }
    let main = certain ?? whole
    add(main, "", pale: certain == nil, dashed: isPossible)
    let goesOn = span.goesOn(past: axis.days)
    if goesOn.end { marks.append(arrow(name + "e", id + "-e", at: axis.width + 4, y, turned: 270)) }
    if goesOn.start { marks.append(arrow(name + "s", id + "-s", at: -4, y, turned: 90)) }
    return marks
  }

  /// From the first to the last day that it may have held.
  var whole: ClosedRange<Double> {
    let start = if case .days(let days) = span.start { axis.stretch(days).lowerBound } else { 0.0 }
    let end = if case .days(let days) = span.end { axis.stretch(days).upperBound } else { axis.width }
    return start...max(start, end)
  }

  /// From the last day that it may have begun to the first that it may have ended; `nil` if there are none.
  private var certain: ClosedRange<Double>? {
    guard !span.isMoment else { return nil }
    var (start, end) = (0.0, axis.width)
    switch span.start {
    case .days(let days): start = axis.stretch(days.upperBound...days.upperBound).lowerBound
    case .open: start = 0
    case .unknown:
      guard case .days(let days) = span.end else { return nil }
      start = max(0, axis.stretch(days).lowerBound - 6)
    }
    switch span.end {
    case .days(let days): end = axis.stretch(days.lowerBound...days.lowerBound).upperBound
    case .open: end = axis.width
    case .unknown: end = min(axis.width, start + 6)
    }
    return start < end ? start...end : nil
  }

  /// The days between which one end lies, where they are more than one.
  private func vague(_ end: TimeSpan.End) -> ClosedRange<Double>? {
    guard !span.isMoment, certain != nil, case .days(let days) = end, days.count > 1 else { return nil }
    return axis.stretch(days)
  }

  private func arrow(_ name: String, _ id: String, at x: Double, _ y: Double, turned: Int) -> PlacedMark {
    PlacedMark(
      name: name, id: id, classes: "bar", centre: DrawnPoint(x, y),
      size: PlacedMark.Extent(width: Self.height + 2, height: Self.height + 2), shape: "triangle", orientation: turned,
      fill: colour, border: nil)
  }
}
