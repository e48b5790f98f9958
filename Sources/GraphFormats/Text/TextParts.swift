import RelationGraph

/// A long text in parts that are made when somebody asks for them, on any thread: what is written is never there as a whole.
package struct TextParts: Sendable {
  package var count: Int
  /// The rows in all parts.
  package var rows: Int
  private let make: @Sendable (Int) -> [UInt8]

  package init(count: Int, rows: Int = 0, _ make: @escaping @Sendable (Int) -> [UInt8]) {
    (self.count, self.rows, self.make) = (count, rows, make)
  }

  package init(_ text: String) { self.init(count: 1) { _ in Array(text.utf8) } }

  package init(_ bytes: [UInt8]) { self.init(count: 1) { _ in bytes } }

  package subscript(part: Int) -> [UInt8] { make(part) }

  /// One behind the other.
  package init(_ texts: [TextParts]) {
    let starts = texts.reduce(into: [0]) { starts, text in starts.append(starts[starts.count - 1] + text.count) }
    self.init(count: starts[texts.count], rows: texts.reduce(0) { $0 + $1.rows }) { part in
      var text = texts.count - 1
      while starts[text] > part { text -= 1 }
      return texts[text][part - starts[text]]
    }
  }

  /// How many parts a thread makes ahead.
  private static let lead = 4

  /// Hands over all parts in their order; several threads make them.
  package func send(to body: ([UInt8]) -> Void) {
    let batch = Self.lead * Parallelism.workers
    var made = [[UInt8]](repeating: [], count: min(batch, count))
    for first in Swift.stride(from: 0, to: count, by: batch) {
      let size = min(batch, count - first)
      made.withUnsafeMutableBufferPointer { made in
        let made = SharedMemory(made)
        Parallelism.forEach(size) { made.base[$0] = make(first + $0) }
      }
      for part in 0..<size { body(made[part]) }
      WorkProgress.current.set((first + size) * rows / count)
    }
  }

  /// All of it.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    send { bytes += $0 }
    return bytes
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
