import Foundation

/// Reads DOT in a child process: the grammar is Graphviz's own, and text that crashes it, or keeps it busy, harms nobody.
package struct DotReader: Sendable {
  package var limits: RenderLimits
  package var child: ChildProgram

  package init(limits: RenderLimits, child: ChildProgram) {
    self.limits = limits
    self.child = child
  }

  /// The first graph of the text. Attributes are data: no file that they name is opened.
  ///
  /// - Parameters:
  ///   - text: UTF-8 without NUL.
  ///   - isCancelled: asked about every 25 ms.
  /// - Throws: ``RenderError``.
  package func read(_ text: [UInt8], isCancelled: () -> Bool = { false }) throws(RenderError) -> DotStructure {
    guard text.count <= limits.inputBytes else {
      throw .inputTooLarge(bytes: text.count, limit: limits.inputBytes)
    }
    guard text.contains(where: { $0 > 0x20 }) else { throw .emptyInput }
    if ProcessInfo.processInfo.environment[GraphvizChild.marker] != nil {
      throw .childUnavailable("\(child.executable) does not know \(child.arguments.joined(separator: " "))")
    }
    let process = try ChildProcess(child, arguments: DotReadingJob.arguments(limits: limits))
    let remains = process.exchange(text, limits: limits, isCancelled: isCancelled)
    return try remains.outcome(of: child, limits: limits, decode: DotFrames.decode)
  }
}
