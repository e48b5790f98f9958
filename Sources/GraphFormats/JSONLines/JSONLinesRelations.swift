import RelationGraph

/// The lines of relations without ids of their own and evidence, as almost all of a large graph are, from columns.
///
/// By way of a value and a text for each relation ten million of them took 26 s, and with them every hash of so large a graph.
struct JSONLinesRelations: Sendable {
  private static let textLimit = 1 << 16

  private let graph: PropertyGraph
  /// The beginning of a line of each kind.
  private let kinds: [[UInt8]]
  /// What is written of each period; empty where there are too many.
  private let dates: [[UInt8]]
  private let keys: [(key: String, text: [UInt8])]

  init(_ graph: PropertyGraph) {
    self.graph = graph
    kinds = graph.relationKinds.map { Array("{\"relation\":{\"kind\":\(JSONText.string($0.rawValue)),\"from\":".utf8) }
    dates = graph.validities.count > Self.textLimit ? [] : graph.validities.map(Self.text)
    keys = graph.relationPropertyKeys.map { ($0, Array((JSONText.string($0) + ":").utf8)) }
  }

  private static func text(_ validity: Validity) -> [UInt8] {
    validity == .unknown ? [] : Array(",\"dates\":\(JSONText.string(validity.description))".utf8)
  }

  /// The lines of some relations; `nil` where one of them has more to tell.
  func lines(_ rows: Range<Int>) -> [UInt8]? {
    guard graph.arePlain(relationsIn: rows) else { return nil }
    let from = graph.nodeIDs(at: Array(graph.relationStarts[rows]))
    let to = graph.nodeIDs(at: Array(graph.relationStops[rows]))
    let signs = graph.ownSigns(ofRelationsIn: rows)
    let (kind, validity, validities) = (graph.relationKindNumbers, graph.relationValidityNumbers, graph.validities)
    let values = keys.map { graph.relationProperties($0.key, in: rows) }
    let (kinds, dates) = (kinds, dates)
    var out: [UInt8] = []
    out.reserveCapacity(rows.count * 128)
    for row in rows {
      let place = row - rows.lowerBound
      out.append(contentsOf: kinds[Int(kind.number(at: row))])
      out.appendJSON(from[place])
      out.append(contentsOf: ",\"to\":".utf8)
      out.appendJSON(to[place])
      if let sign = signs[place] {
        out.append(contentsOf: ",\"sign\":".utf8)
        out.append(decimal: Int(sign))
      }
      let period = Int(validity.number(at: row))
      out.append(contentsOf: dates.isEmpty ? Self.text(validities[period]) : dates[period])
      appendProperties(values, place, to: &out)
      out.append(contentsOf: "}}\n".utf8)
    }
    return out
  }

  private func appendProperties(_ values: [[PropertyValue?]], _ place: Int, to out: inout [UInt8]) {
    var hasOne = false
    for column in values.indices {
      guard let value = values[column][place] else { continue }
      out.append(contentsOf: hasOne ? ",".utf8 : ",\"properties\":{".utf8)
      hasOne = true
      out.append(contentsOf: keys[column].text)
      switch value {
      case .integer(let number): out.append(decimal: number)
      case .text(let text): out.appendJSON(text)
      default: out.append(contentsOf: JSONText.value(value).utf8)
      }
    }
    if hasOne { out.append(UInt8(ascii: "}")) }
  }
}
