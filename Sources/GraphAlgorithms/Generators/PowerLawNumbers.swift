import Foundation

/// Whole numbers drawn with probability proportional to k^−exponent.
struct PowerLawNumbers {
  private let lowest: Int
  private var cumulated: [Double] = []

  init(_ range: ClosedRange<Int>, exponent: Double) {
    lowest = range.lowerBound
    var sum = 0.0
    for number in range {
      sum += pow(Double(number) / Double(range.lowerBound), -exponent)
      cumulated.append(sum)
    }
  }

  func next(_ generator: inout SplitMix64) -> Int {
    let target = generator.nextShare() * (cumulated.last ?? 0)
    var (low, high) = (0, cumulated.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] <= target { low = middle + 1 } else { high = middle }
    }
    return lowest + low
  }
}
