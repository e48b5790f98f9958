import RelationGraph

/// A long text in parts that are made when somebody asks for them, on any thread: what is written is never there as a whole.
package struct TextParts: Sendable {
  /// Why a text cannot be handed over to its end.
  package struct Cut: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
  }

  package var count: Int
  /// The rows in all parts.
  package var rows: Int
  private let make: @Sendable (Int) throws(Cut) -> [UInt8]

  package init(count: Int, rows: Int = 0, _ make: @escaping @Sendable (Int) throws(Cut) -> [UInt8]) {
    (self.count, self.rows, self.make) = (count, rows, make)
  }

  package init(_ text: String) { self.init(count: 1) { _ in Array(text.utf8) } }

  package init(_ bytes: [UInt8]) { self.init(count: 1) { _ in bytes } }

  /// One behind the other.
  package init(_ texts: [TextParts]) {
    let starts = texts.reduce(into: [0]) { starts, text in starts.append(starts[starts.count - 1] + text.count) }
    self.init(count: starts[texts.count], rows: texts.reduce(0) { $0 + $1.rows }) { part throws(Cut) in
      var text = texts.count - 1
      while starts[text] > part { text -= 1 }
      return try texts[text].make(part - starts[text])
    }
  }

  /// The same text, its last part without so many bytes at its end.
  package func dropLast(_ bytes: Int) -> TextParts {
    TextParts(count: count, rows: rows) { [self] part throws(Cut) in
      let whole = try make(part)
      return part == count - 1 ? Array(whole.dropLast(bytes)) : whole
    }
  }

  /// How many parts a thread makes ahead.
  private static let lead = 4

  /// Hands over all parts in their order; several threads make them, while one hands over those that are made.
  ///
  /// - Throws: ``Cut`` where a part cannot be made; those before it are handed over.
  package func send(to body: ([UInt8]) -> Void) throws(Cut) {
    let batch = Self.lead * Parallelism.workers
    var ready: [Result<[UInt8], Cut>] = []
    var first = 0
    while first < count || !ready.isEmpty {
      let size = min(batch, count - first)
      var made = [Result<[UInt8], Cut>](repeating: .success([]), count: size)
      var cut: Cut?
      withoutActuallyEscaping(body) { body in
        made.withUnsafeMutableBufferPointer { made in
          withUnsafeMutablePointer(to: &cut) { cut in
            let (made, cut) = (SharedMemory(made), SharedMemory(UnsafeMutableBufferPointer(start: cut, count: 1)))
            // One thread at a time calls it.
            nonisolated(unsafe) let body = body
            let (start, sent) = (first, ready)
            Parallelism.share(size + 1) { next in
              while let task = next() {
                if task > 0 {
                  made.base[task - 1] = part(start + task - 1)
                } else {
                  cut.base[0] = Self.hand(sent, to: body)
                }
              }
            }
          }
        }
      }
      if let cut { throw cut }
      WorkProgress.current.set(count == 0 ? 0 : first * rows / count)
      ready = made
      first += size
    }
    WorkProgress.current.set(rows)
  }

  private func part(_ number: Int) -> Result<[UInt8], Cut> {
    do throws(Cut) { return .success(try make(number)) } catch { return .failure(error) }
  }

  /// Hands over parts up to the first that could not be made.
  private static func hand(_ parts: [Result<[UInt8], Cut>], to body: ([UInt8]) -> Void) -> Cut? {
    for part in parts {
      switch part {
      case .success(let bytes): body(bytes)
      case .failure(let cut): return cut
      }
    }
    return nil
  }

  /// All of it; empty where a part of it cannot be made.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    do { try send { bytes += $0 } } catch { return [] }
    return bytes
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
