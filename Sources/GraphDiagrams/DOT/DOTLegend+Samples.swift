extension DOTLegend {
  /// A field as the view draws it, and what it means.
  func cells(of sample: Legend.Sample) -> String {
    let colour = sample.fill.family.map(theme.colour) ?? theme.mutedText
    let fill = colour.blended(with: theme.background, sample.fill.paleness)
    let field =
      sample.isDashed
      ? dashes(colour)
      : "<TD BORDER=\"1\" COLOR=\"\(fill)\" BGCOLOR=\"\(fill)\" FIXEDSIZE=\"TRUE\" WIDTH=\"26\" HEIGHT=\"\(textSize)\"></TD>"
    return field + "<TD ALIGN=\"LEFT\">" + text(DOTEscaping.html(sample.sign), size: textSize - 2, colour: colour)
      + "</TD>" + words(sample.title)
  }

  /// Two broken lines, one above the other.
  ///
  /// The style `dashed` of a cell would be simpler, but Graphviz 2.42 crashes on it where it writes `json`.
  func dashes(_ colour: Colour) -> String {
    let line = stroke(.dashed, height: 1, colour: colour)
    let gap = "<TD COLSPAN=\"5\" FIXEDSIZE=\"TRUE\" WIDTH=\"26\" HEIGHT=\"\(textSize - 4)\"></TD>"
    return field([line, gap, line], height: textSize - 2)
  }
}
