import RelationGraph

/// The lines of a source one after the other, without line ends.
struct LineStream {
  /// The bytes that a line may have.
  static let lineLimit = 16 << 20

  private let name: String
  private let bytes: ByteStream
  private var rest: ArraySlice<UInt8> = []
  /// Where the search for the end of the line goes on.
  private var searched = 0
  private var isAtEnd = false
  /// The number of the line that was handed over last.
  private(set) var number = 0

  init(_ source: GraphSource) throws(ReadError) {
    name = source.name
    bytes = try ByteStream(source)
  }

  /// The next line, `nil` at the end.
  mutating func next() throws(ReadError) -> ArraySlice<UInt8>? {
    while true {
      let end = Lines.end(of: rest[max(searched, rest.startIndex)...])
      if end < rest.endIndex {
        let line = rest[..<end]
        rest = rest[(end + 1)...]
        searched = rest.startIndex
        return handed(line)
      }
      guard end - rest.startIndex <= Self.lineLimit else {
        throw ReadError(
          Diagnostic(
            .error, "too-large", "a line may have \(GraphSource.sizeText(Self.lineLimit))",
            at: SourceLocation(file: name, line: number + 1)), isLimit: true)
      }
      if isAtEnd {
        guard !rest.isEmpty else { return nil }
        let line = rest
        rest = []
        searched = 0
        return handed(line)
      }
      let more = try bytes.next()
      isAtEnd = more.isEmpty
      if rest.isEmpty {
        rest = more
        searched = rest.startIndex
      } else {
        let offset = rest.count
        rest = ArraySlice(Array(rest) + more)
        searched = offset
      }
    }
  }

  private mutating func handed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    number += 1
    var line = line
    if line.last == 0x0D { line = line.dropLast() }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return line
  }
}
