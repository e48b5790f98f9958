import GraphProjection
import RelationGraph

/// The categories that a property of nodes, or their kind, divides them into.
struct NodeCategories {
  /// The names of the categories, ascending by UTF-8.
  let names: [String]
  /// The category of every node: an index into ``names``; −1 where the node has none.
  let category: [Int]

  var count: Int { names.count }
}

extension ProjectedGraph {
  /// The categories by `attribute`: a property of nodes, or `kind`.
  ///
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has such a property.
  func categories(by attribute: String) throws(AlgorithmError) -> NodeCategories {
    let texts: [String?]
    if attribute == "kind" {
      texts = (0..<nodeCount).map { nodeKind($0).rawValue }
    } else {
      try checkAttribute(attribute)
      texts = (0..<nodeCount).map { source.nodeProperty(attribute, at: sourceIndex($0))?.text }
    }
    let names = Set(texts.compactMap(\.self)).sorted { $0.precedes($1) }
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return NodeCategories(names: names, category: texts.map { $0.flatMap { number[$0] } ?? -1 })
  }

  /// A number for every node; NaN where the node has none.
  ///
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has such a property, or one has a value that is no number.
  func numbers(of attribute: String) throws(AlgorithmError) -> [Double] {
    try checkAttribute(attribute)
    var numbers = [Double](repeating: .nan, count: nodeCount)
    for node in 0..<nodeCount {
      guard let value = source.nodeProperty(attribute, at: sourceIndex(node)) else { continue }
      guard let number = value.number else {
        throw .unsuitable(
          "'\(attribute)' of \(nodeID(node)) is '\(value.text)', not a number", hint: "choose a property of numbers")
      }
      numbers[node] = number
    }
    return numbers
  }

  private func checkAttribute(_ attribute: String) throws(AlgorithmError) {
    guard !source.nodePropertyKeys.contains(attribute) else { return }
    throw .unsuitable(
      "no node has a property '\(attribute)'",
      hint: Suggestion.hint(for: attribute, among: source.nodePropertyKeys + ["kind"]))
  }
}
