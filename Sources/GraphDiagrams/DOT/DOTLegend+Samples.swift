extension DOTLegend {
  /// A field as the view draws it, and what it means.
  func cells(of sample: Legend.Sample) -> String {
    let colour = sample.fill.family.map(theme.colour) ?? theme.mutedText
    let fill = colour.mixed(with: theme.background, share: sample.fill.paleness)
    let field =
      "<TD BORDER=\"1\" COLOR=\"\(sample.isDashed ? colour : fill)\" BGCOLOR=\"\(fill)\" FIXEDSIZE=\"TRUE\" WIDTH=\"26\" "
      + "HEIGHT=\"\(textSize)\"" + (sample.isDashed ? " STYLE=\"DASHED\"" : "") + "></TD>"
    return field + "<TD ALIGN=\"LEFT\">" + text(DOTEscaping.html(sample.sign), size: textSize - 2, colour: colour)
      + "</TD>" + words(sample.title)
  }
}
