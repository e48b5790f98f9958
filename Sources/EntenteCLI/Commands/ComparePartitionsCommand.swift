import ArgumentParser
import Entente
import Foundation

struct ComparePartitionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare-partitions", abstract: "How alike are two groupings of the same nodes?",
    discussion: """
      FIRST and SECOND are each a CSV file with the columns id and group (as 'communities --format csv' writes it) or, \
      with --graph, a property of its nodes, 'kind', or a method of 'communities' with its options: leiden:resolution=0.5. \
      The first is the reference where an index tells them apart. Nodes that only one of them places are left out.
      """)

  @Argument(help: "CSV file, property, 'kind' or method.", completion: .file()) var first: String
  @Argument(help: "The same.", completion: .file()) var second: String

  @Option(help: ArgumentHelp("The graph whose nodes are grouped.", valueName: "graph"), completion: .file())
  var graph: String?

  @Option(help: ArgumentHelp("The column of CSV files that holds the groups; default: the last.", valueName: "name"))
  var column: String?

  @OptionGroup(title: "Projection") var projection: ProjectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var running: RunOptions

  func run() throws {
    running.start()
    let graph = try graph.map { try projection.project(GraphOptions.read($0, from: nil, running).graph, running) }
    let groups = try [first, second].map { try labels($0, in: graph) }
    let common = groups[0].keys.filter { groups[1][$0] != nil }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !common.isEmpty else {
      throw Failure(
        Failure.input, "nothing-common", "no node is in both '\(first)' and '\(second)'",
        hint: "both name nodes by their ids, in the first column or the one named id")
    }
    let numbers = groups.map { labels in NodeGroups(common.map { labels[$0] ?? "" }).membership }
    let comparison: PartitionComparison
    do throws(AlgorithmError) {
      comparison = try PartitionComparison(numbers[0], numbers[1])
    } catch {
      throw Failure(error)
    }
    var figures = comparison.figures
    let left = groups[0].count + groups[1].count - 2 * common.count
    figures.notes.insert("first: \(first), second: \(second)", at: 0)
    if left > 0 { figures.notes.append("\(left) nodes that only one of them places are left out") }
    try write(figures)
  }

  private func labels(_ text: String, in graph: ProjectedGraph?) throws -> [String: String] {
    if FileManager.default.fileExists(atPath: text) {
      InputFiles.remember(text)
      do throws(ReadError) {
        return try NodeLabels(GraphSource(path: text), column: column).labels
      } catch {
        throw Failure(error)
      }
    }
    guard let graph else {
      throw Failure(
        Failure.input, "no-such-file", "there is no file '\(text)'",
        hint: "with --graph it may be a property of nodes, 'kind' or a method of 'communities'")
    }
    if text == "kind" || graph.source.nodePropertyKeys.contains(text) {
      let pairs = (0..<graph.nodeCount).compactMap { node -> (String, String)? in
        let label =
          text == "kind"
          ? graph.nodeKind(node).rawValue : graph.source.nodeProperty(text, at: graph.sourceIndex(node))?.text
        return label.map { (graph.nodeID(node), $0) }
      }
      return Dictionary(uniqueKeysWithValues: pairs)
    }
    let method = try running.algorithm(text, family: .communities, following: projection.convention)
    let groups = try CommunitiesCommand.groups(method, graph, running)
    return Dictionary(uniqueKeysWithValues: groups.membership.enumerated().map { (graph.nodeID($0), String($1)) })
  }

  private func write(_ figures: Figures) throws {
    guard output.resolvedFormat != .json else { return try output.write(PartitionReport(figures).document) }
    try output.write(PartitionReport(figures).table)
  }
}
