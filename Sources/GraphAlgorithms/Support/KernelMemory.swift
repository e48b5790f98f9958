import RelationGraph

/// Scratch memory of a kernel, in large pages where it is large. Several threads may write it, each what is its own.
///
/// Its owner gives it back: `defer { memory.deallocate() }`.
struct KernelMemory<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  /// Memory that is not set yet.
  init(count: Int) {
    self.count = count
    let memory = LargePages.allocate(byteCount: count * MemoryLayout<Element>.stride)
    base = memory.bindMemory(to: Element.self, capacity: max(1, count))
  }

  init(repeating value: Element, count: Int) {
    self.init(count: count)
    base.initialize(repeating: value, count: count)
  }

  /// The same, filled by several threads: first the pages themselves take time.
  init(repeating value: Element, count: Int, _ lanes: KernelLanes) where Element: Sendable {
    self.init(count: count)
    let memory = self
    lanes.forEach(count, size: 1 << 17) { _, range in
      (memory.base + range.lowerBound).initialize(repeating: value, count: range.count)
    }
  }

  func deallocate() { UnsafeMutableRawPointer(base).deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }
}
