import RelationGraph

/// What a scanner meets in an XML document.
enum XMLEvent {
  case start(XMLElement)
  /// The name of the element that ends here, without its prefix.
  case end(String)
  case text(String)
  case instruction(target: String, text: String)
}

/// A start tag.
struct XMLElement {
  /// Without the prefix: programs choose those freely, and some forget to declare them.
  var name: String
  /// With their prefixes, in the order of the file.
  var attributes: [(name: String, value: String)]
  /// Where the tag begins.
  var location: SourceLocation

  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
