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
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let known = family.map(AlgorithmCatalog.family) ?? AlgorithmCatalog.all
    guard let type = known.first(where: { $0.card.id == parts[0] }) else {
      let other = AlgorithmCatalog.algorithm(parts[0]).map { type in
        "it is one of \(type.card.family.rawValue): entente analyse GRAPH -m \(parts[0])"
      }
      throw Failure(
        Failure.usage, "unknown-algorithm",
        "there is no \(family.map { "\($0.rawValue) " } ?? "")algorithm '\(parts[0])'",
        hint: other ?? Suggestion.hint(for: parts[0], among: known.map { $0.card.id }))
    }
    var options = try Self.options(parts.count > 1 ? parts[1] : "", of: parts[0])
    if let seed, type.options.contains(where: { $0.name == "seed" }), !options.contains(where: { $0.name == "seed" }) {
      options.append(("seed", String(seed)))
    }
    return try Self.configure(
      type, options + given.filter { option in type.options.contains { $0.name == option.name } }, convention)
  }

  /// `option=value,…`; a comma in a value is written `\,`.
  private static func options(_ text: String, of id: String) throws -> [(name: String, value: String)] {
    var options: [(name: String, value: String)] = []
    // Escapes of other characters stay, for lists of nodes.
    for option in text.parts(separatedBy: ",") where !option.isEmpty {
      let pair = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard pair.count == 2 else {
        throw Failure(
          Failure.usage, "option", "'\(option)' is not an option",
          hint: "write \(id):option=value,… with a comma in a value as \\,")
      }
      guard !pair[1].isEmpty else { throw Failure(Failure.usage, "option", "'\(pair[0])' has no value") }
      guard !options.contains(where: { $0.name == pair[0] }) else {
        throw Failure(Failure.usage, "option", "'\(pair[0])' is given twice")
      }
      options.append((pair[0], pair[1]))
    }
    return options
  }

  private static func configure<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ options: [(name: String, value: String)], _ convention: Convention
  ) throws -> any GraphAlgorithm {
    do throws(ParameterError) {
      return try Algorithm.configured(options, following: convention)
    } catch {
      let isJoined = options.contains { $0.value.contains(/:[a-z-]+=/) }
      throw isJoined
        ? Failure(Failure.usage, "option", error.description, hint: "options are separated by commas: a=1,b=2")
        : Failure(error)
    }
  }
}
