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
  /// 8 bytes at a time in a word: byte by byte these looks took as long as reading the numbers, and vectors of 32 bytes, which
  /// are not compiled to instructions of the machine, ten times as long.
  private static func look(_ text: UnsafeBufferPointer<UInt8>) -> (lines: Int, isPlain: Bool) {
    let raw = UnsafeRawBufferPointer(text)
    var (lines, index) = (0, 0)
    var (high, control): (UInt64, UInt64) = (0, 0)
    while index &+ 8 <= raw.count {
      // Every byte of a word counts to 255.
      let stop = min(raw.count &- 7, index &+ 8 &* 255)
      var ends: UInt64 = 0
      while index < stop {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let end = bytes(of: word, equalTo: 0x0A)
        ends &+= end &>> 7
        high |= word
        let low = ~((word & every(0x7F)) &+ every(0x60) | word) & every(0x80)
        control |= low & ~(end | bytes(of: word, equalTo: 0x09) | bytes(of: word, equalTo: 0x0D))
        control |= bytes(of: word, equalTo: 0x7F)
        index &+= 8
      }
      lines &+= stride(from: 0, to: 64, by: 8).reduce(0) { $0 + Int(ends &>> UInt64($1) & 0xFF) }
    }
    for byte in text[index...] {
      lines += byte == 0x0A ? 1 : 0
      high |= UInt64(byte)
      if byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F { control = 1 }
    }
    if let last = text.last, last != 0x0A { lines += 1 }
    return (lines, control == 0 && (high & every(0x80) == 0 || text.isValidText))
  }

  @inline(__always)
  private static func every(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The highest bit of every byte that is `byte`.
  @inline(__always)
  private static func bytes(of word: UInt64, equalTo byte: UInt64) -> UInt64 {
    let difference = word ^ every(byte)
    return ~((difference & every(0x7F)) &+ every(0x7F) | difference) & every(0x80)
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
