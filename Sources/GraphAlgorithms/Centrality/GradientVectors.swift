import RelationGraph

/// The vectors of a conjugate gradient method for (S − dA) u = b, a number for every node.
struct GradientVectors: Sendable {
  /// S; 0 where there is nothing to solve.
  let diagonal: KernelMemory<Double>
  /// u.
  let values: KernelMemory<Double>
  /// r = b − (S − dA) u.
  let residual: KernelMemory<Double>
  /// q, the direction of the next step; small, because arcs read it at random.
  let direction: KernelMemory<Float>
  /// (S − dA) q.
  let image: KernelMemory<Double>
  /// M⁻¹, a diagonal matrix near the inverse of the one to solve with; 0 for what is eliminated.
  let inverse: KernelMemory<Double>

  /// The direction and its image are 0, the others not set yet.
  init(count: Int) {
    diagonal = KernelMemory(count: count)
    values = KernelMemory(count: count)
    residual = KernelMemory(count: count)
    direction = KernelMemory(repeating: 0, count: count)
    image = KernelMemory(repeating: 0, count: count)
    inverse = KernelMemory(count: count)
  }

  func deallocate() {
    diagonal.deallocate()
    values.deallocate()
    residual.deallocate()
    direction.deallocate()
    image.deallocate()
    inverse.deallocate()
  }

  /// What a step has come to.
  struct State: Sendable {
    /// Σ |r|.
    var change = 0.0
    /// Whether no r is more than a share of Su + r.
    var isSteady = true
    /// rᵀM⁻¹r.
    var square = 0.0
    /// rᵀM⁻¹(S − dA)q.
    var overlap = 0.0

    func isWithin(_ tolerance: Double) -> Bool { isSteady && change <= tolerance }
  }

  /// Chunks of some 50 µs.
  static let chunk = 1 << 14

  /// Adds `length` times the direction.
  func advance(
    by length: Double, relativeTolerance: Double, in context: RunContext
  ) throws(AlgorithmError) -> State {
    let parts = try context.chunked(values.count, size: Self.chunk) { chunk in
      var part = State()
      for node in chunk {
        let image = image[node]
        let value = values[node] + length * Double(direction[node])
        let residual = residual[node] - length * image
        values[node] = value
        self.residual[node] = residual
        let change = abs(residual)
        part.change += change
        if change > relativeTolerance * (diagonal[node] * value + residual) { part.isSteady = false }
        let near = residual * inverse[node]
        part.square += near * residual
        part.overlap += near * image
      }
      return part
    }
    return parts.reduce(into: State()) { whole, part in
      whole.change += part.change
      whole.isSteady = whole.isSteady && part.isSteady
      whole.square += part.square
      whole.overlap += part.overlap
    }
  }

  /// Sets the direction to `scale` times M⁻¹r and `share` times what it was.
  func turn(scale: Double, keeping share: Double, in context: RunContext) throws(AlgorithmError) {
    _ = try context.chunked(values.count, size: Self.chunk) { chunk in
      for node in chunk {
        direction[node] = Float(scale * (residual[node] * inverse[node] + share * Double(direction[node])))
      }
    }
  }
}
