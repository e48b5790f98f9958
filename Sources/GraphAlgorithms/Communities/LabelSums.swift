/// Scratch memory of one worker: the strength of a node to every label around it, and a list of these labels.
struct LabelSums<Strengths: KernelStrengths>: Sendable {
  /// 0 for all labels between two nodes.
  let sum: KernelArray<Strengths.Sum>
  let touched: KernelArray<Int32>

  init(_ labels: Int, _ memory: KernelArena) {
    sum = memory.array(labels, repeating: 0)
    touched = memory.uninitialized(labels + 1, of: Int32.self)
  }

  /// Adds the arcs of a row up by the label of their targets.
  ///
  /// - Parameter known: how many labels have been touched already.
  /// - Returns: how many labels there are, the first of ``touched``. Their sums are to be set to 0 after use.
  @inline(__always)
  func add(
    _ row: Range<Int>, _ rows: KernelRows, _ strengths: Strengths, _ label: KernelArray<Int32>, after known: Int = 0
  ) -> Int {
    var count = known
    for arc in row {
      let c = label[rows.target(arc)]
      let before = sum[Int(c)]
      // Written always and counted when new: whether a label is new cannot be predicted.
      touched[count] = c
      count &+= before == 0 ? 1 : 0
      sum[Int(c)] = strengths.adding(arc, to: before)
    }
    return count
  }
}
