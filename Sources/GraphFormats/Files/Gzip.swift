import CZlib
import RelationGraph

/// Gzip, by zlib.
package enum Gzip {
  /// How much larger than the file its content may be, where it is large: text that people write is below, bombs are far above.
  static let ratioLimit = 100
  private static let harmlessSize = 64 << 20
  /// The bytes that are handed to zlib at a time.
  private static let inputPiece = 4 << 20
  /// No deflated text is more times as long as that.
  private static let densest = 1032

  /// The length of the text that the last four bytes state; it is wrong for several members, and for texts over 4 GiB.
  private static func statedSize(_ input: UnsafeBufferPointer<UInt8>) -> Int {
    let stated = input.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return min(stated, input.count * densest)
  }

  /// The bytes, decompressed if they begin as gzip does. Several members behind each other are one text.
  ///
  /// - Throws: `ReadError` if the data is damaged, cut off or followed by something else, longer than `limit`, or more than 64 MiB
  ///   and 100 times as long as it is compressed.
  package static func inflated(
    _ bytes: [UInt8], name: String, limit: Int = GraphSource.sizeLimit
  ) throws(ReadError) -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    let ratio = max(harmlessSize, bytes.count.multipliedReportingOverflow(by: ratioLimit).partialValue)
    let bound = min(limit, ratio)
    WorkProgress.current.begin("Unpacking \(name.lastPart)", .bytes, total: bytes.count)
    var output: [UInt8] = []
    var members = 0
    var status = Z_OK
    bytes.withUnsafeBufferPointer { input in
      var stream = z_stream()
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      var rest = input.count
      guard entente_inflate_init_gzip(&stream) == Z_OK else {
        status = Z_MEM_ERROR
        return
      }
      defer { inflateEnd(&stream) }
      /// Fills the buffer as far as there is something; how much of it.
      func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var filled = 0
        while filled < buffer.count, status == Z_OK {
          if stream.avail_in == 0, rest > 0 {
            stream.avail_in = UInt32(min(rest, Self.inputPiece))
            rest -= Int(stream.avail_in)
            WorkProgress.current.set(input.count - rest)
          }
          let room = min(buffer.count - filled, 1 << 30)
          stream.next_out = buffer.baseAddress.map { $0 + filled }
          stream.avail_out = UInt32(room)
          status = inflate(&stream, Z_NO_FLUSH)
          filled += room - Int(stream.avail_out)
          if status == Z_STREAM_END { members += 1 }
          if status == Z_STREAM_END, stream.avail_in > 0 || rest > 0 { status = inflateReset(&stream) }
        }
        return filled
      }
      // Straight to its place, as much as the end of the file says it is; then what is longer than that.
      output = [UInt8](unsafeUninitializedCapacity: min(bound, Self.statedSize(input)) + 1) { buffer, count in
        count = fill(buffer)
      }
      guard status == Z_OK else { return }
      var chunk = [UInt8](repeating: 0, count: 1 << 18)
      while status == Z_OK, output.count <= bound {
        let count = chunk.withUnsafeMutableBufferPointer { fill($0) }
        output += chunk[..<count]
      }
    }
    func error(_ code: String, _ message: String, hint: String? = nil, isLimit: Bool = false) -> ReadError {
      ReadError(Diagnostic(.error, code, message, at: SourceLocation(file: name), hint: hint), isLimit: isLimit)
    }
    guard output.count <= bound else {
      throw error(
        "too-large", "more than \(GraphSource.sizeText(bound)) when decompressed",
        hint: bound < limit ? "this looks like a gzip bomb; if it is not, decompress it first" : nil, isLimit: true)
    }
    guard status != Z_MEM_ERROR else { throw error("out-of-memory", "not enough memory to decompress this") }
    guard status == Z_STREAM_END else {
      let message =
        members > 0 && status == Z_DATA_ERROR
        ? "there is something behind the gzip data, or it is damaged" : "the gzip data is damaged or cut off"
      throw error("bad-gzip", message, hint: "copy the file once more")
    }
    return output
  }

  /// The bytes, compressed; the same bytes on every run, since no name and no time stand in them.
  package static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    guard let deflater = Deflater() else { return nil }
    var output: [UInt8] = []
    let isDone = bytes.withUnsafeBufferPointer { deflater.deflate($0, isLast: true) { output += $0 } }
    return isDone ? output : nil
  }
}
