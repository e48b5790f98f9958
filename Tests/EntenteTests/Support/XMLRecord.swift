import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A document as a parser of the system reads it: elements with their attributes and texts, in order.
final class XMLRecord: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// - Throws: where the text is not well-formed.
  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError)), line \(parser.lineNumber)")
  }

  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// Handlers, styles, and addresses that are neither of the web nor of a mailbox.
  var harm: [String] {
    elements.flatMap { element in
      element.attributes.sorted { $0.key < $1.key }.compactMap { name, value in
        let isHarmless =
          name.hasSuffix("href")
          ? value.hasPrefix("http://") || value.hasPrefix("https://") || value.hasPrefix("mailto:")
          : !name.hasPrefix("on") && name != "style"
        return isHarmless ? nil : "\(element.name) \(name)=\(value)"
      }
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: element, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
