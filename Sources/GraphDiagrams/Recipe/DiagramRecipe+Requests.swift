import GraphAlgorithms

extension DiagramRecipe {
  /// `NAME[:option=value,…]` and the column behind the last point, if there is one.
  static func parts(ofMeasure text: String) -> (request: String, column: String?) {
    guard let point = text.lastIndex(of: "."), text[text.index(after: point)...].first?.isLetter == true else {
      return (text, nil)
    }
    return (String(text[..<point]), String(text[text.index(after: point)...]))
  }

  /// Tests what an option names, as far as that is possible without a graph: theme, measures, method, ends of a path.
  ///
  /// - Parameter option: its name in ``parameters``.
  /// - Throws: ``DiagramError``.
  package func checkRequest(_ option: String) throws(DiagramError) {
    switch option {
    case "theme": _ = try Theme.named(theme)
    case "size" where size != "none": try check(Self.parts(ofMeasure: size).request, .centrality)
    case "halo" where halo != "none": try check(Self.parts(ofMeasure: halo).request, .centrality)
    case "communities": try check(communities, .communities)
    case "path" where path.count != 2 && !path.isEmpty:
      throw .analysis(
        .unsuitable("a path has two ends, not \(path.count)", hint: "name the nodes it begins and ends at"))
    default: break
    }
  }

  private func check(_ request: String, _ family: AlgorithmFamily) throws(DiagramError) {
    do throws(AlgorithmRequestError) { _ = try AlgorithmCatalog.configured(request, family: family) } catch {
      throw .request(error)
    }
  }
}
