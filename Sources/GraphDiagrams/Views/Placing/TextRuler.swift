/// Tells how wide words and how large labelled shapes are: estimated at first, then as Graphviz measures them.
///
/// A view is placed twice: the first time the ruler writes down what it is asked, Graphviz measures all of it at once, and the
/// second time the answers are true for the fonts of this machine.
final class TextRuler {
  private struct Sample: Hashable {
    var lines: [String]
    var fontSize: Double
    var shape: String
    var margin: String
  }

  private struct Measure {
    var textWidth: Double
    var shape: ConvexShape?
  }

  private var numbers: [Sample: Int] = [:]
  private var samples: [Sample] = []
  private var measures: [Measure] = []

  /// Beyond this many texts, estimates have to do.
  private static let limit = 4000

  /// The width of one line, in points.
  func width(of text: String, size: Double) -> Double {
    let sample = Sample(lines: [text], fontSize: size, shape: "none", margin: "0,0")
    return measure(sample)?.textWidth ?? Self.estimate(text, size)
  }

  /// The outline of a shape with its label, around the origin.
  func outline(of label: PlacedLabel, shape: String) -> ConvexShape {
    let sample = Sample(lines: label.lines, fontSize: label.fontSize, shape: shape, margin: label.margin)
    if let outline = measure(sample)?.shape { return outline }
    let width = (label.lines.map { Self.estimate($0, label.fontSize) }.max() ?? 0) * 1.3 + 14
    let height = Double(max(1, label.lines.count)) * label.fontSize * 1.6 + 8
    return ConvexShape(DrawnBox(DrawnPoint(-width / 2, -height / 2), DrawnPoint(width / 2, height / 2)))
  }

  private func measure(_ sample: Sample) -> Measure? {
    if let number = numbers[sample] { return measures.indices.contains(number) ? measures[number] : nil }
    if samples.count < Self.limit {
      numbers[sample] = samples.count
      samples.append(sample)
    }
    return nil
  }

  private static func estimate(_ text: String, _ size: Double) -> Double {
    Double(LabelWrapping.width(of: text)) * size * 0.52
  }

  /// Lets Graphviz measure what was asked so far; where it does not answer, estimates stay.
  func measure(with render: (String) throws(RenderError) -> RenderResult) throws(RenderError) {
    guard measures.isEmpty, !samples.isEmpty else { return }
    var text = "digraph \"measure\" {\n  node [fontname=\"\(DOTWriter.fonts)\", width=\"0.3\", height=\"0.25\"];\n"
    for (index, sample) in samples.enumerated() {
      text +=
        "  t\(index) [id=\"text-\(index)\", pos=\"0,\(index * 100)\", shape=\"\(sample.shape)\", "
        + "fontsize=\"\(DOTWriter.number(sample.fontSize))\", margin=\"\(sample.margin)\", "
        + "label=\(DOTEscaping.label(sample.lines))];\n"
    }
    let result = try render(text + "}\n")
    guard let measured = result.data[.json].flatMap(DrawnScene.measures(json:)), measured.count == samples.count else {
      return
    }
    measures = measured.map { width, shape in
      Measure(textWidth: width, shape: shape.map { $0.moved(by: DrawnPoint(-$0.box.centre.x, -$0.box.centre.y)) })
    }
  }
}
