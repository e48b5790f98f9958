import CGraphviz
import Foundation
import Synchronization

/// What a program does when it is started to render one diagram, or to read one DOT text.
///
/// A program that wants its diagrams rendered apart from itself calls ``main(arguments:)`` first thing, from its main
/// thread, when its first argument is ``subcommand``, and ends with the status it returns. Otherwise it sets ``program`` to
/// ``ChildProgram/current``.
public enum GraphvizChild {
  /// The hidden subcommand of `entente` that runs ``main(arguments:)``.
  public static let subcommand = "render-graphviz"

  /// The status for a command line that no renderer wrote.
  static let usageStatus: Int32 = 64
  /// Set in the environment of every child, so that a program that ignores ``subcommand`` does not start children of
  /// its own without end.
  static let marker = "ENTENTE_RENDER_CHILD"

  private static let chosen = Mutex<ChildProgram?>(nil)

  /// The program that reads DOT for the formats; nil lets them look for `entente`, beside the running program and then in the
  /// folders of `PATH`.
  public static var program: ChildProgram? {
    get { chosen.withLock { $0 } }
    set { chosen.withLock { $0 = newValue } }
  }

  /// Reads DOT from standard input and writes the drawings, or what it says, to standard output.
  ///
  /// Sets the limits on time, memory and core files for the whole process first. Nothing but the framed result reaches
  /// standard output; what libraries print goes to standard error.
  ///
  /// - Parameter arguments: What follows the subcommand on the command line.
  /// - Returns: The exit status: 0 even for a diagram that could not be rendered, because the result says so; 64 for a
  ///   wrong command line; 74 when standard input or output fails.
  public static func main(arguments: [String]) -> Int32 {
    let reading = DotReadingJob.parse(arguments)
    let rendering = RenderJob.parse(arguments)
    guard let (cpuSeconds, memoryBytes) = reading ?? rendering.map({ ($0.cpuSeconds, $0.memoryBytes) }) else {
      complain("\(subcommand) is started by the renderer, not by hand")
      return usageStatus
    }
    cgv_die_with_parent()
    cgv_report_exhaustion()
    setenv("SERVER_NAME", "x", 1)
    if cgv_limit_process(cpuSeconds, memoryBytes) != 0 { complain("the limits of the process could not be set") }

    let channel = Descriptor(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3))
    dup2(STDERR_FILENO, STDOUT_FILENO)
    guard channel.writeAll(RenderFrames.greeting), let text = Descriptor.readAll(STDIN_FILENO) else { return 74 }

    // Graphviz leaves the program by itself when a drawing outgrows the memory.
    atexit {
      if !GraphvizChild.isDone.load(ordering: .relaxed) {
        GraphvizSession.reportedErrors().forEach(GraphvizChild.complain)
      }
    }
    let frames =
      if let job = rendering?.job {
        RenderFrames.frames(of: Result { () throws(RenderError) in try GraphvizSession.run(text, job: job) })
      } else {
        DotFrames.frames(of: Result { () throws(RenderError) in try GraphvizSession.read(text) })
      }
    isDone.store(true, ordering: .relaxed)
    for (name, payload) in frames {
      let header = RenderFrames.header(name, count: payload.count)
      guard channel.writeAll(header), channel.writeAll(payload) else { return 74 }
    }
    return 0
  }

  private static let isDone = Atomic(false)

  private static func complain(_ message: String) {
    FileHandle.standardError.write(Data("entente: \(message)\n".utf8))
  }
}
