import CZlib

/// Gzip made piece by piece. The bytes do not depend on the pieces.
final class Deflater {
  private static let pieceSize = 1 << 18
  private let stream: UnsafeMutablePointer<z_stream>
  private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)

  /// `nil` where there is not enough memory.
  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard entente_deflate_init_gzip(stream) == Z_OK else {
      stream.pointee.state = nil
      return nil
    }
  }

  deinit {
    if stream.pointee.state != nil { deflateEnd(stream) }
    stream.deallocate()
    piece.deallocate()
  }

  /// Compresses more bytes and hands over what has become of them so far.
  ///
  /// - Returns: whether that went well.
  func deflate(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, to output: (UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    var rest = bytes.count
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = 0
    while true {
      if stream.pointee.avail_in == 0, rest > 0 {
        // The length of a piece is 32 bits wide.
        stream.pointee.avail_in = UInt32(min(rest, 1 << 30))
        rest -= Int(stream.pointee.avail_in)
      }
      stream.pointee.next_out = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(piece.count)
      let status = CZlib.deflate(stream, isLast && rest == 0 ? Z_FINISH : Z_NO_FLUSH)
      let produced = piece.count - Int(stream.pointee.avail_out)
      if produced > 0 { output(UnsafeRawBufferPointer(rebasing: piece[..<produced])) }
      if status == Z_STREAM_END { return true }
      // Without room, or without anything to do, it says so: neither is an error here.
      guard status == Z_OK || status == Z_BUF_ERROR else { return false }
      if !isLast, rest == 0, stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 { return true }
      if status == Z_BUF_ERROR, produced == 0 { return false }
    }
  }
}
