/// Writes resources as RDF 1.1 Turtle.
enum TurtleWriter {
  static func text(_ resources: LinkedDataResources) -> TextParts {
    var out = TextDocument()
    for (prefix, iri) in RDFNamespace.all { out.line("@prefix \(prefix): <\(iri)> .") }
    resources.write(to: &out) { write($0, to: &$1) }
    return out.text
  }

  private static func write(_ resource: RDFResource, to out: inout TextBuffer) {
    out.line()
    out.write("<\(resource.iri)>")
    for (index, group) in resource.grouped.enumerated() {
      let predicate = group.predicate == "rdf:type" ? "a" : name(group.predicate)
      let objects = group.objects.map(term).joined(separator: ", ")
      out.write(index == 0 ? " \(predicate) \(objects)" : " ;\n  \(predicate) \(objects)")
    }
    out.line(" .")
  }

  /// Whole IRIs between angle brackets; prefixed names as they are.
  private static func name(_ name: String) -> String { name.hasPrefix("urn:") ? "<\(name)>" : name }

  private static func term(_ term: RDFTerm) -> String {
    switch term {
    case .iri(let iri): "<\(iri)>"
    case .name(let name): name
    case .text(let text, nil): string(text)
    case .text(let text, let language?): "\(string(text))@\(language)"
    case .typed(let text, let type): "\(string(text))^^\(type)"
    case .list(let terms): "(" + terms.map { " " + self.term($0) }.joined() + " )"
    }
  }

  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isHidden(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let isLong = scalar.value > 0xFFFF
        result += isLong ? "\\U" : "\\u"
        result += String(repeating: "0", count: (isLong ? 8 : 4) - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Controls, line separators, byte order marks and noncharacters, which not every reader passes on.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
      || scalar.value & 0xFFFE == 0xFFFE
  }
}
