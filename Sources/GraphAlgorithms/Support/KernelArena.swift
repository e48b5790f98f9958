import RelationGraph
import Synchronization

/// The memory that one kernel and its workers share: freed, whole, at the end of the scope.
///
/// Arrays would be checked for exclusive access and copied by a second reference; workers that write each a part of one array need
/// memory that is neither.
final class KernelArena {
  private var blocks: [UnsafeMutableRawPointer] = []

  private init() {}

  deinit { for block in blocks { block.deallocate() } }

  static func scoped<Result>(_ body: (KernelArena) -> Result) -> Result {
    let memory = KernelArena()
    return withExtendedLifetime(memory) { body(memory) }
  }

  func array<Element: BitwiseCopyable>(_ count: Int, repeating value: Element) -> KernelArray<Element> {
    let array = uninitialized(count, of: Element.self)
    array.base.initialize(repeating: value, count: count)
    return array
  }

  func array<Element: BitwiseCopyable>(_ values: [Element]) -> KernelArray<Element> {
    let array = uninitialized(values.count, of: Element.self)
    values.withUnsafeBufferPointer { values in
      if let base = values.baseAddress { array.base.initialize(from: base, count: values.count) }
    }
    return array
  }

  /// Memory that is written before it is read.
  func uninitialized<Element: BitwiseCopyable>(_ count: Int, of: Element.Type) -> KernelArray<Element> {
    let block = block(count * MemoryLayout<Element>.stride)
    return KernelArray(base: block.bindMemory(to: Element.self, capacity: max(1, count)))
  }

  /// Flags that several workers may set at once.
  func flags(_ count: Int, repeating value: Bool) -> KernelFlags {
    let base = block(count).bindMemory(to: Atomic<Bool>.self, capacity: max(1, count))
    for index in 0..<count { (base + index).initialize(to: Atomic(value)) }
    return KernelFlags(base: base)
  }

  private func block(_ size: Int) -> UnsafeMutableRawPointer {
    let block = LargePages.allocate(byteCount: size)
    blocks.append(block)
    return block
  }
}

/// An array in ``KernelArena``.
struct KernelArray<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>

  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  /// The elements from `index` on.
  func from(_ index: Int) -> KernelArray { KernelArray(base: base + index) }

  /// Copies the first `count` elements of another array to `index` and after.
  func copy(_ count: Int, from other: KernelArray, to index: Int) {
    (base + index).update(from: other.base, count: count)
  }
}

/// Flags in ``KernelArena``.
struct KernelFlags: @unchecked Sendable {
  let base: UnsafeMutablePointer<Atomic<Bool>>

  subscript(index: Int) -> Bool {
    get { base[index].load(ordering: .relaxed) }
    nonmutating set { base[index].store(newValue, ordering: .relaxed) }
  }
}
