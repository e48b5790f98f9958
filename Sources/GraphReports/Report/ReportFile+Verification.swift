import Foundation
import GraphAlgorithms
import GraphFormats
import GraphProjection

extension ReportFile {
  /// Computes the report anew on a graph and compares: fingerprint, every figure, rank, group, path and sentence, and the text
  /// of the page. Pictures, and the places of nodes in them, are not compared: they depend on Graphviz and on the fonts of the
  /// machine.
  ///
  /// - Parameters:
  ///   - graph: the graph, projected as ``projection`` says.
  ///   - context: workers, cancellation and progress for an algorithm, by its title.
  /// - Throws: `AlgorithmError.cancelled`.
  /// - Complexity: that of the report without its diagrams.
  public func compared(
    with graph: ProjectedGraph, context: @escaping (String) -> RunContext = { _ in RunContext() }
  ) throws(AlgorithmError) -> ReportComparison {
    var builder = ReportBuilder(graph, name: name, format: format, options: options, context: context)
    var document = try builder.document { (plan) throws(AlgorithmError) in
      guard let drawing = drawing(of: plan.id) else { return .missing(missing(plan.id)) }
      return .drawn(svg: "", positions: drawing.positions, graphviz: drawing.graphviz)
    }
    document.updateFigures { $0.file = drawing(of: $0.id)?.file }
    guard let computed = try? JSONParser.parse(ArraySlice(Array(document.json.utf8))) else {
      return ReportComparison(reported: data, computed: .null)
    }
    var comparison = ReportComparison(reported: data, computed: computed)
    if comparison.differences.isEmpty, let difference = pageDifference(document) { comparison.add(difference) }
    return comparison
  }

  /// Why the report has no diagram, as it says itself.
  private func missing(_ id: String) -> String {
    let opening = "Diagram “\(id)”: "
    let lines = (self.data["sections"]?.items ?? []).flatMap { $0["text"]?.items ?? [] }.compactMap(\.text)
    return lines.first { $0.hasPrefix(opening) }.map { String($0.dropFirst(opening.count).dropLast()) } ?? "none"
  }

  /// The first line of the page that is not what its data say. Somebody may have changed the one and not the other.
  private func pageDifference(_ document: AnalysisDocument) -> ReportDifference? {
    let page: String
    switch form {
    case .json: return nil
    case .html: page = document.html
    case .markdown: page = document.markdown
    }
    let (old, new) = (lines(of: text), lines(of: page))
    for index in 0..<max(old.count, new.count) {
      let (a, b) = (index < old.count ? old[index] : nil, index < new.count ? new[index] : nil)
      if a != b {
        return ReportDifference(
          place: "page › line \(index + 1) without pictures", reported: a.map { String($0.prefix(200)) },
          computed: b.map { String($0.prefix(200)) })
      }
    }
    return nil
  }

  /// The lines of a page without its pictures, and without what depends on their shape.
  private func lines(of page: String) -> [Substring] {
    guard form == .html else { return page.split(separator: "\n", omittingEmptySubsequences: false) }
    var result = ""
    var rest = page[...]
    while let start = rest.range(of: "<svg"),
      let end = rest.range(of: "</svg>\n", range: start.upperBound..<rest.endIndex)
    {
      result += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return (result + rest).replacing("<figure class=\"wide\">", with: "<figure>")
      .split(separator: "\n", omittingEmptySubsequences: false)
  }
}
