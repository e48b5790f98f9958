import ArgumentParser
import Foundation
import GraphAlgorithms

/// Files to measure with: an edge list of a random graph, or tables of typed nodes and relations.
struct MakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Write the file of a random graph.",
    discussion: """
      The graph is that of a generator, NAME[:option=value,…]. Into a folder go nodes.csv, with kinds and labels, and edges.csv, \
      with kinds, dates and weights; into a file goes an edge list.
      """)

  @Argument(help: "The generator.") var model: String
  @Argument(help: "A file, or a folder if it ends with a stroke.") var output: String

  func run() throws {
    let parts = model.split(separator: ":", maxSplits: 1).map(String.init)
    guard let type = GeneratorCatalog.generator(parts[0]) else {
      throw ValidationError("there is no generator '\(parts[0])'")
    }
    let options = (parts.count > 1 ? parts[1] : "").split(separator: ",").map { option in
      let pair = option.split(separator: "=", maxSplits: 1).map(String.init)
      return (name: pair[0], value: pair.count > 1 ? pair[1] : "")
    }
    let network = try type.configured(options).network(in: RunContext())
    guard output.hasSuffix("/") else { return try writeEdgeList(network) }
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try writeNodes(network)
    try writeRelations(network)
  }

  private func writeEdgeList(_ network: GeneratedNetwork) throws {
    try Lines.write(to: output) { lines in
      for end in network.ends { lines.append("\(end.from) \(end.to)\n") }
    }
  }

  private func writeNodes(_ network: GeneratedNetwork) throws {
    let kinds = ["country", "official", "organisation", "framework"]
    try Lines.write(to: output + "nodes.csv") { lines in
      lines.append("id,label,type\n")
      for node in 0..<network.nodeCount { lines.append("n\(node),Node \(node),\(kinds[node % kinds.count])\n") }
    }
  }

  private func writeRelations(_ network: GeneratedNetwork) throws {
    let kinds = ["member-of", "party-to", "meets", "trades-with", "visits"]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    try Lines.write(to: output + "edges.csv") { lines in
      lines.append("source,target,type,start,weight\n")
      for (place, end) in network.ends.enumerated() {
        // Plain mixing of the place: the values need no more than to differ.
        let draw = place &* 2_654_435_761 >> 8 & 0xFF_FFFF
        let date = "\(1990 + draw % 34)-\(two(1 + draw % 12))-\(two(1 + draw % 28))"
        lines.append("n\(end.from),n\(end.to),\(kinds[draw % kinds.count]),\(date),\(draw % 1000).\(draw % 10)\n")
      }
    }
  }
}

/// Text that goes to a file in large pieces.
struct Lines {
  private static let pieceSize = 1 << 20
  private let file: FileHandle
  private var piece = ""

  static func write(to path: String, _ body: (inout Lines) throws -> Void) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw ValidationError("\(path) cannot be written") }
    var lines = Lines(file: file)
    try body(&lines)
    try lines.flush()
    try file.close()
  }

  private init(file: FileHandle) { self.file = file }

  mutating func append(_ line: String) {
    piece += line
    if piece.utf8.count >= Self.pieceSize { try? flush() }
  }

  private mutating func flush() throws {
    try file.write(contentsOf: Data(piece.utf8))
    piece.removeAll(keepingCapacity: true)
  }
}
