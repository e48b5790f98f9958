/// How well scores tell hidden ties from absent ones.
struct PredictionQuality: Sendable {
  /// The chance that a hidden tie has a higher score than an absent one, equal scores counting a half.
  let areaUnderCurve: Double
  /// The share of hidden ties among as many pairs of the highest scores as ties are hidden; expected, where scores are equal.
  let precision: Double
  /// The mean of precision over the hidden ties, pairs of one score taken together.
  let averagePrecision: Double

  /// - Complexity: O((h + a) log h) for h hidden ties, h > 0, and a absent ones, a > 0.
  init(hidden: [Double], absent: [Double]) {
    // Distinct scores of hidden ties, falling; the absent ones above each (and below the one before) and equal to it.
    let sorted = hidden.sorted(by: >)
    var scores: [Double] = []
    var counts: [Int] = []
    for score in sorted {
      if scores.last == score {
        counts[counts.count - 1] += 1
      } else {
        scores.append(score)
        counts.append(1)
      }
    }
    var above = [Int](repeating: 0, count: scores.count + 1)
    var equal = [Int](repeating: 0, count: scores.count + 1)
    for score in absent {
      var (low, high) = (0, scores.count)
      while low < high {
        let middle = (low + high) / 2
        if scores[middle] > score { low = middle + 1 } else { high = middle }
      }
      if low < scores.count, scores[low] == score { equal[low] += 1 } else { above[low] += 1 }
    }
    var wins = 0.0
    var average = 0.0
    var caught = 0.0
    var (found, passed) = (0, 0)
    for place in scores.indices {
      let group = counts[place] + equal[place]
      let before = found + passed + above[place]
      let room = max(0, min(group, hidden.count - before))
      caught += Double(counts[place]) * Double(room) / Double(group)
      passed += above[place]
      let below = absent.count - passed - equal[place]
      wins += Double(counts[place]) * (Double(below) + Double(equal[place]) / 2)
      found += counts[place]
      passed += equal[place]
      average += Double(counts[place]) * Double(found) / Double(found + passed)
    }
    areaUnderCurve = wins / (Double(hidden.count) * Double(absent.count))
    precision = caught / Double(hidden.count)
    averagePrecision = average / Double(hidden.count)
  }
}
