/// How much a single rendering may cost before it is stopped.
///
/// Graphviz has no limits of its own, and its layouts are superlinear: a graph that is twice as large as a comfortable
/// one may take an hour. The limits on time and memory hold for the child process only; in-process rendering (see
/// ``GraphvizRenderer``) knows just ``inputBytes`` and ``outputBytes``.
public struct RenderLimits: Sendable, Hashable {
  /// Seconds from start to end. Default 120.
  public var wallSeconds: Double
  /// Seconds of processor time, rounded up by the kernel (`RLIMIT_CPU`). Default 120.
  public var cpuSeconds: Int
  /// Bytes of address space (`RLIMIT_AS`), of which an idle child takes about 200 MB. Default 4 GiB.
  public var memoryBytes: Int
  /// Bytes of DOT text. Default 64 MiB.
  public var inputBytes: Int
  /// Bytes of all outputs together. Default 512 MiB.
  public var outputBytes: Int

  /// Limits that suit a person who waits for a picture.
  ///
  /// - Parameters:
  ///   - wallSeconds: Seconds from start to end; values below 0 count as 0.
  ///   - cpuSeconds: Seconds of processor time, at least 1.
  ///   - memoryBytes: Bytes of address space of the child.
  ///   - inputBytes: Bytes of DOT text.
  ///   - outputBytes: Bytes of all outputs together.
  public init(
    wallSeconds: Double = 120,
    cpuSeconds: Int = 120,
    memoryBytes: Int = 4 << 30,
    inputBytes: Int = 64 << 20,
    outputBytes: Int = 512 << 20
  ) {
    self.wallSeconds = wallSeconds
    self.cpuSeconds = cpuSeconds
    self.memoryBytes = memoryBytes
    self.inputBytes = inputBytes
    self.outputBytes = outputBytes
  }
}
