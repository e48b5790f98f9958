import Foundation
import RelationGraph

/// Where nodes stand, by id: what keeps everybody in place from one picture to the next.
///
/// As text it is a table with the columns `id`, `x` and `y`, in points with `y` upwards. An SVG that Entente drew carries it
/// in its `metadata`, so the picture itself is enough.
public struct DiagramPositions: Hashable, Sendable {
  public var points: [String: DrawnPoint]

  /// Coordinates further from 0 than this are refused.
  private static let limit = 1e6

  public init(points: [String: DrawnPoint] = [:]) { self.points = points }

  init(_ drawing: DrawnScene, ids: [Int: String]) {
    points = [:]
    for node in drawing.nodes { if let id = ids[node.number] { points[id] = node.centre } }
  }

  /// Why positions cannot be read.
  public enum ReadError: Error, Equatable, Sendable, CustomStringConvertible {
    case noPositions
    case badRow(line: Int)
    case duplicate(id: String, line: Int)

    public var description: String {
      switch self {
      case .noPositions: "it holds no positions: neither a table with the columns id, x, y nor a picture by Entente"
      case .badRow(let line): "line \(line) is not an id and two numbers"
      case .duplicate(let id, let line): "line \(line) places '\(id)' a second time"
      }
    }
  }

  /// Reads a table, or a picture with a table in it.
  ///
  /// - Throws: ``ReadError``.
  /// - Complexity: O(bytes).
  public init(reading text: String) throws(ReadError) {
    if let start = text.range(of: DiagramPositions.opening) {
      guard let end = text.range(of: "</metadata>", range: start.upperBound..<text.endIndex) else {
        throw .noPositions
      }
      try self.init(table: Self.unescaped(String(text[start.upperBound..<end.lowerBound])))
    } else {
      try self.init(table: text)
    }
  }

  private init(table: String) throws(ReadError) {
    points = [:]
    let rows = Self.rows(ofCSV: table)
    guard let head = rows.first, head.fields.map({ $0.lowercased() }).starts(with: ["id", "x", "y"]) else {
      throw .noPositions
    }
    for row in rows.dropFirst() {
      guard row.fields.count >= 3, let x = Double(row.fields[1]), let y = Double(row.fields[2]),
        x.magnitude <= Self.limit, y.magnitude <= Self.limit
      else { throw .badRow(line: row.line) }
      guard points.updateValue(DrawnPoint(x, y), forKey: row.fields[0]) == nil else {
        throw .duplicate(id: row.fields[0], line: row.line)
      }
    }
  }

  /// The table, ordered by id.
  public var table: String {
    "id,x,y\n"
      + points.sorted { IDOrder.precedes($0.key, $1.key) }.map { id, point in
        "\(Self.field(id)),\(DOTWriter.number(point.x)),\(DOTWriter.number(point.y))\n"
      }.joined()
  }
}

// MARK: - In a picture

extension DiagramPositions {
  private static let opening = "<metadata id=\"diagram-positions\">"

  /// The picture with the table as its last element, all of it escaped text. Ids that XML cannot hold are left out.
  func embedded(in svg: Data) -> Data {
    guard let end = svg.range(of: Data("</svg>".utf8), options: .backwards) else { return svg }
    let kept = DiagramPositions(points: points.filter { id, _ in !id.unicodeScalars.contains(where: Self.isRefused) })
    let element = Self.opening + "\n" + Self.escaped(kept.table) + "</metadata>\n"
    return svg[..<end.lowerBound] + Data(element.utf8) + svg[end.lowerBound...]
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static let entities = [("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"), ("&", "&amp;")]

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let entity = entities.first(where: { $0.0 == String(scalar) }) {
        result += entity.1
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func unescaped(_ text: String) -> String {
    entities.reduce(text) { $0.replacing($1.1, with: $1.0) }
  }
}

// MARK: - Table

extension DiagramPositions {
  private static func field(_ id: String) -> String {
    id.contains(where: { ",\"\n\r".contains($0) }) || id.hasPrefix(" ") || id.hasSuffix(" ") || id.isEmpty
      ? "\"" + id.replacing("\"", with: "\"\"") + "\"" : id
  }

  /// The rows that are not empty, with the lines they begin at (RFC 4180).
  private static func rows(ofCSV text: String) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var (line, start) = (1, 1)
    var (isQuoted, wasQuoted) = (false, false)
    func endField() {
      let text = String(field)
      fields.append(wasQuoted ? text : text.trimmingCharacters(in: .whitespaces))
      (field, wasQuoted) = (.init(), false)
    }
    func endRow() {
      endField()
      if fields != [""] { rows.append((start, fields)) }
      fields = []
    }
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if scalar == "\n" { line += 1 }
      if isQuoted {
        if scalar == "\"" { isQuoted = false } else { field.append(scalar) }
        continue
      }
      switch scalar {
      case "\"":
        if wasQuoted, previous == "\"" { field.append(scalar) }
        (isQuoted, wasQuoted) = (true, true)
      case ",": endField()
      case "\r", "\u{FEFF}": break
      case "\n":
        endRow()
        start = line
      default: field.append(scalar)
      }
    }
    endRow()
    return rows
  }
}
