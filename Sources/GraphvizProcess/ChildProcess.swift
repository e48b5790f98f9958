import Foundation

/// A started child process with its three streams. Ends with it: a child that is still running is killed.
struct ChildProcess: ~Copyable {
  let identifier: pid_t
  var input: Descriptor?
  var output: Descriptor?
  var errors: Descriptor?
  var isReaped = false

  /// Starts a program in a process group of its own, so that Ctrl-C at the terminal reaches the parent only.
  ///
  /// - Throws: ``RenderError/childUnavailable(_:)``.
  init(_ program: ChildProgram, arguments: [String]) throws(RenderError) {
    let input = try Channel()
    let output = try Channel()
    let errors = try Channel()

    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input.far.number, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.far.number, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.far.number, STDERR_FILENO)
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let words = [program.executable] + program.arguments + arguments
    let variables = ChildProgram.environment(from: ProcessInfo.processInfo.environment)
    var identifier: pid_t = 0
    let status = Self.withCStrings(words) { words in
      Self.withCStrings(variables) { variables in
        posix_spawn(&identifier, program.executable, &actions, &attributes, words, variables)
      }
    }
    guard status == 0 else {
      throw .childUnavailable("\(program.executable): \(String(cString: strerror(status)))")
    }
    self.identifier = identifier
    self.input = consume input.near
    self.output = consume output.near
    self.errors = consume errors.near
  }

  deinit {
    if !isReaped {
      kill(identifier, SIGKILL)
      while waitpid(identifier, nil, 0) < 0 && errno == EINTR {}
    }
  }

  /// Calls the body with a NULL-terminated array of C strings.
  private static func withCStrings<R>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R
  ) -> R {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { body(UnsafePointer($0.baseAddress!)) }
  }
}
