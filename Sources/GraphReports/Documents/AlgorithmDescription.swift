import GraphAlgorithms
import GraphProjection

/// All that the catalogue knows of one algorithm, as text for people.
public struct AlgorithmDescription: Sendable {
  private let type: any GraphAlgorithm.Type

  public init(_ type: any GraphAlgorithm.Type) { self.type = type }

  public var text: String {
    let card = type.card
    var lines = ["\(card.title) (\(card.id), of \(card.family.rawValue))", card.summary, ""]
    if !type.options.isEmpty {
      let options = ResultTable(
        columns: ["option", "default", "values", "meaning"],
        rows: type.options.map { [.text($0.name), .text($0.defaultValue), .text($0.domain), .text($0.help)] })
      lines.append(PlainTable.text(options))
    }
    for convention in Convention.allCases {
      guard let options = type.conventions[convention], !options.isEmpty else { continue }
      let list = options.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
      lines.append("--convention \(convention.rawValue): \(list)")
    }
    lines += [
      "weights: \(card.weights.rawValue)", "direction: \(card.direction)", "time: \(card.time)", "space: \(card.space)",
      "guide: \(card.guide)", "",
    ]
    return (lines + card.citations.map(\.description)).joined(separator: "\n") + "\n"
  }
}
