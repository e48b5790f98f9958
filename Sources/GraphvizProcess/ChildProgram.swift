import Foundation

/// The program that renders one diagram in a process of its own.
public struct ChildProgram: Sendable, Hashable {
  /// Path of the executable file.
  public var executable: String
  /// Arguments before those of the renderer; usually the one subcommand that leads to
  /// ``GraphvizChild/main(arguments:)``.
  public var arguments: [String]

  /// A program with a subcommand.
  ///
  /// - Parameters:
  ///   - executable: Path of the executable file; `PATH` is not searched.
  ///   - arguments: Arguments before those of the renderer.
  public init(executable: String, arguments: [String] = [GraphvizChild.subcommand]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// The running program itself, which must answer to ``GraphvizChild/subcommand``.
  ///
  /// Names the running file even after an update has replaced it on disk.
  public static let current = ChildProgram(executable: "/proc/self/exe")

  /// The environment of the child: what finding fonts and libraries needs, and nothing that changes the drawing.
  ///
  /// The language is fixed, because fontconfig and Pango choose among the Chinese, Japanese and Korean shapes of a
  /// character by it.
  static func environment(from host: [String: String]) -> [String] {
    let inherited = [
      "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME", "LD_LIBRARY_PATH", "PATH",
      "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_DIRS", "XDG_DATA_HOME",
    ]
    var environment: [String: String] = [:]
    for name in inherited { environment[name] = host[name] }
    environment["LC_ALL"] = "C.UTF-8"
    environment["LANG"] = "C.UTF-8"
    environment["SERVER_NAME"] = "x"
    environment["SWIFT_BACKTRACE"] = "enable=no"
    environment[GraphvizChild.marker] = "1"
    return environment.map { "\($0)=\($1)" }.sorted()
  }
}
