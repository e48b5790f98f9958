import RelationGraph

extension GraphFormat {
  /// GML (Himsolt 1996), for Gephi, NetworkX, igraph, Cytoscape and yEd.
  public static let gml = GraphFormat(
    id: "gml", title: "GML", extensions: ["gml"],
    specification:
      "https://raw.githubusercontent.com/GunterMueller/UNI_PASSAU_FMI_Graph_Drawing/master/GML/gml-technical-report.pdf",
    keeps: .everything,
    reader: { source throws(ReadError) in try GMLReader.read(source).draft() },
    writer: { [WrittenFile(name: "", text: GMLWriter.text($0))] },
    recognises: GMLFormat.recognises)
}

enum GMLFormat {
  /// Whether `graph [` stands where no other format has it: DOT has a brace before it.
  static func recognises(_ head: ContentHead) -> Bool {
    guard let first = head.text.unicodeScalars.first, first == "#" || first.properties.isAlphabetic else {
      return false
    }
    var scanner = GMLScanner(Array(head.text.utf8), file: "")
    var depth = 0
    for _ in 0..<200 {
      switch scanner.next() {
      case .word("graph") where depth == 0: if scanner.next() == .open { return true }
      case .word(let word) where word.contains("{") || word.contains(";"): return false
      case .open: depth += 1
      case .close: depth -= 1
      case .end, .unclosedText: return false
      default: continue
      }
    }
    return false
  }
}
