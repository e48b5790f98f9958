import RelationGraph

/// A part of a text that one thread reads: whole lines.
struct TextStretch: Sendable {
  var range: Range<Int>
  /// The lines before it, and how many it has.
  var firstLine = 0
  var lineCount = 0

  /// Divides the text behind `start` into stretches of about one size; `nil` where it holds what a plain table never does: control
  /// characters, or bytes that are not UTF-8.
  static func divide(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [TextStretch]? {
    let parts = bytes.count - start < 1 << 16 ? 1 : Parallelism.workers
    var stretches: [TextStretch] = []
    var low = start
    for part in 1...parts {
      var high = start + (bytes.count - start) * part / parts
      while high < bytes.count, high > low, bytes[high - 1] != 0x0A { high += 1 }
      if high > low { stretches.append(TextStretch(range: low..<high)) }
      low = max(low, high)
    }
    var isPlain = [Bool](repeating: false, count: stretches.count)
    let source = SharedMemory(UnsafeMutableBufferPointer(mutating: bytes))
    stretches.withUnsafeMutableBufferPointer { stretches in
      isPlain.withUnsafeMutableBufferPointer { isPlain in
        let (stretches, isPlain) = (SharedMemory(stretches), SharedMemory(isPlain))
        Parallelism.forEach(stretches.base.count) { part in
          let text = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(source.base)[stretches.base[part].range])
          (stretches.base[part].lineCount, isPlain.base[part]) = look(text)
        }
      }
    }
    guard isPlain.allSatisfy(\.self) else { return nil }
    var line = 0
    for part in stretches.indices {
      stretches[part].firstLine = line
      line += stretches[part].lineCount
    }
    return stretches
  }

  /// The lines, and whether it is UTF-8 without other control characters than tab and line ends.
  ///
  /// 32 bytes at a time: byte by byte these looks took as long as reading the numbers.
  private static func look(_ text: UnsafeBufferPointer<UInt8>) -> (lines: Int, isPlain: Bool) {
    typealias Block = SIMD32<UInt8>
    let raw = UnsafeRawBufferPointer(text)
    var (lines, index) = (0, 0)
    var (high, control) = (Block.zero, Block.zero)
    while index + 32 <= raw.count {
      // Lanes count to 255.
      let stop = min(raw.count - 31, index + 32 * 255)
      var ends = Block.zero
      while index < stop {
        let block = raw.loadUnaligned(fromByteOffset: index, as: Block.self)
        ends.replace(with: ends &+ 1, where: block .== 0x0A)
        high |= block
        let isControl = (block .< 0x20) .& (block .!= 0x0A) .& (block .!= 0x0D) .& (block .!= 0x09) .| (block .== 0x7F)
        control.replace(with: 1, where: isControl)
        index += 32
      }
      lines += (0..<32).reduce(0) { $0 + Int(ends[$1]) }
    }
    var (isHigh, isControl) = (high.max() >= 0x80, control != .zero)
    for byte in text[index...] {
      lines += byte == 0x0A ? 1 : 0
      isHigh = isHigh || byte >= 0x80
      isControl = isControl || byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F
    }
    if let last = text.last, last != 0x0A { lines += 1 }
    return (lines, !isControl && (!isHigh || text.isValidText))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is UTF-8 without the control characters U+0080…U+009F and the mark U+FEFF.
  fileprivate var isValidText: Bool {
    var index = 0
    while index < count {
      let byte = self[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard byte >= 0xC2, byte <= 0xF4, index + length <= count else { return false }
      var scalar = UInt32(byte) & (0xFF &>> UInt32(length + 1))
      for offset in 1..<length {
        guard self[index + offset] & 0xC0 == 0x80 else { return false }
        scalar = scalar &<< 6 | UInt32(self[index + offset] & 0x3F)
      }
      let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
      guard scalar >= least, Unicode.Scalar(scalar) != nil, scalar >= 0xA0, scalar != 0xFEFF else { return false }
      index += length
    }
    return true
  }
}
