/// Inverts a symmetric, positive definite matrix in its own memory, by sweeping one row after another.
///
/// Only the lower half is worked on, and a row without an entry in the swept column is left alone, so that sparse matrices cost
/// less at first.
///
/// J. H. Goodnight (1979). A tutorial on the SWEEP operator. The American Statistician 33.
/// https://doi.org/10.1080/00031305.1979.10482685
enum SymmetricInverse {
  /// - Parameters:
  ///   - matrix: By rows; the inverse afterwards, with values that are not finite where it has none.
  ///   - order: How many of its first rows and columns count.
  ///   - stride: The distance of two rows.
  /// - Complexity: O(order³) time, O(order) space.
  static func invert(
    _ matrix: inout [Double], order: Int, stride: Int, in context: RunContext
  ) throws(AlgorithmError) {
    precondition(order <= stride && matrix.count >= order * stride)
    var column = [Double](repeating: 0, count: order)
    for pivot in 0..<order {
      if pivot & 15 == 0 { try context.checkpoint(Double(pivot) / Double(order)) }
      sweep(pivot, &matrix, &column, order: order, stride: stride)
    }
    for row in 0..<order {
      for place in 0...row {
        let value = -matrix[row * stride + place]
        matrix[row * stride + place] = value
        matrix[place * stride + row] = value
      }
    }
  }

  /// Raw memory: the inner loop then runs on vectors.
  private static func sweep(
    _ pivot: Int, _ matrix: inout [Double], _ column: inout [Double], order: Int, stride: Int
  ) {
    matrix.withUnsafeMutableBufferPointer { matrix in
      column.withUnsafeMutableBufferPointer { column in
        let diagonal = matrix[pivot &* stride &+ pivot]
        for row in 0..<order {
          column[row] = row < pivot ? matrix[pivot &* stride &+ row] : matrix[row &* stride &+ pivot]
        }
        column[pivot] = 0
        for row in 0..<order where column[row] != 0 {
          let factor = column[row] / diagonal
          let start = row &* stride
          for place in 0...row { matrix[start &+ place] -= factor * column[place] }
        }
        for row in 0..<order {
          let value = row == pivot ? -1 / diagonal : column[row] / diagonal
          if row <= pivot { matrix[pivot &* stride &+ row] = value } else { matrix[row &* stride &+ pivot] = value }
        }
      }
    }
  }
}
