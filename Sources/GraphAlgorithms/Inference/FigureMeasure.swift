import GraphProjection
import RelationGraph

/// One number of a whole graph, by name: what random graphs are compared in.
///
/// - A figure that everybody knows: `transitivity`, `reciprocity`, `density`.
/// - `ALGORITHM.FIGURE`, with the name of the group where there is one: `triad-census.triad_census.030T` (or `triad_census.030T`),
///   `leiden.modularity`; for sets and groups also `count`.
/// - `MEASURE.STATISTIC` or `MEASURE.COLUMN.STATISTIC` of scores of nodes, pairs or sets: see ``ScoreStatistic``.
/// - Options follow a colon, several are joined by `;`: `leiden:resolution=2.modularity`.
struct FigureMeasure: Sendable {
  let name: String
  private let algorithm: any GraphAlgorithm
  /// What follows the algorithm: a figure, or a column and a statistic.
  private let path: String

  /// Bare names and the algorithms that give them.
  static let known: [(figure: String, algorithm: String)] = [
    ("asymmetric", "dyad-census"), ("average_clustering", "clustering-coefficients"),
    ("average_path_length", "distances"), ("connectedness", "krackhardt-hierarchy"),
    ("connected_triples", "triangles"), ("degree_assortativity", "degree-assortativity"), ("density", "density"),
    ("diameter", "distances"), ("efficiency", "krackhardt-hierarchy"), ("global_efficiency", "global-efficiency"),
    ("hierarchy", "krackhardt-hierarchy"), ("local_efficiency", "global-efficiency"), ("mutual", "dyad-census"),
    ("null", "dyad-census"), ("reciprocity", "reciprocity"), ("transitivity", "clustering-coefficients"),
    ("triad_census", "triad-census"), ("triangles", "triangles"), ("unreached_pairs", "distances"),
  ]

  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a name that is none, with the nearest one.
  init(_ text: String) throws(AlgorithmError) {
    name = text
    let head = String(text.prefix { $0 != "." && $0 != ":" })
    if let known = Self.known.first(where: { $0.figure == head && AlgorithmCatalog.algorithm($0.algorithm) != nil }),
      AlgorithmCatalog.algorithm(head) == nil || !text.dropFirst(head.count).contains(where: { ".:".contains($0) })
    {
      algorithm = try Self.configured(known.algorithm, "")
      path = text
      return
    }
    let names = Self.known.map(\.figure) + Self.measurable.map { $0.card.id }
    guard Self.measurable.contains(where: { $0.card.id == head }) else {
      throw .unsuitable(
        "there is no figure or algorithm '\(head)'",
        hint: (Suggestion.nearest(to: head, among: names).map { "did you mean '\($0)'? " } ?? "")
          + "write FIGURE, ALGORITHM.FIGURE or MEASURE.maximum; figures by name: "
          + Self.known.map(\.figure).joined(separator: ", "))
    }
    let rest = text.dropFirst(head.count)
    guard rest.contains(".") else {
      throw .unsuitable(
        "'\(text)' names an algorithm, but not which of its figures", hint: "write \(text).FIGURE or \(text).maximum")
    }
    guard rest.hasPrefix(":") else {
      algorithm = try Self.configured(head, "")
      path = String(rest.dropFirst())
      return
    }
    // A value may have a point too: the last one that leaves options the algorithm takes divides them from the figure.
    var failure: AlgorithmError?
    for point in rest.indices.reversed() where rest[point] == "." {
      do throws(AlgorithmError) {
        algorithm = try Self.configured(head, String(rest[rest.index(after: rest.startIndex)..<point]))
        path = String(rest[rest.index(after: point)...])
        return
      } catch { failure = failure ?? error }
    }
    throw failure ?? .unsuitable("'\(text)' has no figure", hint: "write \(head).FIGURE")
  }

  /// All but those that draw random graphs themselves.
  private static var measurable: [any GraphAlgorithm.Type] {
    AlgorithmCatalog.all.filter { $0.card.family != .inference }
  }

  private static func configured(_ id: String, _ text: String) throws(AlgorithmError) -> any GraphAlgorithm {
    guard let type = AlgorithmCatalog.algorithm(id) else {
      throw .unsuitable("there is no algorithm '\(id)'", hint: nil)
    }
    var options: [(name: String, value: String)] = []
    for option in text.split(separator: ";") {
      let pair = option.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else {
        throw .unsuitable("'\(option)' is not an option", hint: "write \(id):option=value;option=value.FIGURE")
      }
      options.append((pair[0], pair[1]))
    }
    do throws(ParameterError) { return try type.configured(options) } catch {
      throw .unsuitable(error.description, hint: error.hint)
    }
  }

  /// The number; NaN where it is undefined.
  ///
  /// - Throws: What the algorithm throws, and ``AlgorithmError/unsuitable(_:hint:)`` where it has no such figure.
  func value(of graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Double {
    let output: any AlgorithmOutput
    // The only statistic that needs more than the scores.
    if path == "centralization", algorithm.settings.map(\.value) == type(of: algorithm).options.map(\.defaultValue) {
      var measure = Centralization()
      measure.measure = type(of: algorithm).card.id
      output = try measure.run(on: graph, in: context)
    } else {
      output = try algorithm.run(on: graph, in: context)
    }
    let number = try FigurePath(path, of: type(of: algorithm).card.id).number(in: output)
    return number.isFinite ? number : .nan
  }

  /// The number of a random graph: NaN also where the algorithm does not take it, for lack of ties or connection.
  func randomValue(of graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Double {
    var alone = context.quiet
    alone.workers = 1
    do throws(AlgorithmError) { return try value(of: graph, in: alone) } catch {
      if case .unsuitable = error { return .nan }
      throw error
    }
  }
}
