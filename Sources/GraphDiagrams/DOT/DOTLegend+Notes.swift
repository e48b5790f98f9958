extension DOTLegend {
  /// What sizes, halos, widths, dashes and paleness mean.
  var notes: [String] {
    var notes: [String] = []
    let legend = scene.legend
    if let size = legend.size {
      // The size that the least value is written in: not smaller than any label.
      let smallest = Int(SceneBuilder.fontSize(ofShare: size.most > 0 ? max(size.least, 0) / size.most : 0).rounded())
      let range = "\(Self.short(size.least)) … \(Self.short(size.most))"
      notes.append(
        "<TD COLSPAN=\"2\">" + text(legend.sizesMarks ? "●" : "A", size: legend.sizesMarks ? 8 : smallest)
          + text(legend.sizesMarks ? "●" : "A", size: legend.sizesMarks ? 14 : 17) + "</TD>"
          + words("size: \(Tooltip.words(size.measure)), \(range)"))
    }
    if let halo = scene.legend.halo {
      let range = "\(Self.short(halo.least)) … \(Self.short(halo.most))"
      let colour = theme.accent.blended(with: theme.background, 0.55)
      notes.append(
        swatch(fill: colour, border: colour, isRounded: true)
          + words("halo: \(Tooltip.words(halo.measure)), \(range)"))
    }
    if scene.legend.hasFrames {
      notes.append(
        swatch(fill: theme.clusterFill, border: theme.clusterBorder, isRounded: true) + words("frame: one country"))
    }
    if scene.legend.hasPath {
      let colour = theme.accent.blended(with: theme.background, 0.5)
      notes.append(sample(.solid, height: 5, colour: colour) + "<TD></TD>" + words("the path"))
    }
    if scene.legend.hasEnded {
      notes.append(sample(.solid, height: 1, colour: theme.ended) + "<TD></TD>" + words("over by then"))
    }
    if scene.legend.hasDoubtful {
      let pale = theme.mutedText.blended(with: theme.background, 0.6)
      notes.append(sample(.solid, height: 2, colour: pale) + "<TD></TD>" + words("paler: less confidence"))
    }
    if scene.legend.hasPossible {
      notes.append(sample(.dashed, height: 1, colour: theme.mutedText) + "<TD></TD>" + words("possible only"))
    }
    if let widths = scene.legend.widths {
      let range = "\(Self.short(widths.least)) … \(Self.short(widths.most))"
      notes.append(
        sample(.solid, height: 4, colour: theme.mutedText) + "<TD></TD>" + words("width: \(widths.measure), \(range)"))
    } else if scene.legend.hasMerged {
      notes.append(sample(.solid, height: 3, colour: theme.mutedText) + "<TD></TD>" + words("thicker: several"))
    }
    return notes
  }

  /// A figure with three significant digits.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "–" }
    let size = value.magnitude
    if value == value.rounded(), size < 1e6 { return String(Int(value)) }
    if size >= 1e6 || size < 1e-3 {
      var (mantissa, exponent) = (value, 0)
      while mantissa.magnitude >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
      while mantissa.magnitude < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
      return DOTWriter.number(mantissa) + "e\(exponent)"
    }
    if size >= 100 { return String(Int(value.rounded())) }
    if size >= 1 { return DOTWriter.number(value) }
    let thousandths = String(Int((value.magnitude * 1000).rounded()))
    return (value < 0 ? "-0." : "0.") + String(repeating: "0", count: max(0, 3 - thousandths.count)) + thousandths
  }
}
