import CZlib
import RelationGraph

/// Decompression of gzip, by zlib.
enum Gzip {
  /// The bytes, decompressed if they begin as gzip does. Several members behind each other are one text.
  static func inflated(_ bytes: [UInt8], name: String) throws(ReadError) -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    var output: [UInt8] = []
    var status = Z_OK
    var input = bytes
    input.withUnsafeMutableBufferPointer { input in
      var stream = z_stream()
      stream.next_in = input.baseAddress
      var rest = input.count
      guard entente_inflate_init_gzip(&stream) == Z_OK else {
        status = Z_MEM_ERROR
        return
      }
      defer { inflateEnd(&stream) }
      var chunk = [UInt8](repeating: 0, count: 1 << 18)
      while output.count <= GraphSource.sizeLimit {
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
        if status == Z_STREAM_END, stream.avail_in > 0 || rest > 0 { status = inflateReset(&stream) }
        if status != Z_OK { break }
      }
    }
    let location = SourceLocation(file: name)
    guard output.count <= GraphSource.sizeLimit else {
      let limit = "\(GraphSource.sizeLimit >> 30) GiB"
      throw ReadError(
        Diagnostic(.error, "too-large", "more than \(limit) when decompressed", at: location), isLimit: true)
    }
    guard status == Z_STREAM_END else {
      throw ReadError(
        Diagnostic(
          .error, "bad-gzip", "the gzip data is damaged or cut off", at: location, hint: "copy the file once more"))
    }
    return output
  }
}
