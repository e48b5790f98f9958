import Synchronization

/// Numbers in memory that several threads read and write at once.
protocol SharedWord: FixedWidthInteger, AtomicRepresentable, BitwiseCopyable {
  static func load(_ place: UnsafeMutablePointer<Self>) -> Self
  static func store(_ value: Self, at place: UnsafeMutablePointer<Self>)
  /// Writes a value where `known` stands; what stood there.
  static func replace(
    _ known: Self, at place: UnsafeMutablePointer<Self>, by value: Self
  ) -> (exchanged: Bool, original: Self)
}

extension SharedWord {
  @inline(__always)
  static func shared(_ place: UnsafeMutablePointer<Self>) -> UnsafeMutablePointer<Atomic<Self>> {
    UnsafeMutableRawPointer(place).assumingMemoryBound(to: Atomic<Self>.self)
  }

  /// - Returns: Whether what stood there was larger.
  @inline(__always)
  static func lower(_ place: UnsafeMutablePointer<Self>, to value: Self) -> Bool {
    var known = load(place)
    while value < known {
      let lowered = replace(known, at: place, by: value)
      if lowered.exchanged { return true }
      known = lowered.original
    }
    return false
  }
}

// `Atomic` has its operations for each width alone.

extension UInt32: SharedWord {
  @inline(__always)
  static func load(_ place: UnsafeMutablePointer<UInt32>) -> UInt32 { shared(place).pointee.load(ordering: .relaxed) }

  @inline(__always)
  static func store(_ value: UInt32, at place: UnsafeMutablePointer<UInt32>) {
    shared(place).pointee.store(value, ordering: .relaxed)
  }

  @inline(__always)
  static func replace(
    _ known: UInt32, at place: UnsafeMutablePointer<UInt32>, by value: UInt32
  ) -> (exchanged: Bool, original: UInt32) {
    shared(place).pointee.compareExchange(expected: known, desired: value, ordering: .relaxed)
  }
}

extension UInt64: SharedWord {
  @inline(__always)
  static func load(_ place: UnsafeMutablePointer<UInt64>) -> UInt64 { shared(place).pointee.load(ordering: .relaxed) }

  @inline(__always)
  static func store(_ value: UInt64, at place: UnsafeMutablePointer<UInt64>) {
    shared(place).pointee.store(value, ordering: .relaxed)
  }

  @inline(__always)
  static func replace(
    _ known: UInt64, at place: UnsafeMutablePointer<UInt64>, by value: UInt64
  ) -> (exchanged: Bool, original: UInt64) {
    shared(place).pointee.compareExchange(expected: known, desired: value, ordering: .relaxed)
  }
}
