import ArgumentParser
import Entente
import Foundation

/// How a command runs; none of it but the seed changes a result.
struct RunOptions: ParsableArguments {
  @Flag(help: "No warnings and notes on standard error.")
  var quiet = false

  @Flag(name: .customLong("no-progress"), help: "No progress bars.")
  var noProgress = false

  @Option(help: ArgumentHelp("Threads that work; default: all processors.", valueName: "n"))
  var workers: Int?

  @Option(help: ArgumentHelp("Stop after this time, with exit code 4.", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("Start of random numbers, for algorithms that use them.", valueName: "n"))
  var seed: UInt64?

  mutating func validate() throws {
    if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers is a number from 1 to 1024.") }
    if let timeout, !(timeout > 0 && timeout < 1e9) {
      throw ValidationError("--timeout is a positive number of seconds.")
    }
  }

  func start() { Interruption.install(timeout: timeout) }

  /// Runs an algorithm with workers, cancellation and a progress bar.
  func run<Algorithm: GraphAlgorithm>(
    _ algorithm: Algorithm, on graph: ProjectedGraph
  ) throws -> Algorithm.Output {
    let bar = bar(Algorithm.card.title)
    defer { bar.finish() }
    do throws(AlgorithmError) { return try algorithm.run(on: graph, in: context(bar)) } catch { throw Failure(error) }
  }

  /// The bar of an algorithm, by its title.
  func bar(_ title: String) -> ProgressBar { ProgressBar(title, isEnabled: !noProgress && !quiet) }

  /// Workers, cancellation and progress.
  func context(_ bar: ProgressBar) -> RunContext {
    RunContext(
      workers: workers ?? ProcessInfo.processInfo.activeProcessorCount, cancellation: Interruption.cancellation,
      progress: bar.update)
  }

  /// An algorithm by its name and options `NAME[:option=value,…]`, of one family, if it is given.
  ///
  /// - Parameter given: options that the command takes otherwise, for the algorithms that have them.
  func algorithm(
    _ text: String, family: AlgorithmFamily? = nil, following convention: Convention,
    with given: [(name: String, value: String)] = []
  ) throws -> any GraphAlgorithm {
    do throws(AlgorithmRequestError) {
      return try AlgorithmCatalog.configured(
        text, family: family, following: convention, with: given, seed: seed)
    } catch {
      throw Failure(Failure.usage, error.code, error.description, hint: error.hint)
    }
  }
}
