import CZlib
import Foundation
import RelationGraph

/// The bytes of a source a piece at a time, decompressed if they are gzip, for formats whose files are much larger than their graphs.
final class ByteStream {
  private static let pieceSize = 1 << 18

  private let name: String
  private var held: ArraySlice<UInt8> = []
  private var file: UnsafeMutablePointer<FILE>?
  private var inflater: UnsafeMutablePointer<z_stream>?
  private var input: [UInt8] = []
  private var isFirst = true
  private var isMemberDone = true
  private var inflated = 0

  init(_ source: GraphSource) throws(ReadError) {
    name = source.name
    switch source.content {
    case .bytes(let bytes, _): held = bytes[...]
    case .folder: held = try source.bytes()[...]
    case .file:
      file = fopen(source.name, "rb")
      guard let file else { throw failure("cannot-open", String(cString: strerror(errno))) }
      var status = stat()
      let size = fstat(fileno(file), &status) == 0 ? Int(status.st_size) : 0
      WorkProgress.current.begin("Reading \(name.lastPart)", .bytes, total: size)
    }
  }

  deinit {
    if let file { fclose(file) }
    if let inflater {
      inflateEnd(inflater)
      inflater.deallocate()
    }
  }

  private func failure(_ code: String, _ message: String, isLimit: Bool = false) -> ReadError {
    ReadError(Diagnostic(.error, code, message, at: SourceLocation(file: name)), isLimit: isLimit)
  }

  /// The next bytes; none at the end.
  func next() throws(ReadError) -> ArraySlice<UInt8> {
    if isFirst {
      isFirst = false
      let first = try raw()
      guard first.starts(with: [0x1F, 0x8B]) else { return first }
      input = Array(first)
      try startInflating()
    }
    return inflater == nil ? try raw() : try inflatedPiece()
  }

  /// The next bytes as they lie there. What is in memory is handed over whole.
  private func raw() throws(ReadError) -> ArraySlice<UInt8> {
    guard let file else {
      defer { held = [] }
      return held
    }
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    let count = fread(&piece, 1, piece.count, file)
    guard ferror(file) == 0 else { throw failure("cannot-read", String(cString: strerror(errno))) }
    WorkProgress.current.advance(by: count)
    return piece[..<count]
  }

  private func startInflating() throws(ReadError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard entente_inflate_init_gzip(stream) == Z_OK else {
      stream.deallocate()
      throw failure("out-of-memory", "not enough memory to decompress this")
    }
    inflater = stream
    isMemberDone = false
  }

  private func inflatedPiece() throws(ReadError) -> ArraySlice<UInt8> {
    guard let inflater else { return [] }
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    while true {
      if input.isEmpty { input = Array(try raw()) }
      if input.isEmpty {
        guard isMemberDone else { throw failure("bad-gzip", "the gzip data is damaged or cut off") }
        return []
      }
      if isMemberDone {
        inflateReset(inflater)
        isMemberDone = false
      }
      let taken = min(input.count, 1 << 30)
      var status = Z_OK
      var (left, room) = (0, 0)
      input.withUnsafeMutableBufferPointer { input in
        piece.withUnsafeMutableBufferPointer { piece in
          inflater.pointee.next_in = input.baseAddress
          inflater.pointee.avail_in = UInt32(taken)
          inflater.pointee.next_out = piece.baseAddress
          inflater.pointee.avail_out = UInt32(piece.count)
          status = inflate(inflater, Z_NO_FLUSH)
          (left, room) = (Int(inflater.pointee.avail_in), Int(inflater.pointee.avail_out))
        }
      }
      input.removeFirst(taken - left)
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR && left == 0 else {
        throw failure("bad-gzip", "the gzip data is damaged or cut off")
      }
      if status == Z_STREAM_END { isMemberDone = true }
      let produced = piece.count - room
      inflated += produced
      guard inflated <= GraphSource.sizeLimit else {
        throw failure(
          "too-large", "more than \(GraphSource.sizeText(GraphSource.sizeLimit)) when decompressed", isLimit: true)
      }
      if produced > 0 { return piece[..<produced] }
    }
  }
}
