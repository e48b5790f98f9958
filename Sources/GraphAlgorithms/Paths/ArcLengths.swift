import GraphProjection

/// The lengths of arcs, in the form in which the weights stand by arc.
protocol ArcLengths: Sendable {
  associatedtype Length: PathLength
  subscript(arc: Int) -> Length { get }
}

/// Lengths that stand once for each different weight.
struct CodedLengths<Code: FixedWidthInteger & BitwiseCopyable & Sendable, Length: PathLength>: ArcLengths,
  @unchecked Sendable
{
  let codes: UnsafePointer<Code>
  let lengths: UnsafePointer<Length>

  @inline(__always)
  subscript(arc: Int) -> Length { lengths[Int(truncatingIfNeeded: codes[arc])] }
}

/// A length an arc.
struct PlainLengths: ArcLengths, @unchecked Sendable {
  let lengths: UnsafePointer<Double>

  @inline(__always)
  subscript(arc: Int) -> Double { lengths[arc] }
}

/// What is to be done with the lengths of arcs, compiled once for each of their forms.
protocol ArcLengthBody {
  associatedtype Result
  var rows: KernelRows { get }
  func run(_ lengths: some ArcLengths) throws(AlgorithmError) -> Result
}

extension ArcWeights {
  /// Runs `body` with the arcs' lengths, taken from these weights, in the form in which they stand.
  func withLengths<Body: ArcLengthBody>(_ body: Body) throws(AlgorithmError) -> Body.Result {
    switch self {
    case .bytes(let codes, let values): try body.run(codes, values)
    case .words(let codes, let values): try body.run(codes, values)
    case .plain(let weights):
      try weights.withUnsafeBufferPointer { (weights) throws(AlgorithmError) in
        guard let lengths = weights.baseAddress else { throw .cancelled }
        return try body.run(PlainLengths(lengths: lengths))
      }
    }
  }
}

extension ArcLengthBody {
  fileprivate func run<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ codes: [Code], _ values: [Double]
  ) throws(AlgorithmError) -> Result {
    // Where no path is longer than a whole number of 32 bits, half of the memory does.
    let limit = Double(UInt32.max) / Double(max(1, rows.nodeCount))
    if values.allSatisfy({ $0 < limit && $0 == $0.rounded() }) {
      return try run(codes, lengths: values.map { UInt32($0) })
    }
    return try run(codes, lengths: values)
  }

  private func run<Code: FixedWidthInteger & BitwiseCopyable & Sendable, Length: PathLength>(
    _ codes: [Code], lengths: [Length]
  ) throws(AlgorithmError) -> Result {
    try codes.withUnsafeBufferPointer { (codes) throws(AlgorithmError) in
      try lengths.withUnsafeBufferPointer { (lengths) throws(AlgorithmError) in
        guard let codes = codes.baseAddress, let lengths = lengths.baseAddress else { throw .cancelled }
        return try run(CodedLengths(codes: codes, lengths: lengths))
      }
    }
  }
}

extension ProjectedGraph {
  /// The lengths of the arcs in `outgoing` and in `incoming`, as ``tieLengths(for:)`` defines and checks them.
  func arcLengths(for measure: String) throws(AlgorithmError) -> (outgoing: ArcWeights, incoming: ArcWeights)? {
    guard let meaning = projection.weightMeaning, tieCount > 0, let outgoingWeights, let incomingWeights else {
      _ = try tieLengths(for: measure)
      return nil
    }
    let areLengths = meaning == .distance
    if let values = outgoingWeights.values {
      let shortest = 1 / lengthLimit
      let lengths = areLengths ? values : values.map { 1 / $0 }
      if zip(lengths, values).allSatisfy({ $0 >= shortest && $0 <= lengthLimit && $1 > 0 && $1.isFinite }) {
        return (outgoingWeights.with(values: lengths), incomingWeights.with(values: lengths))
      }
    }
    // Looks at every tie, and names the one that will not do.
    _ = try tieLengths(for: measure)
    return areLengths ? (outgoingWeights, incomingWeights) : (outgoingWeights.inverse, incomingWeights.inverse)
  }
}
