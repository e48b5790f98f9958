import CZlib
import RelationGraph

/// Gzip, by zlib.
package enum Gzip {
  /// How much larger than the file its content may be, where it is large: text that people write is below, bombs are far above.
  static let ratioLimit = 100
  private static let harmlessSize = 64 << 20

  /// The bytes, decompressed if they begin as gzip does. Several members behind each other are one text.
  ///
  /// - Throws: `ReadError` if the data is damaged, cut off or followed by something else, longer than `limit`, or more than 64 MiB
  ///   and 100 times as long as it is compressed.
  static func inflated(_ bytes: [UInt8], name: String, limit: Int = GraphSource.sizeLimit) throws(ReadError) -> [UInt8]
  {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    let ratio = max(harmlessSize, bytes.count.multipliedReportingOverflow(by: ratioLimit).partialValue)
    let bound = min(limit, ratio)
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
      var chunk = [UInt8](repeating: 0, count: 1 << 18)
      while output.count <= bound {
        if stream.avail_in == 0, rest > 0 {
          stream.avail_in = UInt32(min(rest, 1 << 30))
          rest -= Int(stream.avail_in)
        }
        let produced = chunk.withUnsafeMutableBufferPointer { chunk in
          stream.next_out = chunk.baseAddress
          stream.avail_out = UInt32(chunk.count)
          status = inflate(&stream, Z_NO_FLUSH)
          return chunk.count - Int(stream.avail_out)
        }
        output += chunk[..<produced]
        if status == Z_STREAM_END { members += 1 }
        if status == Z_STREAM_END, stream.avail_in > 0 || rest > 0 { status = inflateReset(&stream) }
        if status != Z_OK { break }
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
    var stream = z_stream()
    guard entente_deflate_init_gzip(&stream) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    return bytes.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      var rest = input.count
      var status = Z_OK
      while status == Z_OK {
        if stream.avail_in == 0, rest > 0 {
          stream.avail_in = UInt32(min(rest, 1 << 30))
          rest -= Int(stream.avail_in)
        }
        let produced = chunk.withUnsafeMutableBufferPointer { chunk in
          stream.next_out = chunk.baseAddress
          stream.avail_out = UInt32(chunk.count)
          status = deflate(&stream, rest > 0 ? Z_NO_FLUSH : Z_FINISH)
          return chunk.count - Int(stream.avail_out)
        }
        output += chunk[..<produced]
      }
      return status == Z_STREAM_END ? output : nil
    }
  }
}
