import Foundation

/// An open file descriptor, closed when it goes out of use.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { if number >= 0 { close(number) } }

  /// Writes everything, waiting as long as it takes.
  borrowing func writeAll(_ data: Data) -> Bool {
    data.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = write(number, bytes.baseAddress! + written, bytes.count - written)
        if count > 0 { written += count } else if count == 0 || errno != EINTR { return false }
      }
      return true
    }
  }

  /// Reads a descriptor to its end; nil when reading fails.
  static func readAll(_ number: Int32) -> [UInt8]? {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(number, &buffer, buffer.count)
      if count > 0 { all += buffer[..<count] } else if count == 0 { return all } else if errno != EINTR { return nil }
    }
  }

  /// Takes a descriptor and moves it past the standard streams if it is one of them (the host closed its own).
  init(raising number: Int32) {
    if number > 2 {
      self.number = number
    } else {
      self.number = fcntl(number, F_DUPFD_CLOEXEC, 3)
      close(number)
    }
  }
}

/// Two connected descriptors: one for this process, one for a child. No other child inherits either.
///
/// Sockets and not a pipe, because writing to a socket can be told not to raise SIGPIPE.
struct Channel: ~Copyable {
  var near: Descriptor
  var far: Descriptor

  /// Opens a channel.
  ///
  /// - Throws: ``RenderError/childUnavailable(_:)`` when no more files can be opened.
  init() throws(RenderError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .childUnavailable(String(cString: strerror(errno))) }
    near = Descriptor(raising: ends[0])
    far = Descriptor(raising: ends[1])
  }
}
