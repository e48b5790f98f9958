import Dispatch
import Synchronization

/// What a run is given from outside: workers, cancellation and progress. None of it changes a result.
public struct RunContext: Sendable {
  public var workers: Int
  public var cancellation: Cancellation
  /// Called with the finished share, 0…1, from the thread that runs the algorithm.
  public var progress: @Sendable (Double) -> Void

  public init(
    workers: Int = 1, cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.workers = max(1, workers)
    self.cancellation = cancellation
    self.progress = progress
  }

  /// The same without progress: for parts of a run, whose own would run to and fro.
  var quiet: RunContext {
    var context = self
    context.progress = { _ in }
    return context
  }

  /// The same for one part of several that run at a time: one worker, no progress.
  var single: RunContext {
    var context = quiet
    context.workers = 1
    return context
  }

  /// The same for a part of a run, whose progress goes from one share of the whole to another.
  func part(_ shares: ClosedRange<Double>) -> RunContext {
    var context = self
    let progress = progress
    let width = shares.upperBound - shares.lowerBound
    // Rounding must not lead beyond where the next part begins.
    context.progress = { progress(min(shares.upperBound, shares.lowerBound + $0 * width)) }
    return context
  }

  /// To be called once per outer iteration: stops a cancelled run, and reports the finished share if it is given.
  func checkpoint(_ fraction: Double? = nil) throws(AlgorithmError) {
    guard !cancellation.isCancelled else { throw .cancelled }
    if let fraction { progress(fraction) }
  }

  /// Runs `body` on fixed chunks of `0 ..< count`, several at a time, and returns the results in the order of the chunks.
  ///
  /// The chunks do not depend on the number of workers, so that sums taken in their order have the same bits for any number.
  func chunked<Result: Sendable>(
    _ count: Int, size: Int, _ body: @Sendable (Range<Int>) -> Result
  ) throws(AlgorithmError) -> [Result] {
    try chunkedFinely(count, size: size) { (range, _) in body(range) }
  }

  /// The same for chunks that take long: `body` tells what it has finished of one.
  func chunkedFinely<Result: Sendable>(
    _ count: Int, size: Int, _ body: @Sendable (Range<Int>, inout ChunkProgress) -> Result
  ) throws(AlgorithmError) -> [Result] {
    let loop = LoopProgress(total: count, progress)
    let chunks = (count + size - 1) / size
    @Sendable func range(_ chunk: Int) -> Range<Int> { chunk * size..<min(count, (chunk + 1) * size) }
    @Sendable func run(_ chunk: Int, isTelling: Bool) -> Result {
      var progress = ChunkProgress(loop, isTelling: isTelling)
      let range = range(chunk)
      let result = body(range, &progress)
      if !cancellation.isCancelled { progress.end(of: range.count) }
      return result
    }
    guard workers > 1, chunks > 1 else {
      var results: [Result] = []
      for chunk in 0..<chunks {
        try checkpoint()
        results.append(run(chunk, isTelling: true))
      }
      return results
    }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: chunks))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(workers, chunks)) { worker in
      while !cancellation.isCancelled {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        let result = run(chunk, isTelling: worker == 0)
        results.withLock { $0[chunk] = result }
      }
    }
    try checkpoint(1)
    return results.withLock { $0.compactMap(\.self) }
  }
}

/// A switch that stops a run from another thread or a signal handler.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  public init() {}

  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
  public func cancel() { flag.store(true, ordering: .relaxed) }
}
