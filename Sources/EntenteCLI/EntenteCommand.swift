import ArgumentParser
import Entente
import Foundation

/// The program: parses, runs, and turns every error into a message and an exit code.
@main
struct EntenteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Analyse relationship networks: countries, officials, organisations and the frameworks that bind them.",
    discussion: """
      GRAPH is a file (.yaml, .jsonl, .csv edge list; also .gz), a folder with nodes.csv and edges.csv, or '-' for \
      standard input with --from. Results go to standard output, everything else to standard error.

      Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 unreadable or invalid input, 4 a limit or time-out, 130 interrupted.
      """,
    version: EntenteVersion.current,
    subcommands: [
      CheckCommand.self, InfoCommand.self, CentralityCommand.self, StructureCommand.self, PathCommand.self,
      CommunitiesCommand.self, ComparePartitionsCommand.self, RolesCommand.self, BalanceCommand.self,
      PredictCommand.self, SignificanceCommand.self, AnalyseCommand.self,
      DrawCommand.self, ReportCommand.self, ConvertCommand.self, GenerateCommand.self, CatalogCommand.self,
    ])

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == GraphvizChild.subcommand {
      Console.quit(GraphvizChild.main(arguments: Array(arguments.dropFirst())))
    }
    // What installers ask for needs no tree of commands.
    if arguments.elementsEqual(["--version"]) {
      Console.print(EntenteVersion.current + "\n")
      Console.quit(0)
    }
    GraphvizChild.program = .current
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
      WorkProgress.current.end()
      ProgressBar.hide()
    } catch let failure as Failure {
      Console.report(failure)
      Console.quit(failure.exitCode)
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        Console.print(message + (message.hasSuffix("\n") ? "" : "\n"))
        Console.quit(0)
      }
      Console.printError(message)
      Console.quit(Failure.usage)
    }
  }
}
