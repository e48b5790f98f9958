import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The tags and texts of a document as Foundation's parser sees them.
final class FoundationOutline: NSObject, XMLParserDelegate {
  private(set) var lines: [String] = []
  private var text = ""

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { lines.append("failed: \(String(describing: parser.parserError))") }
  }

  private func flush() {
    if !text.isEmpty { lines.append(text) }
    text = ""
  }

  private func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    flush()
    let list = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
    lines.append("<\(local(element))\(list.joined())>")
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    flush()
    lines.append("</\(local(element))>")
  }

  func parser(_ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?) {
    flush()
    lines.append("?\(target) \(data ?? "")")
  }
}
