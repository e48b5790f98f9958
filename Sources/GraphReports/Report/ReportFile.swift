import Foundation
import GraphDiagrams
import GraphFormats

/// A report that was written before, read for checking.
public struct ReportFile: Sendable {
  /// How the data are marked in HTML and Markdown.
  static let mark = "entente-report"

  public enum Form: String, Sendable { case html, markdown, json }

  public let form: Form
  /// The whole file.
  let text: String
  let data: JSONValue
  /// What the report was asked for.
  public let options: ReportOptions
  /// The file of the graph as the report names it, and what it says with `--from`.
  public let name: String
  public let format: String?
  /// Option and value of the projection, as on the command line.
  public let projection: [(option: String, value: String)]

  /// Why a file is not a report.
  public struct ReadError: Error, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// Reads a report in any of its forms.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: ``ReadError``, where it is none.
  public init(_ bytes: [UInt8]) throws(ReadError) {
    // Some programs turn line feeds into carriage return and line feed; a report has no carriage return of its own.
    guard let text = String(validating: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self) else {
      throw ReadError(description: "it is not UTF-8 text")
    }
    self.text = text
    let start = text.drop { $0.isWhitespace }
    let json: Substring
    if start.hasPrefix("{") {
      (form, json) = (.json, text[...])
    } else if start.hasPrefix("<!DOCTYPE html>") {
      form = .html
      json = try Self.part(of: text, from: "\n<script type=\"application/json\" id=\"\(Self.mark)\">", to: "</script>")
    } else {
      form = .markdown
      json = try Self.part(of: text, from: "\n<!-- \(Self.mark)\n", to: "\n-->")
    }
    do throws(JSONError) { data = try JSONParser.parse(ArraySlice(Array(json.utf8))) } catch {
      throw ReadError(description: "its data cannot be read: \(error.message)")
    }
    guard let report = data["report"], let sections = report["sections"]?.items, data["entente"]?.text != nil,
      data["sections"]?.items != nil, let name = data["graph"]?["name"]?.text, data["graph"]?["sha256"]?.text != nil
    else { throw ReadError(description: "it holds no report by Entente") }
    var options = ReportOptions()
    options.sections = sections.compactMap { $0.text.flatMap(ReportSection.init(rawValue:)) }
    guard case .integer(let top)? = report["top"], (1...ReportFile.mostRows).contains(top),
      options.sections.count == sections.count
    else { throw ReadError(description: "it was made with options that are not known") }
    options.top = top
    options.seed = report["seed"]?.text.flatMap { UInt64($0) }
    self.options = options
    self.name = name
    format = report["from"]?.text
    guard case .object(let members)? = data["projection"] else {
      throw ReadError(description: "it does not say how the graph was projected")
    }
    projection = members.compactMap { member in member.value.text.map { (member.key, $0) } }
  }

  /// The largest number of rows that can be asked for.
  public static let mostRows = 10_000

  /// What stands behind the last `opening`, up to `closing`.
  private static func part(of text: String, from opening: String, to closing: String) throws(ReadError) -> Substring {
    guard let start = text.range(of: opening, options: .backwards),
      let end = text.range(of: closing, range: start.upperBound..<text.endIndex)
    else { throw ReadError(description: "it holds no report by Entente") }
    return text[start.upperBound..<end.lowerBound]
  }

  /// What a figure of the report says of its drawing, so that nothing needs to be drawn for a check.
  func drawing(of id: String) -> (positions: DiagramPositions, graphviz: String, file: String?)? {
    let figures = (data["sections"]?.items ?? []).flatMap { $0["figures"]?.items ?? [] }
    guard let figure = figures.first(where: { $0["id"]?.text == id }) else { return nil }
    var positions = DiagramPositions()
    if case .object(let places)? = figure["positions"] {
      for place in places {
        let numbers = (place.value.items ?? []).compactMap(\.number)
        if numbers.count == 2 { positions.points[place.key] = DrawnPoint(numbers[0], numbers[1]) }
      }
    }
    return (positions, figure["graphviz"]?.text ?? "unknown", figure["file"]?.text)
  }
}

extension JSONValue {
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }
}
