import ArgumentParser

/// Measures the algorithms of the catalogue; `Scripts/bench` drives it, and other programs beside it.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "EntenteBench", abstract: "Measure Entente. Results are lines of JSON.",
    subcommands: [ListCommand.self, RunCommand.self, MakeCommand.self])
}

/// The rows of the comparison.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The rows that there are.")

  func run() throws { for row in BenchRow.all { try JSONLine.print(row) } }
}
