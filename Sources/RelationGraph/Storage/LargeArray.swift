#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Array where Element: BitwiseCopyable {
  /// An array whose elements `fill` sets, all of them, in large pages of memory where it is large.
  ///
  /// Gathers and scatters over more than a few MiB wait for address translation: large pages take 3–25 % off.
  package init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
      let whole = UnsafeMutableBufferPointer(rebasing: buffer[0..<count])
      LargePages.advise(UnsafeMutableRawBufferPointer(whole))
      fill(whole)
      initialized = count
    }
  }

  /// An array of one value, in large pages where it is large.
  package init(large value: Element, count: Int) {
    self.init(count: count) { $0.initialize(repeating: value) }
  }
}

/// Large pages of memory. Where they are not to be had, nothing changes but the speed.
package enum LargePages {
  private static let size = 2 << 20

  /// Memory that is not set yet, aligned for large pages where it is large. Its owner deallocates it.
  package static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(64, byteCount), alignment: byteCount >= size ? size : 64)
    advise(UnsafeMutableRawBufferPointer(start: memory, count: byteCount))
    return memory
  }

  static func advise(_ bytes: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard bytes.count >= size, let base = bytes.baseAddress else { return }
      let start = (UInt(bitPattern: base) + UInt(size - 1)) & ~UInt(size - 1)
      let end = (UInt(bitPattern: base) + UInt(bytes.count)) & ~UInt(size - 1)
      guard end > start, let pointer = UnsafeMutableRawPointer(bitPattern: start) else { return }
      // 14: MADV_HUGEPAGE. Advice that is not followed is no error.
      _ = madvise(pointer, Int(end - start), 14)
    #endif
  }
}
