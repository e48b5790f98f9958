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

  @Option(
    name: .customLong("memory-limit"),
    help: ArgumentHelp(
      "Memory that a run may be estimated to take, as 4GB, before it is refused with exit code 4; default: what is available.",
      valueName: "size"))
  var memoryLimit: ByteSize?

  @Option(help: ArgumentHelp("Start of random numbers, for algorithms that use them.", valueName: "n"))
  var seed: UInt64?

  mutating func validate() throws {
    if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers is a number from 1 to 1024.") }
    if let timeout, !(timeout > 0 && timeout < 1e9) {
      throw ValidationError("--timeout is a positive number of seconds.")
    }
  }

  func start() {
    Interruption.install(timeout: timeout)
    if !noProgress, !quiet { ProgressBar.start() }
  }

  /// Runs an algorithm with workers, cancellation and progress.
  func run<Algorithm: GraphAlgorithm>(
    _ algorithm: Algorithm, on graph: ProjectedGraph
  ) throws -> Algorithm.Output {
    try checkMemory(of: algorithm, on: graph)
    let context = context(Algorithm.card.title)
    do throws(AlgorithmError) { return try algorithm.run(on: graph, in: context) } catch { throw Failure(error) }
  }

  /// Workers, cancellation and progress of a stage of work that begins now.
  func context(_ title: String) -> RunContext {
    WorkProgress.current.begin(title, .share, total: WorkProgress.whole)
    return RunContext(
      workers: workers ?? ProcessInfo.processInfo.activeProcessorCount, cancellation: Interruption.cancellation,
      progress: { WorkProgress.current.set(share: $0) })
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
