import CGraphviz
import Foundation

extension ChildProcess {
  /// Why the parent ended the child.
  enum Interruption: Equatable { case cancelled, timeLimit, outputTooLarge }
  /// How the child ended.
  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case unknown
  }

  /// All that a child left behind.
  struct Remains {
    var output = Data()
    var errors = Data()
    var interruption: Interruption?
    var ending = Ending.unknown
  }

  /// More than this of standard error is read but not kept.
  private static let errorLimit = 1 << 16
  /// Milliseconds between two looks at the clock and at cancellation.
  private static let pollInterval: Int32 = 25

  /// Feeds the child, reads what it says and waits until it ends or has to be ended.
  ///
  /// Writing and reading take turns as the streams allow, so a child that answers before it has read everything does
  /// not lock up with its parent.
  consuming func exchange(_ text: [UInt8], limits: RenderLimits, isCancelled: () -> Bool) -> Remains {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(min(max(limits.wallSeconds, 0), 1e9))
    var remains = Remains()
    var sent = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)

    while output != nil || errors != nil {
      if isCancelled() { remains.interruption = .cancelled }
      if clock.now >= deadline { remains.interruption = remains.interruption ?? .timeLimit }
      if remains.output.count > limits.outputBytes { remains.interruption = remains.interruption ?? .outputTooLarge }
      if remains.interruption != nil { break }

      // A negative descriptor is skipped by poll.
      var polled = [
        pollfd(fd: input?.number ?? -1, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: output?.number ?? -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors?.number ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&polled, 3, Self.pollInterval) > 0 else { continue }

      if polled[0].revents != 0 {
        let count = text[sent...].withUnsafeBytes {
          send(polled[0].fd, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        if count > 0 { sent += count }
        let isRefused = count < 0 && errno != EAGAIN && errno != EINTR
        if isRefused || sent == text.count { input = nil }
      }
      if polled[1].revents != 0, !Self.read(polled[1].fd, into: &remains.output, limit: .max, by: &buffer) {
        output = nil
      }
      if polled[2].revents != 0, !Self.read(polled[2].fd, into: &remains.errors, limit: Self.errorLimit, by: &buffer) {
        errors = nil
      }
    }

    input = nil
    if remains.interruption != nil { kill(-identifier, SIGKILL) }
    remains.ending = waitForEnd(until: deadline, remains: &remains, isCancelled: isCancelled)
    return remains
  }

  /// Reads what is there; false at the end of the stream.
  private static func read(_ number: Int32, into data: inout Data, limit: Int, by buffer: inout [UInt8]) -> Bool {
    let count = Foundation.read(number, &buffer, buffer.count)
    if count > 0 {
      data.append(contentsOf: buffer[..<min(count, max(0, limit - data.count))])
      return true
    }
    return count < 0 && (errno == EINTR || errno == EAGAIN)
  }

  /// Waits for a child that has closed its streams, and kills it if it lingers.
  private mutating func waitForEnd(
    until deadline: ContinuousClock.Instant, remains: inout Remains, isCancelled: () -> Bool
  ) -> Ending {
    var status: Int32 = 0
    var pause: UInt32 = 50
    while true {
      let options = remains.interruption == nil ? WNOHANG : 0
      let result = waitpid(identifier, &status, options)
      if result == identifier { break }
      if result < 0 && errno != EINTR {
        isReaped = true
        return .unknown
      }
      if isCancelled() { remains.interruption = .cancelled }
      if ContinuousClock().now >= deadline { remains.interruption = remains.interruption ?? .timeLimit }
      if remains.interruption != nil {
        kill(-identifier, SIGKILL)
      } else {
        usleep(pause)
        pause = min(pause * 2, 20_000)
      }
    }
    isReaped = true
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }
}
