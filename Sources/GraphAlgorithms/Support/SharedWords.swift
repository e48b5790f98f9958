import Synchronization

/// Numbers in memory that several threads read and write at once.
extension UInt32 {
  @inline(__always)
  static func shared(_ place: UnsafeMutablePointer<UInt32>) -> UnsafeMutablePointer<Atomic<UInt32>> {
    UnsafeMutableRawPointer(place).assumingMemoryBound(to: Atomic<UInt32>.self)
  }

  @inline(__always)
  static func load(_ place: UnsafeMutablePointer<UInt32>) -> UInt32 { shared(place).pointee.load(ordering: .relaxed) }

  @inline(__always)
  static func store(_ value: UInt32, at place: UnsafeMutablePointer<UInt32>) {
    shared(place).pointee.store(value, ordering: .relaxed)
  }

  /// - Returns: Whether what stood there was larger.
  @inline(__always)
  static func lower(_ place: UnsafeMutablePointer<UInt32>, to value: UInt32) -> Bool {
    var known = load(place)
    while value < known {
      let lowered = shared(place).pointee.weakCompareExchange(expected: known, desired: value, ordering: .relaxed)
      if lowered.exchanged { return true }
      known = lowered.original
    }
    return false
  }
}

extension UInt64 {
  @inline(__always)
  static func shared(_ place: UnsafeMutablePointer<UInt64>) -> UnsafeMutablePointer<Atomic<UInt64>> {
    UnsafeMutableRawPointer(place).assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  @inline(__always)
  static func load(_ place: UnsafeMutablePointer<UInt64>) -> UInt64 { shared(place).pointee.load(ordering: .relaxed) }

  @inline(__always)
  static func store(_ value: UInt64, at place: UnsafeMutablePointer<UInt64>) {
    shared(place).pointee.store(value, ordering: .relaxed)
  }

  /// - Returns: Whether what stood there was larger.
  @inline(__always)
  static func lower(_ place: UnsafeMutablePointer<UInt64>, to value: UInt64) -> Bool {
    var known = load(place)
    while value < known {
      let lowered = shared(place).pointee.weakCompareExchange(expected: known, desired: value, ordering: .relaxed)
      if lowered.exchanged { return true }
      known = lowered.original
    }
    return false
  }
}
