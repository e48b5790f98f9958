import Foundation
import RelationGraph

extension GraphFormat {
  /// Pajek networks and projects, which UCINET, igraph and NetworkX read, too.
  public static let pajek = GraphFormat(
    id: "pajek", title: "Pajek", extensions: ["net", "paj", "clu", "vec"],
    specification: "http://mrvar.fdv.uni-lj.si/pajek/pajekman.pdf",
    keeps: [
      .nodeIDs, .relationKinds, .direction, .mixedDirection, .parallels, .loops, .isolates, .weights, .propertyTypes,
    ],
    reader: { source throws(ReadError) in try PajekFiles.read(source).draft() },
    writer: { [WrittenFile(name: "", text: PajekWriter.text($0))] },
    recognises: { head in
      let line = head.lines.first { !$0.drop { $0 == " " || $0 == "\t" }.hasPrefix("%") }?.lowercased() ?? ""
      return line.hasPrefix("*vertices") || line.hasPrefix("*network")
    },
    lossRule: PajekWriter.losses,
    keepRule: { PajekWriter.kept($0).graph })
}

/// Partitions and vectors are files of their own: they are read together with the network of the same name beside them.
enum PajekFiles {
  static func read(_ source: GraphSource) throws(ReadError) -> FlatGraph {
    let ending = (source.name as NSString).pathExtension.lowercased()
    guard ending == "clu" || ending == "vec" else {
      var reader = try PajekReader(source)
      return reader.read()
    }
    let stem = (source.name as NSString).deletingPathExtension
    guard source.path != nil, FileManager.default.fileExists(atPath: stem + ".net") else {
      throw ReadError(
        Diagnostic(
          .error, "needs-network",
          "a file of \(ending == "clu" ? "a partition" : "a vector") has numbers, but no network",
          at: SourceLocation(file: source.name),
          hint: "put it beside the network it belongs to, under the same name: NAME.net and NAME.\(ending)"))
    }
    var reader = try PajekReader(GraphSource(path: stem + ".net"))
    try reader.readValues(source, as: ending == "clu" ? .partition : .vector)
    return reader.read()
  }
}
